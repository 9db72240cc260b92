import type { Call } from '../calls/call';
import { statementText } from '../explain/explain';
import { present } from '../policy/request';
import type { Text } from '../text/text';
import { display, every } from '../text/text';
import { needsOf } from './needs';
import { ENCRYPTED } from './requirement';
import type { Requirement } from './requirement';
import { NO_FAILURE, allowsOf, grants, ofStatement } from './role-statements';

/** No bucket has such a name. */
const ANOTHER_BUCKET = 'another bucket';

const CONTEXT = 'kms:encryptioncontext:aws:s3:arn';

export const ROLE_KEYS_FOR_BUCKET: Requirement = {
  id: 'RoleKeysForBucket',
  demand: 'The role may use each key only for the bucket and the prefixes of its rules (encryption context `aws:s3:arn`).',
  severity: 'warning',
  failureReason: NO_FAILURE,
  see: ENCRYPTED,
  ofReplication: (each) => {
    const needs = needsOf(each).filter(({ request }) => request.action.startsWith('kms:'));
    return allowsOf(each).flatMap((statement) => {
      const unbound = needs.find((need) => grants(statement, need)
        && others(need, needs).some((arn) => grants(statement, need, inContext(need, arn))));
      return unbound === undefined ? [] : [ofStatement(statement, 'Condition', {
        message: `${statementText(statement)} allows ${unbound.request.action} not only for the objects of the rules`,
        fix: `add the condition {"StringLike": {"kms:EncryptionContext:aws:s3:arn": ${JSON.stringify(wanted(unbound, needs))}}}`,
      })];
    });
  },
};

function contextsOf({ request }: Call): Text[] {
  return (request.context.get(CONTEXT) ?? []).flatMap((state) => state ?? []);
}

/** Contexts that no object of the rules has: of another bucket, and of other objects where the rules have prefixes. */
function others(need: Call, needs: readonly Call[]): Text[] {
  const needed = new Set(needs.flatMap(contextsOf));
  return contextsOf(need).flatMap((arn) => {
    const [bucket] = arn.split('/');
    const anyObject = `${bucket}/${every('object')}`;
    return [`${bucket.split(':::')[0]}:::${ANOTHER_BUCKET}`, ...(needed.has(anyObject) ? [] : [anyObject])];
  });
}

function inContext({ request }: Call, arn: Text): Partial<Call['request']> {
  return { context: new Map([...request.context, [CONTEXT, present(arn)]]) };
}

function wanted({ request }: Call, needs: readonly Call[]): string[] {
  const same = needs.filter((need) => need.request.resource === request.resource);
  return [...new Set(same.flatMap(contextsOf))].map((arn) => display(arn).replace('<object>', '*')).sort();
}
