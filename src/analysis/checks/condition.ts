import type { SymbolicString } from '../symbolic/symbolic-string';
import { hasUndetermined } from '../symbolic/symbolic-string';
import type { Match } from '../symbolic/match';
import type { Violation } from './check';

export { showValue } from '../symbolic/symbolic-string';

/** Nothing where it holds, else what was found; undecided where it may hold. */
export function unless(holds: Match, found: Violation): readonly Violation[] {
  return holds === 'all' ? [] : [holds === 'none' ? found : { ...found, undecided: true }];
}

/** Whether a setting has a value; `maybe` where deployment decides. */
export function is(value: SymbolicString | boolean | undefined, wanted: SymbolicString | boolean): Match {
  return value === wanted ? 'all' : typeof value === 'string' && hasUndetermined(value) ? 'unknown' : 'none';
}
