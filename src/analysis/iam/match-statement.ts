import { matches } from '../symbolic/pattern';
import type { SymbolicString } from '../symbolic/symbolic-string';
import type { Match } from '../symbolic/match';
import { allOf, anyOf, not } from '../symbolic/match';
import { matchArn } from './arn';
import { matchCondition } from './conditions';
import type { Actions, Resources, Statement } from './policy-document';
import type { Situation } from './situation';
import { substitute } from './policy-string';

/** Whether `Action` or `NotAction` holds an action in lower case. */
export function matchAction({ negated, patterns }: Actions, action: SymbolicString): Match {
  const covered = anyOf(patterns.map((each) => (action.startsWith(each.lead) ? matches(each, action) : 'none')));
  return negated ? not(covered) : covered;
}

/** Whether `Resource` or `NotResource` holds the resource of a request; a trust policy has neither. */
export function matchResource(resources: Resources | undefined, situation: Situation): Match {
  if (resources === undefined) {
    return 'all';
  }
  const covered = anyOf(resources.strings.map((each) => {
    const wanted = substitute(each, situation);
    return wanted === undefined ? 'none' : matchArn(wanted, situation.request.resource);
  }));
  return resources.negated ? not(covered) : covered;
}

/** Whether a statement whose action fits applies, its principal aside. */
export function matchResourceAndConditions({ resources, conditions }: Statement, situation: Situation): Match {
  const resource = matchResource(resources, situation);
  return resource === 'none' || conditions.length === 0
    ? resource
    : allOf([resource, ...conditions.map((condition) => matchCondition(condition, situation))]);
}
