import type { ResourceAddress } from '../assembly/resource-address';
import type { Level, Severity, StatementName } from '../checks/violation';
import type { FailureReason } from '../s3/failure-reasons';

/** One thing that is wrong, or that cannot be decided. */
export interface Finding {
  /** The id of the check: `EncryptReplica`. */
  readonly check: string;
  /**
   * Tells findings of one check on one resource apart, for acknowledgement: the id of the rule, the statement.
   * Absent where there is but one.
   */
  readonly detail?: string;
  /** Not wrong for sure: the templates, or AWS's pages, are not enough to decide. Always a warning. */
  readonly undecided: boolean;
  readonly severity: Severity;
  /** What it means for the verdict. */
  readonly level: Level;
  /** The resource that it is about: the bucket of the replication, or the policy with the statement. */
  readonly address: ResourceAddress;
  /** `Properties.ReplicationConfiguration.Rules.0.Destination` */
  readonly propertyPath: string;
  /** The bucket of the replication that it was found for. */
  readonly replication: ResourceAddress;
  /** What is wrong and what will happen, one or more sentences. */
  readonly message: string;
  /** The determining statement, where there is one. */
  readonly statement?: StatementName;
  /** What to change, or the statement to add as JSON. */
  readonly fix: string;
  /** The call that S3 makes, `kms:Encrypt`; absent for static conditions. */
  readonly call?: string;
  /** What S3 would report when it replicates. */
  readonly failureReason: FailureReason;
  readonly see: string;
}

/** What was checked, and what was found. */
export interface ProofResult {
  readonly findings: readonly Finding[];
  /** The resources that hold the replication configurations. */
  readonly replications: readonly ResourceAddress[];
  readonly rules: number;
  /** Calls that were put to the policies. */
  readonly calls: number;
}

/** The name of the plugin, and the first part of every id to acknowledge. */
export const PLUGIN_NAME = 'ReplicationProof';

/**
 * The name of a rule in CDK's report, and with the plugin's name before it the id to acknowledge a finding by:
 * `EncryptReplica[all-eu-west-1]`, undecided `EncryptReplica[all-eu-west-1][undecided]`.
 *
 * CDK splits ids at `::` outside of brackets and wants brackets to be balanced, so brackets of a rule id are written in
 * percent.
 */
export function formatRuleId({ check, detail, undecided }: Pick<Finding, 'check' | 'detail' | 'undecided'>): string {
  const inBrackets = detail === undefined || detail === '' ? '' : `[${escaped(detail)}]`;
  return `${check}${inBrackets}${undecided ? '[undecided]' : ''}`;
}

export function formatFindingId(finding: Pick<Finding, 'check' | 'detail' | 'undecided'>): string {
  return `${PLUGIN_NAME}::${formatRuleId(finding)}`;
}

/** Spaces too: CDK turns them into hyphens. */
function escaped(detail: string): string {
  return detail.replace(/[%[\](){}\s]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}
