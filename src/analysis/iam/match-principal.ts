import type { Match } from '../symbolic/match';
import { allOf, anyOf, not, unanimous } from '../symbolic/match';
import { equal, matches, pattern } from '../symbolic/pattern';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { isUnknown, toSymbols } from '../symbolic/symbolic-string';
import { ARN_COMPONENTS, splitArn } from './arn';
import type { Principals } from './policy-document';
import type { Caller, RoleCaller, Situation } from './request';

/** How a statement names a caller: as everyone, by its own name, or by its account. */
export type PrincipalMatch = 'everyone' | 'name' | 'account';

export const EVERY_PRINCIPAL_MATCH: readonly PrincipalMatch[] = ['everyone', 'name', 'account'];

/** Whether `Principal` or `NotPrincipal` matches the caller; identity policies have neither. */
export function matchCaller(principals: Principals | undefined, { request: { caller }, bounded }: Situation): Match {
  if (principals === undefined) {
    return 'all';
  }
  return principals.negated
    ? not(bounded ? 'none' : exempts(principals, caller))
    : matchPrincipal(principals, caller, EVERY_PRINCIPAL_MATCH);
}

/**
 * Whether `Principal` names a caller in one of the ways.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function matchPrincipal(
  principals: Principals,
  caller: Caller,
  principalMatches: readonly PrincipalMatch[],
): Match {
  return anyOf(principalMatches.map((principalMatch) => MATCHERS[principalMatch](principals, caller)));
}

/**
 * Whether `NotPrincipal` exempts a caller without a permissions boundary from a Deny.
 *
 * A role is exempt only if its session is too, and AWS does not document the name of the session that S3 opens: a role
 * that is named, or whose account is, may be exempt, and only one that is named in neither way is denied for sure.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
function exempts(principals: Principals, caller: Caller): Match {
  const everyone = MATCHERS.everyone(principals, caller);
  const name = MATCHERS.name(principals, caller);
  const account = MATCHERS.account(principals, caller);
  return anyOf([everyone, caller.kind === 'service' ? name : allOf(['unknown', unanimous([name, account])])]);
}

const MATCHERS: { readonly [principalMatch in PrincipalMatch]: (principals: Principals, caller: Caller) => Match } = {
  everyone: ({ everyone, aws }) => (everyone ? 'all' : aws.some(mayBeEveryone) ? 'unknown' : 'none'),
  name: ({ aws, services }, caller) => (caller.kind === 'service'
    ? anyOf(services.map((service) => equal(service, caller.service)))
    : anyOf(aws.map((principal) => matchRole(principal, caller)))),
  // a canonical user is an account, whose number the templates do not say
  account: ({ aws, canonical }, caller) => (caller.kind === 'service'
    ? 'none'
    : anyOf([canonical ? 'unknown' : 'none', ...aws.map((principal) => matchAccount(principal, caller))])),
};

/** A value of which nothing is known may be `*`. */
function mayBeEveryone(principal: SymbolicString): boolean {
  return isUnknown(principal) && toSymbols(principal).every(isUnknown);
}

function matchRole(principal: SymbolicString, { arn }: RoleCaller): Match {
  // an id that AWS gave a role; the templates do not say which role
  if (/^AROA[^:/]+$/.test(principal)) {
    return 'unknown';
  }
  // an account or its root is no role, not even one that is not known
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
  const roleArn = pattern([`arn:${partition}:iam::${account}:role`, { wildcard: '*' }, `/${role}`]);
  return allOf(['unknown', matches(roleArn, arn)]);
}

function matchAccount(principal: SymbolicString, { account, arn }: RoleCaller): Match {
  const components = splitArn(principal);
  if (components.length < ARN_COMPONENTS) {
    return equal(principal, account);
  }
  // an account is in one partition only
  const [, partition = components[1]] = splitArn(arn);
  return components[ARN_COMPONENTS - 1] === 'root'
    ? allOf([equal(components[4], account), equal(components[1], partition)])
    : 'none';
}

function isAccountId(principal: SymbolicString): boolean {
  return /^\d{12}$/.test(principal);
}
