import type { Match } from '../symbolic/match';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { hasUndetermined } from '../symbolic/symbolic-string';

/** Whether a setting has a value; `unknown` where deployment decides. */
export function compareSetting(value: SymbolicString | boolean | undefined, wanted: SymbolicString | boolean): Match {
  return value === wanted ? 'all' : typeof value === 'string' && hasUndetermined(value) ? 'unknown' : 'none';
}
