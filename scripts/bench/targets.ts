import { main } from './row';
import type { Both, Metric, Results, Target } from './row';
import { differences, ratios } from './statistics';

type TwoFigures = { readonly [name in 'figures' | 'before']: Target['figures'] };

/** A case over the same case with the other build. */
export function ofBefore(label: string, what: string, pick: Metric, limit?: number): Target {
  return {
    what: `${label}: ${what}, of what it was`,
    limit,
    figures: (results) => {
      const before = results.before(label, pick);
      return before && ratios(results.here(label, pick), before);
    },
  };
}

/** A case over another one. */
export function over(label: string, other: string, pick: Metric = main, limit?: number): Target {
  return { what: `${label} over ${other}`, limit, ...both((results) => results.of([label, other], pick, ratios)) };
}

/** What twice as much may cost: 2.3 times. */
export function doubling(label: string, half: string, pick: Metric = main): Target {
  return over(label, half, pick, 2.3);
}

/** What a case takes beyond another one, in milliseconds. */
export function beyond(label: string, other: string, what: string, pick: Metric, limit?: number): Target {
  return {
    what: `${label} beyond ${other}, ${what}`,
    limit,
    unit: 'ms',
    ...both((results) => results.of([label, other], pick, differences)),
  };
}

/** A figure of either build. */
export function both(figures: (results: Results) => Both): Required<TwoFigures> {
  return {
    figures: (results) => figures(results).here,
    before: (results) => figures(results).before,
  };
}
