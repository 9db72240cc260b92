/** The middle of some values and where the middle half of them lies. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: quantile(sorted, 0.5), low: quantile(sorted, 0.25), high: quantile(sorted, 0.75) };
}

/** Quotients of values that were measured one after the other; the shorter list is repeated. */
export function ratios(numerators: readonly number[], denominators: readonly number[]): readonly number[] {
  const length = Math.max(numerators.length, denominators.length);
  return Array.from({ length }, (_, index) =>
    numerators[index % numerators.length] / denominators[index % denominators.length]);
}

/** Differences of values that were measured one after the other. */
export function differences(values: readonly number[], others: readonly number[]): readonly number[] {
  return values.map((value, index) => value - others[index % others.length]);
}

function quantile(sorted: readonly number[], fraction: number): number {
  const position = (sorted.length - 1) * fraction;
  const below = Math.floor(position);
  const above = Math.ceil(position);
  return sorted[below] + (sorted[above] - sorted[below]) * (position - below);
}
