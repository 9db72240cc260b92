import { equal, matches, pattern } from '../symbolic/pattern';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { isUnknown, toSymbols } from '../symbolic/symbolic-string';
import type { Match } from '../symbolic/match';
import { unanimous, allOf, anyOf, not } from '../symbolic/match';
import { ARN_COMPONENTS, splitArn } from './arn';
import type { Principals } from './policy-document';
import type { Caller, RoleCaller } from './request';
import type { Situation } from './situation';

/** How a statement names a caller: as everyone, by its own name, or by its account. */
export type PrincipalMatch = 'everyone' | 'name' | 'account';

export const EVERY_PRINCIPAL_MATCH: readonly PrincipalMatch[] = ['everyone', 'name', 'account'];

/**
 * Whether `Principal` names a caller in one of the ways.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function matchPrincipal(principals: Principals, caller: Caller, principalMatches: readonly PrincipalMatch[]): Match {
  return anyOf(principalMatches.map((principalMatch) => NAMES[principalMatch](principals, caller)));
}

/** Whether the `Principal` or `NotPrincipal` of any statement fits a caller; identity policies have neither. */
export function matchCaller(principals: Principals | undefined, { request: { caller }, bounded }: Situation): Match {
  if (principals === undefined) {
    return 'all';
  }
  return principals.negated ? not(bounded ? 'none' : exempts(principals, caller)) : matchPrincipal(principals, caller, EVERY_PRINCIPAL_MATCH);
}

/**
 * Whether `NotPrincipal` spares a caller without a permissions boundary.
 *
 * Of a role AWS wants its session too, and nobody knows the session that S3 opens: a role that is named, or whose
 * account is, is spared perhaps, and only one with neither of them is denied for sure.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
function exempts(principals: Principals, caller: Caller): Match {
  const everyone = NAMES.everyone(principals, caller);
  const name = NAMES.name(principals, caller);
  return anyOf([everyone, caller.kind === 'service' ? name : allOf(['unknown', unanimous([name, NAMES.account(principals, caller)])])]);
}

const NAMES: { readonly [principalMatch in PrincipalMatch]: (principals: Principals, caller: Caller) => Match } = {
  everyone: ({ everyone, aws }) => (everyone ? 'all' : aws.some(mayBeStar) ? 'unknown' : 'none'),
  name: ({ aws, services }, caller) => (caller.kind === 'service'
    ? anyOf(services.map((service) => equal(service, caller.service)))
    : anyOf(aws.map((principal) => matchRole(principal, caller)))),
  account: ({ aws, canonical }, caller) => (caller.kind === 'service'
    ? 'none'
    : anyOf([canonical ? 'unknown' : 'none', ...aws.map((principal) => matchAccount(principal, caller))])),
};

function mayBeStar(principal: SymbolicString): boolean {
  // most are ARNs
  return isUnknown(principal) && toSymbols(principal).every(isUnknown);
}

function matchRole(principal: SymbolicString, { arn }: RoleCaller): Match {
  // AWS knows which role has this id
  if (/^AROA[A-Z0-9]+$/.test(principal)) {
    return 'unknown';
  }
  // an account or its root is nobody's role, even where the role is not known
  return isAccountId(principal) || splitArn(principal)[ARN_COMPONENTS - 1] === 'root'
    ? 'none'
    : anyOf([equal(principal, arn), matchSession(principal, arn)]);
}

/**
 * A session of the role may be the one that S3 opens, whose name AWS does not document.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-role-session
 */
function matchSession(principal: SymbolicString, arn: SymbolicString): Match {
  const [, partition, service, , account, resource = ''] = splitArn(principal);
  const [type, role] = resource.split('/');
  if (service !== 'sts' || type !== 'assumed-role') {
    return 'none';
  }
  // the ARN of a session leaves out the path of its role
  const ofRole = pattern([`arn:${partition}:iam::${account}:role`, { wildcard: '*' }, `/${role}`]);
  return allOf(['unknown', matches(ofRole, arn)]);
}

function matchAccount(principal: SymbolicString, { account, arn }: RoleCaller): Match {
  const components = splitArn(principal);
  if (components.length < ARN_COMPONENTS) {
    return equal(principal, account);
  }
  // an account is in one partition only
  const [, partition = components[1]] = splitArn(arn);
  return components[ARN_COMPONENTS - 1] === 'root' ? allOf([equal(components[4], account), equal(components[1], partition)]) : 'none';
}

function isAccountId(principal: SymbolicString): boolean {
  return /^\d{12}$/.test(principal);
}
