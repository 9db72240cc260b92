import type { SymbolicString } from './symbolic-string';
import { hasUndetermined } from './symbolic-string';

/**
 * Whether something holds for a request.
 *
 * A request stands for many: its strings have parts that the deployment determines, and parts that stand for every
 * value, which is how one request stands for all objects of a rule. A match says for which substitutions it holds:
 *
 * - `all`: for every object, whatever the deployment determines.
 * - `none`: for no object, whatever the deployment determines.
 * - `some`: whatever the deployment determines, for some of the objects, and not known for all of them.
 * - `unknown`: it depends on what the deployment determines, or on what AWS does not document.
 *
 * `all` and `none` are exact. `some` is an over-approximation: two statements that each hold for `some` objects may
 * hold for disjoint ones, and `allOf('some', 'some')` is `some` nevertheless; in the same way `anyOf('some', 'some')`
 * is `some` where both together hold for all objects. This is safe, as `some` and `unknown` never allow a request: an
 * Allow for `some` objects allows it in part only, a Deny for `some` denies it in part, and both are reported. The
 * price is a finding too many, never one too few.
 */
export type Match = 'all' | 'some' | 'unknown' | 'none';

/** Whether at least one holds; `none` without any. */
export function anyOf(matches: Iterable<Match>): Match {
  let best: Match = 'none';
  for (const match of matches) {
    if (match === 'all') {
      return match;
    }
    best = match === 'unknown' || best === 'none' ? match : best;
  }
  return best;
}

/** Whether all hold; `all` without any. */
export function allOf(matches: Iterable<Match>): Match {
  let worst: Match = 'all';
  for (const match of matches) {
    if (match === 'none') {
      return match;
    }
    worst = match === 'unknown' || worst === 'all' ? match : worst;
  }
  return worst;
}

/** Whether it does not hold: what holds for some objects does not for the others. */
export function not(match: Match): Match {
  return match === 'all' ? 'none' : match === 'none' ? 'all' : match;
}

/** The match in every one of several cases; `unknown` where it differs, as nobody knows which case it is. */
export function unanimous(matches: readonly Match[]): Match {
  return matches.every((match) => match === matches[0]) ? matches[0] : 'unknown';
}

/** Whether a setting has a value; `unknown` where deployment decides. */
export function compareSetting(value: SymbolicString | boolean | undefined, wanted: SymbolicString | boolean): Match {
  return value === wanted ? 'all' : typeof value === 'string' && hasUndetermined(value) ? 'unknown' : 'none';
}
