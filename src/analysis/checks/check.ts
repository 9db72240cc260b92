import type { ReplicationContext, RuleContext } from '../s3/replication-context';
import type { Severity, StatementName } from '../report/findings';
import type { Authorizer } from '../iam/authorizer';
import type { ResourceAddress } from '../assembly/resource-address';
import type { DeploymentModel } from '../model/deployment-model';
import type { RoleNeeds } from './least-privilege/required-permissions';

/** What one requirement found; `prove` completes it to a finding. */
export interface Violation {
  /** Tells it apart from others of the requirement on the same resource. */
  readonly detail?: string;
  readonly undecided?: boolean;
  /** Unless it is that of the requirement. */
  readonly severity?: Severity;
  /** Unless it is that of the requirement. */
  readonly failureReason?: string;
  /** Unless it is the resource that holds the replication. */
  readonly address?: ResourceAddress;
  /** Unless it is the rule, or the replication. */
  readonly propertyPath?: string;
  readonly message: string;
  readonly fix: string;
  readonly statement?: StatementName;
}

/** What a run lends to its checks. */
export interface CheckRun {
  readonly authorizer: Authorizer;
  readonly needs: RoleNeeds;
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
  /** The call that S3 makes. */
  readonly call?: string;
  readonly severity: Severity;
  /** What S3 reports where it does not hold, or in words what happens in its place. */
  readonly failureReason: string;
  readonly see: string;
  /** Once for all templates, where everything in them is judged. */
  readonly checkModel?: (model: DeploymentModel) => readonly (Violation & Required<Pick<Violation, 'address' | 'propertyPath'>>)[];
  /** Once for a replication. */
  readonly checkReplication?: (each: ReplicationContext, run: CheckRun) => readonly Violation[];
  /** Once for each prefix of its enabled rules: the source side, which is the same for all destinations. */
  readonly checkPrefix?: (context: RuleContext, run: CheckRun) => readonly Violation[];
  /** Once for each enabled rule. */
  readonly checkRule?: (context: RuleContext, run: CheckRun) => readonly Violation[];
}

export const S3_GUIDE = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide';
export const KMS_GUIDE = 'https://docs.aws.amazon.com/kms/latest/developerguide';
export const IAM_GUIDE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide';
export const CFN_GUIDE = 'https://docs.aws.amazon.com/AWSCloudFormation/latest';

/** The page that lists what the role of a live replication may do. */
export const PERMISSIONS = `${S3_GUIDE}/setting-repl-config-perm-overview.html`;
/** The page about objects under a KMS key. */
export const ENCRYPTED = `${S3_GUIDE}/replication-config-for-kms-objects.html`;
