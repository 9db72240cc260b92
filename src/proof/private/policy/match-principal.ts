import { equal } from '../text/pattern';
import type { Text } from '../text/text';
import type { Truth } from '../text/truth';
import { allOf, anyOf, not } from '../text/truth';
import { COMPONENTS, componentsOf } from './arn';
import type { Principals } from './document';
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

/**
 * Whether the `Principal` or `NotPrincipal` of any statement fits a caller; identity policies have neither.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
export function fits(principals: Principals | undefined, { request: { caller }, bounded }: Situation): Truth {
  if (principals === undefined) {
    return 'yes';
  }
  const named = names(principals, caller, EVERY_WAY);
  // a Deny with NotPrincipal denies every caller with a permissions boundary, whomever it names
  return principals.negated ? (bounded ? 'yes' : not(named)) : named;
}

const NAMES: { readonly [way in Way]: (principals: Principals, caller: Caller) => Truth } = {
  everyone: ({ everyone }) => (everyone ? 'yes' : 'no'),
  name: ({ aws, services }, caller) => (caller.kind === 'service'
    ? anyOf(services.map((service) => equal(service, caller.service)))
    : anyOf(aws.map((principal) => namesRole(principal, caller)))),
  account: ({ aws }, caller) => (caller.kind === 'service'
    ? 'no'
    : anyOf(aws.map((principal) => namesAccount(principal, caller)))),
};

function namesRole(principal: Text, { arn }: RoleCaller): Truth {
  // an account or its root is nobody's role, even where the role is not known
  return isAccountId(principal) || componentsOf(principal)[COMPONENTS - 1] === 'root' ? 'no' : equal(principal, arn);
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
