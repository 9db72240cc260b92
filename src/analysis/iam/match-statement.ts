import type { Match } from '../symbolic/match';
import { allOf, anyOf, not } from '../symbolic/match';
import { matches } from '../symbolic/pattern';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { matchArn } from './arn';
import { matchCondition } from './match-condition';
import type { Actions, Resources, Statement } from './policy-document';
import { testString } from './policy-string';
import type { Situation } from './request';

/**
 * Whether `Action` or `NotAction` matches an action.
 *
 * @param action in lower case
 */
export function matchAction({ negated, patterns }: Actions, action: SymbolicString): Match {
  // done for each statement and action: most patterns are the names of other actions
  const match = anyOf(patterns.filter(({ lead }) => action.startsWith(lead)).map((each) => matches(each, action)));
  return negated ? not(match) : match;
}

/** Whether `Resource` or `NotResource` matches the resource of a request; a trust policy has neither. */
export function matchResource(resources: Resources | undefined, situation: Situation): Match {
  if (resources === undefined) {
    return 'all';
  }
  const { resource } = situation.request;
  const match = resources.patterns?.match(resource, matchArn) ?? anyOf(resources.strings.map((each) =>
    testString(each, situation, (expected) => matchArn(expected, resource))));
  return resources.negated ? not(match) : match;
}

/** Whether a statement applies whose action and principal match. */
export function matchResourceAndConditions({ resources, conditions }: Statement, situation: Situation): Match {
  // a condition on a flag, as most Denies have, takes less time than a resource
  const match = allOf(conditions.map((condition) => matchCondition(condition, situation)));
  return match === 'none' ? match : allOf([match, matchResource(resources, situation)]);
}
