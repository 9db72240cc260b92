import type { Match } from '../symbolic/match';
import { allOf, anyOf, not } from '../symbolic/match';
import type { SymbolicString } from '../symbolic/symbolic-string';
import type { Condition } from './policy-document';
import type { KeyState } from './request';

const NOW: ReadonlySet<string> = new Set(['aws:currenttime', 'aws:epochtime']);
/** Credentials last for some hours: those of a request to come were issued lately. Not every request has some. */
const ISSUE_TIME = 'aws:tokenissuetime';

/** What holds for every request from now on, beside a date that is over. Other operators do not compare times. */
const AFTER: ReadonlyMap<string, Match> = new Map([
  ['Equals', 'none'], ['NotEquals', 'none'], ['LessThan', 'none'], ['LessThanEquals', 'none'], ['GreaterThan', 'all'], ['GreaterThanEquals', 'all'],
]);

/** Beyond every time zone, and beyond a clock that is wrong. */
const ONE_DAY = 24 * 60 * 60 * 1000;

/**
 * Whether a condition on the time of the request holds; `undefined` for any other condition.
 *
 * A date that is over stays over, so that this is certain for all requests to come. Before a date that is to come a
 * condition holds on one day and not on another: unknown.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date
 */
export function matchTime({ lowerKey, operator, values }: Condition, state: KeyState): Match | undefined {
  const comparison = /^(?:Date|Numeric)(.*)$/.exec(operator)?.[1] ?? '';
  const isTime = NOW.has(lowerKey) || (lowerKey === ISSUE_TIME && typeof state !== 'string');
  const after = isTime ? AFTER.get(comparison) : undefined;
  if (after === undefined) {
    return undefined;
  }
  const matches = values.map(({ written }): Match => (isOver(written) ? after : 'unknown'));
  return comparison === 'NotEquals' ? allOf(matches.map(not)) : anyOf(matches);
}

function isOver(written: SymbolicString): boolean {
  const time = /^\d+$/.test(written) ? Number(written) * 1000 : /^\d{4}-\d\d-\d\d/.test(written) ? Date.parse(written) : NaN;
  return time < Date.now() - ONE_DAY;
}
