import type { Text } from '../text/text';
import { isUndecided } from '../text/text';
import type { Truth } from '../text/truth';
import type { Found } from './requirement';

export { shown } from '../text/text';

/** Nothing where it holds, else what was found; undecided where it may hold. */
export function unless(holds: Truth, found: Found): readonly Found[] {
  return holds === 'yes' ? [] : [holds === 'no' ? found : { ...found, undecided: true }];
}

/** Whether a setting has a value; `maybe` where deployment decides. */
export function is(value: Text | boolean | undefined, wanted: Text | boolean): Truth {
  return value === wanted ? 'yes' : typeof value === 'string' && isUndecided(value) ? 'maybe' : 'no';
}
