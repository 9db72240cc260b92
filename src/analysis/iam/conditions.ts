import type { SymbolicString } from '../symbolic/symbolic-string';
import { isSymbolic } from '../symbolic/symbolic-string';
import type { Match } from '../symbolic/match';
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
export function holds(condition: Condition, situation: Situation): Match {
  const state = stateOf(situation, condition.lowerKey);
  if (state !== 'unknown' && condition.operator === 'Null') {
    return anyOf(condition.values.map(({ written }) => isNull(written, state === 'absent')));
  }
  const operator = OPERATORS.get(condition.operator);
  if (state === 'unknown' || operator === undefined) {
    return 'unknown';
  }
  return state === 'absent' ? whenAbsent(condition, operator) : ofValues(condition, operator, state, situation);
}

function isNull(wanted: SymbolicString, absent: boolean): Match {
  return isSymbolic(wanted) ? 'unknown' : (wanted.toLowerCase() === 'true') === absent ? 'all' : 'none';
}

function whenAbsent({ ifExists, set }: Condition, { negated }: Operator): Match {
  return ifExists || set === 'ForAllValues' || (negated && set === undefined) ? 'all' : 'none';
}

function ofValues(condition: Condition, operator: Operator, actual: readonly SymbolicString[], situation: Situation): Match {
  const wanted = condition.values.map((value) => fill(value, situation)).filter((value) => value !== undefined);
  const answers = actual.map((text) => {
    const matched = anyOf(wanted.map((value) => operator.test(value, text)));
    return operator.negated ? not(matched) : matched;
  });
  switch (condition.set) {
    case 'ForAllValues': return allOf(answers);
    case 'ForAnyValue': return anyOf(answers);
    // AWS wants a set operator for several values and does not say what happens without
    default: return agreed([allOf(answers), anyOf(answers)]);
  }
}
