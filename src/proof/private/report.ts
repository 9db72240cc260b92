import type {
  IPolicyValidationContext,
  PolicyValidationPluginReport,
  PolicyViolatingResource,
  PolicyViolation,
} from 'aws-cdk-lib';
import { formatAddress } from '../../analysis/assembly/resource-address';
import { BLIND_SPOTS } from '../../analysis/report/blind-spots';
import { formatRuleId } from '../../analysis/report/findings';
import type { Finding, ProofResult } from '../../analysis/report/findings';
import { judge } from '../../analysis/report/verdict';
import { describeFailureReason } from '../../analysis/s3/failure-reasons';
import { groupBy } from '../../analysis/symbolic/group-by';

/** The result of a proof in CDK's validation report; only errors make it a failure. */
export function createReport({ findings, replications, rules, calls }: ProofResult): PolicyValidationPluginReport {
  return {
    success: findings.every(({ severity }) => severity !== 'error'),
    violations: [...groupBy(findings, getViolationKey).values()].map(createViolation),
    metadata: {
      ...(replications.length + findings.length === 0 ? {} : { verdict: judge(findings) }),
      replications: String(replications.length),
      rules: String(rules),
      calls: String(calls),
      notJudged: BLIND_SPOTS.join(' '),
    },
  };
}

/** A finding about a policy that several replications share is one violation. */
function getViolationKey(finding: Finding): string {
  const { address, propertyPath, message } = finding;
  return [formatRuleId(finding), address.templatePath, address.logicalId, propertyPath, message].join('\n');
}

function createViolation(findings: readonly Finding[]): PolicyViolation {
  const [finding] = findings;
  const { severity, fix, see } = finding;
  return {
    ruleName: formatRuleId(finding),
    description: describeFinding(finding),
    severity,
    fix: `${fix}\nSee ${see}`,
    violatingResources: [locate(finding)],
    ruleMetadata: {
      check: finding.check,
      level: finding.level,
      replication: findings.map(({ replication }) => formatAddress(replication)).join(', '),
      ...(finding.call === undefined ? {} : { call: finding.call }),
      failureReason: describeFailureReason(finding.failureReason),
    },
  };
}

/** CDK finds the construct of a resource; another construct is named by its path. */
function locate({ address, propertyPath }: Finding): PolicyViolatingResource {
  const { logicalId, templatePath, constructPath } = address;
  return logicalId === '' ? { constructPath, locations: [] }
    : { resourceLogicalId: logicalId, templatePath, locations: [propertyPath] };
}

/** What is wrong, and what S3 would report at run time. */
function describeFinding({ message, failureReason, undecided }: Finding): string {
  return 'reported' in failureReason
    ? `${message}. S3 ${undecided ? 'may' : 'would'} report ${failureReason.reported}`
    : message;
}

/** The proof itself failed: a warning, which does not stop synthesis and is not a pass. */
export function createFailureReport(
  { stackTemplates }: IPolicyValidationContext,
  error: unknown,
): PolicyValidationPluginReport {
  const [first] = stackTemplates;
  return {
    success: true,
    violations: [{
      ruleName: formatRuleId({ check: 'ProofIncomplete', undecided: true }),
      description: `the proof could not be completed, so that nothing is proven: ${String(error)}`,
      severity: 'warning',
      fix: 'report it with the templates to the issues of cdk-encrypted-replication',
      violatingResources: [{ constructPath: first.stackConstructPath, locations: [] }],
    }],
  };
}
