import { nameOfRule } from '../../analysis/model/rule-name';
import type { Rule } from '../../analysis/model/deployment-model';

/** A rule for a sentence: `rule "all"`. */
export function describeRule(rule: Rule): string {
  return `rule ${JSON.stringify(nameOfRule(rule))}`;
}
