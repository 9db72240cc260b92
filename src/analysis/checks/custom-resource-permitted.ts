import { formatAddress } from '../assembly/resource-address';
import type { Authorization } from '../iam/authorization';
import type { Decision } from '../iam/decision';
import type { Context, RoleCaller } from '../iam/request';
import { ExtendedContext, oneOf, present } from '../iam/request';
import type { Role } from '../model/deployment-model';
import { findEffectivePolicy } from '../s3/calls';
import { unreported } from '../s3/failure-reasons';
import type { ReplicationContext } from '../s3/replication-context';
import { display } from '../symbolic/symbolic-string';
import type { Check } from './check';
import { describeStatement } from './explain-decision';
import { findFunctionRole } from './list-resources';
import type { Violation } from './violation';

/** The AWS SDK and IAM have different names for the call, and CDK makes the one from the other. */
export const CUSTOM_RESOURCE_PERMITTED: Check = {
  id: 'CustomResourcePermitted',
  title: 'The function that puts a replication configuration may call s3:PutReplicationConfiguration, and pass the role to S3.',
  severity: 'error',
  failureReason: unreported('the deployment fails: the call is denied'),
  see: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketReplication.html',
  checkReplication: (each, { authorizer }) => {
    const role = findFunctionRole(each);
    return role === undefined ? [] : listCalls(each, role).flatMap((call) => {
      const decision = authorizer.authorize(call);
      return decision.outcome === 'allowed' ? [] : [explain(call, decision, role)];
    });
  },
};

/** Lambda assumes the role of the function, which calls S3, which asks IAM whether the role may be passed to it. */
function listCalls(each: ReplicationContext, role: Role): readonly Authorization[] {
  const { source, replication: { roleArn } } = each;
  const caller: RoleCaller = { kind: 'role', arn: role.arn, account: role.account };
  const policies = { identity: role.policies, boundary: role.boundary };
  const pass = new ExtendedContext(createContext(caller), [['iam:passedtoservice', present('s3.amazonaws.com')]]);
  return [
    {
      request: {
        action: 'sts:AssumeRole',
        resource: role.arn,
        resourceAccount: role.account,
        caller: { kind: 'service', service: 'lambda.amazonaws.com' },
        context: new Map([['aws:securetransport', present('true')]]),
      },
      policies: { resourceType: 'trust', resource: role.trust },
    },
    {
      request: {
        action: 's3:PutReplicationConfiguration',
        resource: source.arn,
        resourceAccount: source.account,
        caller,
        context: createContext(caller),
      },
      policies: { resourceType: 's3', ...policies, resource: findEffectivePolicy(source) },
    },
    {
      request: { action: 'iam:PassRole', resource: roleArn, resourceAccount: role.account, caller, context: pass },
      policies: { resourceType: 's3', ...policies },
    },
  ];
}

/** The function may be in a network of the user's. */
function createContext({ arn, account }: RoleCaller): Context {
  return new Map([
    ['aws:principalarn', present(arn)],
    ['aws:principalaccount', present(account)],
    ['aws:securetransport', present('true')],
    ['s3:tlsversion', oneOf('1.2', '1.3')],
  ]);
}

function explain({ request: { action, resource } }: Authorization, decision: Decision, role: Role): Violation {
  const { outcome, cause, statement, missing, unknowns } = decision;
  const misnamed = action === 's3:PutReplicationConfiguration' && role.policies.some(({ statements }) =>
    statements.some(({ actions }) => actions.written.some((written) => /^s3:PutBucketReplication$/i.test(written))));
  const why = cause === 'explicit deny' && statement ? `${describeStatement(statement)} denies it`
    : cause === 'unknown' ? 'what decides is not in the templates' : `no statement of the ${missing} allows it`;
  return {
    ...(action === 's3:PutReplicationConfiguration' ? {} : { detail: action }),
    undecided: outcome === 'undecided',
    message: `a custom resource puts the configuration, and ${outcome === 'undecided' ? 'it cannot be decided whether ' : ''}${
      describeCall(action, display(resource), formatAddress(role.address), outcome === 'undecided')}: ${why}${
      unknowns.length === 0 ? '' : ` (${unknowns.map(display).join('; ')})`}${
      misnamed ? '; s3:PutBucketReplication, which it has, is no action of IAM' : ''}`,
    fix: 'allow s3:PutReplicationConfiguration on the bucket, and iam:PassRole on the role, by AwsCustomResourcePolicy.fromStatements',
  };
}

function describeCall(action: string, resource: string, role: string, open: boolean): string {
  const may = open ? 'may' : 'may not';
  return action === 'sts:AssumeRole' ? `Lambda ${may} assume the role ${role} of its function`
    : `the role ${role} of its function ${may} call ${action} on ${resource}`;
}
