import { equal, matches, pattern } from '../symbolic/pattern';
import type { Text } from '../symbolic/symbolic-string';
import { isOpen, symbolsOf } from '../symbolic/symbolic-string';
import type { Truth } from '../symbolic/match';
import { agreed, allOf, anyOf, not } from '../symbolic/match';
import { COMPONENTS, componentsOf } from './arn';
import type { Principals } from './policy-document';
import type { Caller, RoleCaller } from './request';
import type { Situation } from './situation';

/** How a statement names a caller: as everyone, by its own name, or by its account. */
export type Way = 'everyone' | 'name' | 'account';

export const EVERY_WAY: readonly Way[] = ['everyone', 'name', 'account'];

/**
 * Whether `Principal` names a caller in one of the ways.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function names(principals: Principals, caller: Caller, ways: readonly Way[]): Truth {
  return anyOf(ways.map((way) => NAMES[way](principals, caller)));
}

/** Whether the `Principal` or `NotPrincipal` of any statement fits a caller; identity policies have neither. */
export function fits(principals: Principals | undefined, { request: { caller }, bounded }: Situation): Truth {
  if (principals === undefined) {
    return 'yes';
  }
  return principals.negated ? not(bounded ? 'no' : spares(principals, caller)) : names(principals, caller, EVERY_WAY);
}

/**
 * Whether `NotPrincipal` spares a caller without a permissions boundary.
 *
 * Of a role AWS wants its session too, and nobody knows the session that S3 opens: a role that is named, or whose
 * account is, is spared perhaps, and only one with neither of them is denied for sure.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
function spares(principals: Principals, caller: Caller): Truth {
  const everyone = NAMES.everyone(principals, caller);
  const name = NAMES.name(principals, caller);
  return anyOf([everyone, caller.kind === 'service' ? name : allOf(['maybe', agreed([name, NAMES.account(principals, caller)])])]);
}

const NAMES: { readonly [way in Way]: (principals: Principals, caller: Caller) => Truth } = {
  everyone: ({ everyone, aws }) => (everyone ? 'yes' : aws.some(mayBeStar) ? 'maybe' : 'no'),
  name: ({ aws, services }, caller) => (caller.kind === 'service'
    ? anyOf(services.map((service) => equal(service, caller.service)))
    : anyOf(aws.map((principal) => namesRole(principal, caller)))),
  account: ({ aws, canonical }, caller) => (caller.kind === 'service'
    ? 'no'
    : anyOf([canonical ? 'maybe' : 'no', ...aws.map((principal) => namesAccount(principal, caller))])),
};

function mayBeStar(principal: Text): boolean {
  // most are ARNs
  return isOpen(principal) && symbolsOf(principal).every(isOpen);
}

function namesRole(principal: Text, { arn }: RoleCaller): Truth {
  // AWS knows which role has this id
  if (/^AROA[A-Z0-9]+$/.test(principal)) {
    return 'maybe';
  }
  // an account or its root is nobody's role, even where the role is not known
  return isAccountId(principal) || componentsOf(principal)[COMPONENTS - 1] === 'root'
    ? 'no'
    : anyOf([equal(principal, arn), namesSession(principal, arn)]);
}

/**
 * A session of the role may be the one that S3 opens, whose name AWS does not document.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-role-session
 */
function namesSession(principal: Text, arn: Text): Truth {
  const [, partition, service, , account, resource = ''] = componentsOf(principal);
  const [type, role] = resource.split('/');
  if (service !== 'sts' || type !== 'assumed-role') {
    return 'no';
  }
  // the ARN of a session leaves out the path of its role
  const ofRole = pattern([`arn:${partition}:iam::${account}:role`, { wildcard: '*' }, `/${role}`]);
  return allOf(['maybe', matches(ofRole, arn)]);
}

function namesAccount(principal: Text, { account, arn }: RoleCaller): Truth {
  const components = componentsOf(principal);
  if (components.length < COMPONENTS) {
    return equal(principal, account);
  }
  // an account is in one partition only
  const [, partition = components[1]] = componentsOf(arn);
  return components[COMPONENTS - 1] === 'root' ? allOf([equal(components[4], account), equal(components[1], partition)]) : 'no';
}

function isAccountId(principal: Text): boolean {
  return /^\d{12}$/.test(principal);
}
