import type { Rule } from '../../analysis/model/deployment-model';
import { formatRuleName } from '../../analysis/model/replication-rules';

/** A rule for a sentence: `rule "all"`. */
export function ruleText(rule: Rule): string {
  return `rule ${JSON.stringify(formatRuleName(rule))}`;
}
