import { Token } from 'aws-cdk-lib';
import type { PlannedRule } from './planned-rule';

/** The shortest prefixes that cover all of the rules; `['']` where a rule covers the whole bucket. */
export function findCoveringPrefixes(rules: readonly PlannedRule[]): string[] {
  const prefixes = [...new Set(rules.map((rule) => rule.filter.prefix ?? ''))].sort();
  return prefixes.filter((prefix) => !prefixes.some((other) => other !== prefix && covers(other, prefix)));
}

/** The value of a token is unknown: only the empty prefix surely covers it. */
function covers(wider: string, prefix: string): boolean {
  const literal = !Token.isUnresolved(wider) && !Token.isUnresolved(prefix);
  return wider === '' || (literal && prefix.startsWith(wider));
}
