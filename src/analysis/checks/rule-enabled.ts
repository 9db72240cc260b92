import { nameOfRule } from '../model/rule-name';
import { isOpenText } from '../symbolic/symbolic-string';
import type { Rule } from '../model/deployment-model';
import type { Found, Requirement } from './check';
import { S3_GUIDE } from './check';

/** A configuration without a rule that is on is valid, and proves nothing. */
export const RULE_ENABLED: Requirement = {
  id: 'RuleEnabled',
  demand: 'At least one rule is enabled, and the templates tell which are.',
  severity: 'warning',
  failureReason: 'none: nothing is replicated',
  see: `${S3_GUIDE}/replication-add-config.html`,
  ofReplication: ({ replication: { rules, unresolved, location } }) => [
    ...rules.filter(({ status }) => isOpenText(status)).map(undecidedStatus),
    ...(unresolved === undefined && rules.length > 0 && rules.every(({ status }) => status === 'Disabled') ? [{
      location: `${location}.Rules`,
      message: 'every rule is disabled: nothing is replicated, and nothing was proven but what all rules share',
      fix: 'set Status: "Enabled" on a rule, or acknowledge that replication is off',
    }] : []),
  ],
};

function undecidedStatus(rule: Rule): Found {
  return {
    detail: nameOfRule(rule),
    undecided: true,
    location: `${rule.location}.Status`,
    message: 'whether the rule is enabled is decided at deployment; it is judged as if it were',
    fix: 'state Status: "Enabled" or "Disabled"',
  };
}
