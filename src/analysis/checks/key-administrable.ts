import { ASSUMED_IDENTITY } from '../iam/assumed-policies';
import type { Authorizer } from '../iam/authorizer';
import { matchAction } from '../iam/match-statement';
import type { PolicyDocument } from '../iam/policy-document';
import { present } from '../iam/request';
import type { Key } from '../model/deployment-model';
import { KMS_GUIDE } from '../s3/aws-pages';
import { unreported } from '../s3/failure-reasons';
import type { ReplicationContext } from '../s3/replication-context';
import { opaqueId } from '../symbolic/symbolic-string';
import type { SymbolicString } from '../symbolic/symbolic-string';
import type { Check } from './check';
import { listKeys } from './list-resources';

export const KEY_ADMINISTRABLE: Check = {
  id: 'KeyAdministrable',
  title: 'Somebody may still change the policy of each key (`kms:PutKeyPolicy`).',
  severity: 'error',
  failureReason: unreported('KMS refuses the policy, or nobody but AWS Support can change it again'),
  see: `${KMS_GUIDE}/key-policy-default.html#prevent-unmanageable-key`,
  checkReplication: (each, { authorizer }) => {
    const keys = listKeys(each).filter((key) => !hasAdministrator(each, key, authorizer));
    return keys.map(({ address }) => ({
      address,
      propertyPath: 'Properties.KeyPolicy',
      message: 'nobody is left who may call kms:PutKeyPolicy on the key',
      fix: 'keep the statement for the account: {"Effect":"Allow","Principal":{"AWS":"arn:<partition>:iam::<account>:root"},'
        + '"Action":"kms:*","Resource":"*"}',
    }));
  },
};

/** Whether any role of the account that IAM would let may; a perhaps is enough not to cry. */
function hasAdministrator(
  { source }: ReplicationContext,
  { account, arn, policy }: Key,
  authorizer: Authorizer,
): boolean {
  const someone = `arn:${source.partition}:iam::${account}:role/${opaqueId('any role of the account')}`;
  const mayPut = (administrator: SymbolicString) => authorizer.authorize({
    request: {
      action: 'kms:PutKeyPolicy',
      resource: arn,
      resourceAccount: account,
      caller: { kind: 'role', arn: administrator, account: administrator.split(':')[4] },
      context: new Map([
        ['aws:principalarn', present(administrator)],
        ['aws:principalaccount', present(account)],
        ['aws:principalisawsservice', present('false')],
        ['aws:securetransport', present('true')],
        ['kms:calleraccount', present(account)],
      ]),
    },
    policies: { resourceType: 'kms', identity: [ASSUMED_IDENTITY], resource: policy },
  }).outcome !== 'denied';
  // most policies admit the account, so that nobody looks for those whom they name
  return mayPut(someone) || admitsFederated(policy) || namedIn(policy).some(mayPut);
}

/** Roles and users that the policy speaks of, as principals or in conditions; of a session its role. */
function namedIn({ statements }: PolicyDocument): SymbolicString[] {
  // a statement without principals is malformed in a key policy, and left out
  const principals = statements.flatMap((statement) => statement.principals!.aws);
  const conditions = statements.flatMap((statement) => statement.conditions)
    .filter(({ key }) => key.toLowerCase() === 'aws:principalarn')
    .flatMap(({ values }) => values.map(({ written }) => written));
  return [...principals, ...conditions]
    .map((arn) => arn.replace(/:sts:(.*):assumed-role\/([^/]+)\/.*$/, ':iam:$1:role/$2'))
    .filter((arn) => /:(?:role|user)\//.test(arn));
}

/** Whether an identity provider may, for its users. */
function admitsFederated({ statements }: PolicyDocument): boolean {
  return statements.some(({ effect, principals, actions }) =>
    effect === 'Allow' && principals!.others.length > 0 && matchAction(actions, 'kms:putkeypolicy') !== 'none');
}
