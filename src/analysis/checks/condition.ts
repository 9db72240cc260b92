import type { Text } from '../symbolic/symbolic-string';
import { isUndecided } from '../symbolic/symbolic-string';
import type { Truth } from '../symbolic/match';
import type { Found } from './check';

export { shown } from '../symbolic/symbolic-string';

/** Nothing where it holds, else what was found; undecided where it may hold. */
export function unless(holds: Truth, found: Found): readonly Found[] {
  return holds === 'yes' ? [] : [holds === 'no' ? found : { ...found, undecided: true }];
}

/** Whether a setting has a value; `maybe` where deployment decides. */
export function is(value: Text | boolean | undefined, wanted: Text | boolean): Truth {
  return value === wanted ? 'yes' : typeof value === 'string' && isUndecided(value) ? 'maybe' : 'no';
}
