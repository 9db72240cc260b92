import { nameOfRule } from '../../proof/private/rule-name';
import type { Rule } from '../../proof/private/world/world';

/** A rule for a sentence: `rule "all"`. */
export function ruleText(rule: Rule): string {
  return `rule ${JSON.stringify(nameOfRule(rule))}`;
}
