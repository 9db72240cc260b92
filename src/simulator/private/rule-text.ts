import { formatRuleName } from '../../analysis/model/replication-rules';
import type { Rule } from '../../analysis/model/deployment-model';

/** A rule for a sentence: `rule "all"`. */
export function ruleText(rule: Rule): string {
  return `rule ${JSON.stringify(formatRuleName(rule))}`;
}
