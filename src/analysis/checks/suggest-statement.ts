import type { Decision } from '../iam/decision';
import type { Caller, RoleCaller } from '../iam/request';
import type { Call, KeyBinding, KeyCall } from '../s3/call';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { display, toSymbols } from '../symbolic/symbolic-string';

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
    ...(resourceType === 'trust' ? {} : { Resource: missing === 'key policy' ? '*' : writeResource(resource) }),
    ...(Object.keys(conditions).length === 0 ? {} : { Condition: conditions }),
  });
}

function suggestPrincipal(caller: Caller, inResource: boolean): object {
  if (caller.kind === 'service') {
    return { Principal: { Service: caller.service } };
  }
  // the ARN of a role that is a parameter says no partition
  const [, partition = '<partition>'] = /^arn:([^:]+):/.exec(display(caller.arn)) ?? [];
  return inResource ? { Principal: { AWS: `arn:${partition}:iam::${display(caller.account)}:root` } } : {};
}

function suggestRoleCondition({ arn }: RoleCaller): object {
  return { ArnEquals: { 'aws:PrincipalArn': display(arn) } };
}

/** The condition on the service, or on the encryption context, under which a statement serves all of these calls. */
export function suggestCondition(calls: readonly KeyCall[], operator: 'StringEquals' | 'StringLike'): string {
  const values = new Map<string, Set<string>>();
  for (const { binding } of calls) {
    for (const [key, value] of Object.entries(suggestConditions(binding)[operator])) {
      values.set(key, new Set([...values.get(key) ?? [], ...[value].flat()]));
    }
  }
  const sorted = [...values].map(([key, all]) => [key, asWritten([...all].sort(), operator)] as const);
  return JSON.stringify({ [operator]: Object.fromEntries(sorted) });
}

/** `StringEquals` with one value is written without a list. */
function asWritten(values: readonly string[], operator: 'StringEquals' | 'StringLike'): string | readonly string[] {
  return operator === 'StringEquals' && values.length === 1 ? values[0] : values;
}

/** To S3 of one Region, and to the bucket with and without a Bucket Key. */
function suggestConditions({ viaService, contexts }: KeyBinding) {
  return {
    StringEquals: { 'kms:ViaService': display(viaService) },
    StringLike: { 'kms:EncryptionContext:aws:s3:arn': contexts.map(writeResource) },
  };
}

/** An ARN as a pattern of IAM, in which `*`, `?` and `$` of a prefix would match more than themselves. */
export function writeResource(arn: SymbolicString): string {
  return display(toSymbols(arn).map((symbol) => (/^[*?$]$/.test(symbol) ? `\${${symbol}}` : symbol)).join(''));
}
