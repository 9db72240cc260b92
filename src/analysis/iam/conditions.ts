import type { SymbolicString } from '../symbolic/symbolic-string';
import { isSymbolic } from '../symbolic/symbolic-string';
import type { Match } from '../symbolic/match';
import { unanimous, allOf, anyOf, not } from '../symbolic/match';
import type { Condition } from './policy-document';
import type { Operator } from './condition-operators';
import { OPERATORS } from './condition-operators';
import type { Situation } from './situation';
import { getState } from './situation';
import { substitute } from './policy-string';

/**
 * Whether a condition holds.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 */
export function matchCondition(condition: Condition, situation: Situation): Match {
  const state = getState(situation, condition.lowerKey);
  if (state !== 'unknown' && condition.operator === 'Null') {
    return anyOf(condition.values.map(({ written }) => matchNull(written, state === 'absent')));
  }
  const operator = OPERATORS.get(condition.operator);
  if (state === 'unknown' || operator === undefined) {
    return 'unknown';
  }
  return state === 'absent' ? matchAbsentKey(condition, operator) : matchValues(condition, operator, state, situation);
}

function matchNull(wanted: SymbolicString, absent: boolean): Match {
  return isSymbolic(wanted) ? 'unknown' : (wanted.toLowerCase() === 'true') === absent ? 'all' : 'none';
}

function matchAbsentKey({ ifExists, set }: Condition, { negated }: Operator): Match {
  return ifExists || set === 'ForAllValues' || (negated && set === undefined) ? 'all' : 'none';
}

function matchValues(condition: Condition, operator: Operator, actual: readonly SymbolicString[], situation: Situation): Match {
  const wanted = condition.values.map((value) => substitute(value, situation)).filter((value) => value !== undefined);
  const answers = actual.map((text) => {
    const matched = anyOf(wanted.map((value) => operator.test(value, text)));
    return operator.negated ? not(matched) : matched;
  });
  switch (condition.set) {
    case 'ForAllValues': return allOf(answers);
    case 'ForAnyValue': return anyOf(answers);
    // AWS wants a set operator for several values and does not say what happens without
    default: return unanimous([allOf(answers), anyOf(answers)]);
  }
}
