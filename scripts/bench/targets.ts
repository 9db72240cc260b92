import { main } from './row';
import type { Results, Target } from './row';
import type { Measurement } from './sample/sample';
import { ratios } from './statistics';

type Pick = (measurement: Measurement) => number;

/** A case over the same case with the other build. */
export function ofBefore(label: string, what: string, pick: Pick, limit?: number): Target {
  return {
    what: `${label}: ${what}, of what it was`,
    limit,
    figures: (results) => {
      const before = results.before(label, pick);
      return before && ratios(results.here(label, pick), before);
    },
  };
}

/** A case over another one with this build. */
export function over(label: string, other: string, pick: Pick = main, limit?: number): Target {
  return {
    what: `${label} over ${other}`,
    limit,
    figures: (results) => ratios(results.here(label, pick), results.here(other, pick)),
  };
}

/** What twice as much may cost: 2.3 times. */
export function doubling(label: string, half: string, pick: Pick = main): Target {
  return over(label, half, pick, 2.3);
}

/** A figure by itself. */
export function figure(
  what: string,
  figures: (results: Results) => readonly number[],
  limit?: number,
  unit?: string,
): Target {
  return { what, limit, unit, figures };
}
