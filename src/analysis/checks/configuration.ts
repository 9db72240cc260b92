import type { Replication, Rule } from '../model/deployment-model';
import { formatRuleName } from '../model/replication-rules';
import { S3_GUIDE } from '../s3/aws-pages';
import { unreported } from '../s3/failure-reasons';
import { hasUnknown } from '../symbolic/symbolic-string';
import type { Check } from './check';
import type { Violation } from './violation';

/** Found by `prove` for buckets of the library, and by the plugin for others that its constructs configured. */
export const CONFIGURATION_PRESENT: Check = {
  id: 'ConfigurationPresent',
  title: 'What the constructs of this library configured is in the templates: no aspect or escape hatch took it out.',
  severity: 'error',
  failureReason: unreported('nothing is replicated'),
  see: `${S3_GUIDE}/replication-add-config.html`,
};

export const CONFIGURATION_ABSENT: Violation = {
  message: 'the replication configuration that the construct made is not in the template, so that nothing is replicated or proven',
  fix: 'look for an aspect or an override that takes ReplicationConfiguration out, or give up the replication',
};

export const CONFIGURATION_RESOLVED: Check = {
  id: 'ConfigurationResolved',
  title: 'The replication configuration can be read from the template.',
  severity: 'warning',
  failureReason: unreported('what is replicated is not known'),
  see: `${S3_GUIDE}/replication-add-config.html`,
  checkReplication: ({ replication: { unresolved } }) => (unresolved === undefined ? [] : [{
    undecided: true,
    message: `the replication configuration cannot be read: ${unresolved}`,
    fix: 'write the rules as values of the template, not as what is known at deployment alone',
  }]),
  checkModel: ({ unread }) => unread.map(({ address, propertyPath, reason, possible }) => ({
    undecided: true,
    address,
    propertyPath,
    message: `a custom resource ${possible ? 'may put' : 'puts'} a replication configuration, which cannot be checked: ${reason}`,
    fix: 'prove the assembly that has the bucket together with this one, or state the call in the template',
  })),
};

export const CONFIGURATION_SHAPE: Check = {
  id: 'ConfigurationShape',
  title: 'The replication configuration has the form that S3 takes: schema V2, unique ids and priorities, complete elements.',
  severity: 'error',
  failureReason: unreported('S3 or CloudFormation refuses the replication configuration'),
  see: `${S3_GUIDE}/replication-add-config.html`,
  checkReplication: ({ replication }) => replication.problems.map(({ message, propertyPath, undecided }) => ({
    detail: nameElement(replication, propertyPath),
    undecided,
    propertyPath,
    message,
    fix: 'correct the element; the construct of this library and the replicationRules of s3.Bucket write the form that S3 takes',
  })),
};

/** The element; in a rule by the name of the rule, since its index moves when another rule is added. */
function nameElement({ rules }: Replication, propertyPath: string): string {
  const element = propertyPath.replace(/^Properties\.(?:ReplicationConfiguration\.)?/, '');
  const [, index, rest] = /^(?:.*\.)?Rules\.(\d+)(.*)$/.exec(element) ?? [];
  const rule = rules.find((each) => String(each.index) === index);
  return rule === undefined ? element : `${formatRuleName(rule)}${rest}`;
}

/** A configuration without a rule that is on is valid, and proves nothing. */
export const RULE_ENABLED: Check = {
  id: 'RuleEnabled',
  title: 'At least one rule is enabled, and the templates tell which are.',
  severity: 'warning',
  failureReason: unreported('nothing is replicated'),
  see: `${S3_GUIDE}/replication-add-config.html`,
  checkReplication: ({ replication: { rules, unresolved, propertyPath } }) => [
    ...rules.filter(({ status }) => hasUnknown(status)).map(undecidedStatus),
    ...(unresolved === undefined && rules.length > 0 && rules.every(({ status }) => status === 'Disabled') ? [{
      level: 'fails' as const,
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
    message: 'whether the rule is enabled is decided at deployment; it is checked as if it were',
    fix: 'state Status: "Enabled" or "Disabled"',
  };
}
