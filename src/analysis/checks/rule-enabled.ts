import { formatRuleName } from '../model/replication-rules';
import { hasUnknown } from '../symbolic/symbolic-string';
import type { Rule } from '../model/deployment-model';
import type { Violation, Check } from './check';
import { S3_GUIDE } from './check';

/** A configuration without a rule that is on is valid, and proves nothing. */
export const RULE_ENABLED: Check = {
  id: 'RuleEnabled',
  title: 'At least one rule is enabled, and the templates tell which are.',
  severity: 'warning',
  failureReason: 'none: nothing is replicated',
  see: `${S3_GUIDE}/replication-add-config.html`,
  checkReplication: ({ replication: { rules, unresolved, propertyPath } }) => [
    ...rules.filter(({ status }) => hasUnknown(status)).map(undecidedStatus),
    ...(unresolved === undefined && rules.length > 0 && rules.every(({ status }) => status === 'Disabled') ? [{
      propertyPath: `${propertyPath}.Rules`,
      message: 'every rule is disabled: nothing is replicated, and nothing was proven but what all rules share',
      fix: 'set Status: "Enabled" on a rule, or acknowledge that replication is off',
    }] : []),
  ],
};

function undecidedStatus(rule: Rule): Violation {
  return {
    detail: formatRuleName(rule),
    undecided: true,
    propertyPath: `${rule.propertyPath}.Status`,
    message: 'whether the rule is enabled is decided at deployment; it is judged as if it were',
    fix: 'state Status: "Enabled" or "Disabled"',
  };
}
