import type { Decision } from '../iam/decision';
import type { Caller, RoleCaller } from '../iam/request';
import type { Call, KeyBinding } from '../s3/call';
import { display } from '../symbolic/symbolic-string';

/**
 * The statement that would allow a call, as JSON.
 *
 * A bucket or key policy is mostly deployed before the role exists, and would be refused if it named it as a principal:
 * it names the account, and the role in a condition.
 */
export function suggestStatement({ request, binding, policies: { resourceType } }: Call, missing: Decision['missing']): string {
  const { action, resource, caller } = request;
  const inResource = missing === 'bucket policy' || missing === 'key policy';
  const conditions = { ...(binding && suggestConditions(binding)), ...(inResource && caller.kind === 'role' ? suggestRoleCondition(caller) : {}) };
  return JSON.stringify({
    Effect: 'Allow',
    ...suggestPrincipal(caller, inResource),
    Action: action,
    ...(resourceType === 'trust' ? {} : { Resource: missing === 'key policy' ? '*' : display(resource) }),
    ...(Object.keys(conditions).length === 0 ? {} : { Condition: conditions }),
  });
}

function suggestPrincipal(caller: Caller, inResource: boolean): object {
  if (caller.kind === 'service') {
    return { Principal: { Service: caller.service } };
  }
  return inResource ? { Principal: { AWS: `arn:${display(caller.arn).split(':')[1]}:iam::${display(caller.account)}:root` } } : {};
}

function suggestRoleCondition({ arn }: RoleCaller): object {
  return { ArnEquals: { 'aws:PrincipalArn': display(arn) } };
}

/** One of the conditions that bind a key, as JSON. */
export function suggestCondition(binding: KeyBinding, operator: 'StringEquals' | 'StringLike'): string {
  return JSON.stringify({ [operator]: suggestConditions(binding)[operator] });
}

/** To S3 of one Region, and to the bucket with and without a Bucket Key. */
function suggestConditions({ viaService, contexts }: KeyBinding) {
  return {
    StringEquals: { 'kms:ViaService': display(viaService) },
    StringLike: { 'kms:EncryptionContext:aws:s3:arn': contexts.map(display) },
  };
}
