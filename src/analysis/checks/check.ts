import type { Authorizer } from '../iam/authorizer';
import type { ActionElements } from '../iam/known-actions';
import type { DeploymentModel } from '../model/deployment-model';
import type { FailureReason } from '../s3/failure-reasons';
import type { ReplicationContext, RuleContext } from '../s3/replication-context';
import type { PolicyGrants } from './least-privilege/policy-grants';
import type { RolePermissions } from './least-privilege/required-permissions';
import type { RememberedViolations } from './remembered-violations';
import type { LocatedViolation, Severity, Violation } from './violation';

/** What a run lends to its checks. */
export interface CheckRun {
  readonly authorizer: Authorizer;
  readonly permissions: RolePermissions;
  readonly grants: PolicyGrants;
  readonly actions: ActionElements;
  readonly violations: RememberedViolations;
}

/**
 * One thing that has to hold for S3 to replicate, or for the role to have no more than it needs.
 *
 * Ids are contract: findings are acknowledged by them.
 */
export interface Check {
  readonly id: string;
  /** What has to hold, as a sentence; `docs/reference/proof.md` is made of it. */
  readonly title: string;
  /** The action that S3 calls. */
  readonly call?: string;
  readonly severity: Severity;
  /** It is about permissions that replication does not need; it decides no verdict. */
  readonly excess?: true;
  readonly failureReason: FailureReason;
  /** S3 asks for it when the configuration is put, of disabled rules as well. */
  readonly disabledToo?: true;
  /** The page of AWS that demands it. */
  readonly see: string;
  /** Once for all templates, where everything in them is checked. */
  readonly checkModel?: (model: DeploymentModel) => readonly LocatedViolation[];
  /** Once for a replication. */
  readonly checkReplication?: (replication: ReplicationContext, run: CheckRun) => readonly Violation[];
  /** Once for each prefix of its enabled rules: the source side, which is the same for all destinations. */
  readonly checkPrefix?: (rule: RuleContext, run: CheckRun) => readonly Violation[];
  /** Once for each enabled rule, and for a disabled one where S3 asks for it of both. */
  readonly checkRule?: (rule: RuleContext, run: CheckRun) => readonly Violation[];
}
