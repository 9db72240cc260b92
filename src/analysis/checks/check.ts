import type { ReplicationCase, Route } from '../s3/replication-context';
import type { Severity, StatementName } from '../report/findings';
import type { Judge } from '../iam/authorizer';
import type { Place } from '../assembly/resource-address';
import type { World } from '../model/deployment-model';
import type { RoleNeeds } from './least-privilege/required-permissions';

/** What one requirement found; `prove` completes it to a finding. */
export interface Found {
  /** Tells it apart from others of the requirement on the same resource. */
  readonly detail?: string;
  readonly undecided?: boolean;
  /** Unless it is that of the requirement. */
  readonly severity?: Severity;
  /** Unless it is that of the requirement. */
  readonly failureReason?: string;
  /** Unless it is the resource that holds the replication. */
  readonly place?: Place;
  /** Unless it is the rule, or the replication. */
  readonly location?: string;
  readonly message: string;
  readonly fix: string;
  readonly statement?: StatementName;
}

/** What a run lends to its checks. */
export interface CheckRun {
  readonly judge: Judge;
  readonly needs: RoleNeeds;
}

/**
 * One thing that has to hold for S3 to replicate, or for the role to have no more than it needs.
 *
 * Ids are contract: findings are acknowledged by them.
 */
export interface Requirement {
  readonly id: string;
  /** What has to hold, as a sentence; `docs/reference/proof.md` is made of it. */
  readonly demand: string;
  /** The call that S3 makes. */
  readonly call?: string;
  readonly severity: Severity;
  /** What S3 reports where it does not hold, or in words what happens in its place. */
  readonly failureReason: string;
  readonly see: string;
  /** Once for all templates, where everything in them is judged. */
  readonly ofWorld?: (world: World) => readonly (Found & Required<Pick<Found, 'place' | 'location'>>)[];
  /** Once for a replication. */
  readonly ofReplication?: (each: ReplicationCase, run: CheckRun) => readonly Found[];
  /** Once for each prefix of its enabled rules: the source side, which is the same for all destinations. */
  readonly ofPrefix?: (route: Route, run: CheckRun) => readonly Found[];
  /** Once for each enabled rule. */
  readonly ofRule?: (route: Route, run: CheckRun) => readonly Found[];
}

export const S3_GUIDE = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide';
export const KMS_GUIDE = 'https://docs.aws.amazon.com/kms/latest/developerguide';
export const IAM_GUIDE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide';
export const CFN_GUIDE = 'https://docs.aws.amazon.com/AWSCloudFormation/latest';

/** The page that lists what the role of a live replication may do. */
export const PERMISSIONS = `${S3_GUIDE}/setting-repl-config-perm-overview.html`;
/** The page about objects under a KMS key. */
export const ENCRYPTED = `${S3_GUIDE}/replication-config-for-kms-objects.html`;
