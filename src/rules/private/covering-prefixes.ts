import { Token } from 'aws-cdk-lib';
import type { PlannedRule } from './planned-rule';

/** The shortest prefixes that cover all of the rules; `['']` where a rule covers the whole bucket. */
export function findCoveringPrefixes(rules: readonly PlannedRule[]): string[] {
  const prefixes = [...new Set(rules.map((rule) => rule.filter.prefix ?? ''))].sort();
  return prefixes.filter((prefix) => !prefixes.some((other) => other !== prefix && covers(other, prefix)));
}

/** What a token stands for may begin with anything, but for the empty prefix. */
function covers(wider: string, prefix: string): boolean {
  const literal = !Token.isUnresolved(wider) && !Token.isUnresolved(prefix);
  return wider === '' || (literal && prefix.startsWith(wider));
}
