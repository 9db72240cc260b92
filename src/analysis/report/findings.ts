import type { ResourceAddress } from '../assembly/resource-address';
import type { Severity, StatementName } from '../checks/violation';
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
  /** Not wrong for sure: what the templates say is not enough to decide. Always a warning. */
  readonly undecided: boolean;
  readonly severity: Severity;
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
  readonly replications: number;
  readonly rules: number;
  /** Calls that were put to the policies. */
  readonly calls: number;
}
