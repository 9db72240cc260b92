import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { BucketEncryption } from 'aws-cdk-lib/aws-s3';
import type { AccessLogs } from './bucket/access-logs';
import type { DataPerimeter } from './bucket/data-perimeter';
import type { EncryptionEnforcement } from './bucket/encryption-enforcement';
import type { ReplicationDestination } from './destination/replication-destination';
import type { ReplicationEvents } from './events/replication-events';
import type { ReplicationKeys } from './key/replication-keys';
import type { ReplicationMonitoring } from './monitoring/replication-monitoring';
import type { ReplicationRule } from './rules/replication-rule';
import type { ReplicationSource } from './source/replication-source';

/**
 * Properties of an `EncryptedCrossRegionReplication`.
 */
export interface EncryptedCrossRegionReplicationProps {
  /**
   * Where objects are replicated to. 1 to 9, one per account and Region. The order does not matter.
   */
  readonly destinations: ReplicationDestination[];

  /**
   * The source bucket.
   *
   * @default - a bucket that the library creates in the surrounding stack
   */
  readonly source?: ReplicationSource;

  /**
   * What is replicated. At most 1,000 rules, counted per destination.
   *
   * @default - one rule, `all`: every object to every destination
   */
  readonly rules?: ReplicationRule[];

  /**
   * The keys of both sides. Their kind cannot be changed for objects that exist.
   *
   * Required where some destinations would share a multi-Region key and others have keys of their own: no default
   * would keep the key of the source bucket when one of them is added or removed. State `keys` also before you
   * exchange all destinations of one kind for the other; otherwise the source bucket moves to another key, and
   * objects that are pending under the old one fail.
   *
   * @default - `multiRegion()` where the library creates every destination in the account of the source, else
   * `singleRegion()`
   */
  readonly keys?: ReplicationKeys;

  /**
   * The default encryption of both sides: `KMS`, or `DSSE` for two layers.
   *
   * @default BucketEncryption.KMS
   */
  readonly encryption?: BucketEncryption;

  /**
   * Whether both buckets use S3 Bucket Keys, which cut the requests to KMS and its cost. Not with DSSE-KMS.
   *
   * For objects written from then on; a replica keeps the setting of its source object.
   *
   * @default true - false with DSSE-KMS
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html
   */
  readonly bucketKeyEnabled?: boolean;

  /**
   * A role of your own in the source account that S3 may assume.
   *
   * A role that this app owns gets the policies; for an imported one a warning prints the documents to attach.
   *
   * @default - a role is created
   */
  readonly replicationRole?: IRole;

  /**
   * The name of the created role, at most 64 characters. Changing it replaces the role: see `formerRoleNames`.
   *
   * Whoever may create a role with this name in the source account gains its access.
   *
   * @default - derived from the stack name, the construct path and the Region
   */
  readonly roleName?: string;

  /**
   * The path of the created role. Changing it replaces the role: see `formerRoleNames`.
   *
   * @default "/"
   */
  readonly rolePath?: string;

  /**
   * The names that the replication role had before, with their paths: `documents`, `/replication/documents`.
   *
   * State them in the deployment that changes `roleName`, `rolePath` or `replicationRole`, and take them out in the
   * next one. Destinations are deployed before the source. Where their policies name the role (in another account, with
   * a `perimeter`, with a `protection`), they would otherwise admit the new role alone while S3 still calls with the
   * former one: the objects of that time become `FAILED`, and S3 never retries them.
   *
   * @default - the policies admit the current role alone
   */
  readonly formerRoleNames?: string[];

  /**
   * Which uploads the source bucket refuses for their encryption headers.
   *
   * @default EncryptionEnforcement.whenSpecified()
   */
  readonly encryptionEnforcement?: EncryptionEnforcement;

  /**
   * Denies access from outside an organization or a network on the source and on every destination bucket of this app,
   * existing ones included, with the replication role exempted. Not on log buckets.
   *
   * @default - no perimeter
   */
  readonly perimeter?: DataPerimeter;

  /**
   * Where S3 writes the server access logs of the buckets.
   *
   * @default AccessLogs.managed()
   */
  readonly accessLogs?: AccessLogs;

  /**
   * Where S3 tells of objects that it could not replicate, with its reason. Needs `metrics` on every rule.
   *
   * @default - S3 tells nobody: a failure is visible on the object and in the metrics alone
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-metrics-events.html
   */
  readonly events?: ReplicationEvents;

  /**
   * Alarms on replication metrics, whom they notify, and a dashboard.
   *
   * @default - S3 publishes metrics, and nobody watches them
   */
  readonly monitoring?: ReplicationMonitoring;

  /**
   * Whether `ReplicationProof` judges this replication at synth time. A finding that S3 may not do what it needs to do
   * stops `cdk synth`, and `Template.fromStack`.
   *
   * One plugin serves the whole app. Context `cdk-encrypted-replication:proof: false` switches it off for all
   * replications; a plugin that you add by hand is not affected by either.
   *
   * @default true
   */
  readonly proof?: boolean;
}
