import type { Text } from '../symbolic/symbolic-string';
import { isMarked } from '../symbolic/symbolic-string';
import type { Truth } from '../symbolic/match';
import { agreed, allOf, anyOf, not } from '../symbolic/match';
import type { Condition } from './policy-document';
import type { Operator } from './condition-operators';
import { OPERATORS } from './condition-operators';
import type { Situation } from './situation';
import { stateOf } from './situation';
import { fill } from './policy-string';

/**
 * Whether a condition holds.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 */
export function holds(condition: Condition, situation: Situation): Truth {
  const state = stateOf(situation, condition.lowerKey);
  if (state !== 'unknown' && condition.operator === 'Null') {
    return anyOf(condition.values.map(({ written }) => isNull(written, state === 'absent')));
  }
  const operator = OPERATORS.get(condition.operator);
  if (state === 'unknown' || operator === undefined) {
    return 'maybe';
  }
  return state === 'absent' ? whenAbsent(condition, operator) : ofValues(condition, operator, state, situation);
}

function isNull(wanted: Text, absent: boolean): Truth {
  return isMarked(wanted) ? 'maybe' : (wanted.toLowerCase() === 'true') === absent ? 'yes' : 'no';
}

function whenAbsent({ ifExists, set }: Condition, { negated }: Operator): Truth {
  return ifExists || set === 'ForAllValues' || (negated && set === undefined) ? 'yes' : 'no';
}

function ofValues(condition: Condition, operator: Operator, actual: readonly Text[], situation: Situation): Truth {
  const wanted = condition.values.map((value) => fill(value, situation)).filter((value) => value !== undefined);
  const truths = actual.map((text) => {
    const matched = anyOf(wanted.map((value) => operator.test(value, text)));
    return operator.negated ? not(matched) : matched;
  });
  switch (condition.set) {
    case 'ForAllValues': return allOf(truths);
    case 'ForAnyValue': return anyOf(truths);
    // AWS wants a set operator for several values and does not say what happens without
    default: return agreed([allOf(truths), anyOf(truths)]);
  }
}
