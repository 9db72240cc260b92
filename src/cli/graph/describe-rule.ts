import type { RuleEdge } from './graph';

/** A rule with its filter, in words. */
export function describeRule({ rule, enabled, prefix, tags }: Omit<RuleEdge, 'from' | 'to'>): string {
  const filters = [
    ...(prefix === '' ? [] : [`prefix ${prefix}`]),
    ...tags.map(({ key, value }) => `tag ${key}=${value}`),
  ];
  return `${rule}: ${filters.length === 0 ? 'all objects' : filters.join(', ')}${enabled ? '' : ' (disabled)'}`;
}
