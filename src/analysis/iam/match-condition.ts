import type { Match } from '../symbolic/match';
import { allOf, anyOf, not, unanimous } from '../symbolic/match';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { isSymbolic } from '../symbolic/symbolic-string';
import type { Operator } from './condition-operators';
import { isNegated, OPERATORS, UNSUPPORTED_SETS } from './condition-operators';
import { matchTime } from './match-time';
import type { Condition } from './policy-document';
import { testString } from './policy-string';
import type { Situation } from './request';
import { getState } from './request';

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
  const time = matchTime(condition, state);
  if (time !== undefined || state === 'unknown' || UNSUPPORTED_SETS.has(condition.operator)) {
    return time ?? 'unknown';
  }
  if (state === 'absent') {
    return matchAbsentKey(condition);
  }
  const operator = OPERATORS.get(condition.operator);
  return operator === undefined ? 'unknown' : matchValues(condition, operator, state, situation);
}

function matchNull(expected: SymbolicString, absent: boolean): Match {
  return isSymbolic(expected) ? 'unknown' : (expected.toLowerCase() === 'true') === absent ? 'all' : 'none';
}

function matchAbsentKey({ ifExists, set, operator }: Condition): Match {
  return ifExists || set === 'ForAllValues' || (isNegated(operator) && set === undefined) ? 'all' : 'none';
}

function matchValues(
  condition: Condition,
  operator: Operator,
  actual: readonly SymbolicString[],
  situation: Situation,
): Match {
  const matches = actual.map((text) => {
    const match = matchOneOf(condition, operator, text, situation);
    return operator.negated ? not(match) : match;
  });
  switch (condition.set) {
    case 'ForAllValues': return allOf(matches);
    case 'ForAnyValue': return anyOf(matches);
    // AWS wants a set operator for several values and does not document what happens without
    default: return unanimous([allOf(matches), anyOf(matches)]);
  }
}

function matchOneOf(
  { values, patterns }: Condition,
  { test, byBeginning }: Operator,
  text: SymbolicString,
  situation: Situation,
): Match {
  return patterns && byBeginning ? patterns.match(text, test) : anyOf(values.map((value) =>
    testString(value, situation, (expected) => test(expected, text))));
}
