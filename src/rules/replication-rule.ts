import type { StorageClass } from 'aws-cdk-lib/aws-s3';
import type { ReplicationDestination } from '../destination/replication-destination';
import type { ReplicationFilter } from './replication-filter';

/**
 * What is replicated, to which destinations, and how.
 *
 * A rule that serves several destinations becomes one S3 rule per destination.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-add-config.html
 */
export interface ReplicationRule {
  /**
   * The beginning of the ids of the S3 rules. The destination is appended, as in `contracts-eu-west-1`.
   *
   * Metrics and alarms are keyed by the id: changing it starts new metrics. ASCII, at most 255 characters as rendered.
   *
   * @default - derived from the filter: `all`, or the kind of filter and a hash of it
   */
  readonly id?: string;

  /**
   * Which objects the rule applies to.
   *
   * @default - every object
   */
  readonly filter?: ReplicationFilter;

  /**
   * The destinations that the rule serves.
   *
   * @default - all destinations of the replication
   */
  readonly destinations?: ReplicationDestination[];

  /**
   * Whether the rule is enabled.
   *
   * Objects that are written while a rule is disabled are not caught up when it is enabled again.
   * The permissions of the role do not change, so that a rule can be switched without touching IAM.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Which rule wins where two rules send the same object to the same destination: the one with the higher number.
   *
   * An integer from 0 to 2,147,483,647. A rule that serves n destinations takes n consecutive priorities, beginning
   * with this one, in the order of the destinations' Regions and accounts.
   *
   * @default - the lowest numbers that no rule asks for, so that a rule listed later wins over one listed earlier
   */
  readonly priority?: number;

  /**
   * Whether delete markers are replicated, so that a delete without a version id hides the object on both sides.
   *
   * Deletions of a version are never replicated. Not possible with a tag filter. Outside the service level of
   * replication time control.
   *
   * @default false
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/delete-marker-replication.html
   */
  readonly deleteMarkerReplication?: boolean;

  /**
   * Whether changes to the metadata of replicas (tags, ACLs, Object Lock) are replicated back. Needed on both sides
   * of a two-way replication.
   *
   * @default false
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-for-metadata-changes.html
   */
  readonly replicaModifications?: boolean;

  /**
   * The storage class of the replicas.
   *
   * One of `STANDARD`, `STANDARD_IA`, `ONEZONE_IA`, `INTELLIGENT_TIERING`, `GLACIER_IR`, `GLACIER`, `DEEP_ARCHIVE` and
   * `REDUCED_REDUNDANCY`.
   *
   * @default - the storage class of the source object
   */
  readonly storageClass?: StorageClass;

  /**
   * Whether S3 replication time control is on: most objects in seconds, 99.9 % within 15 minutes, with events for the
   * others.
   *
   * It has a price per GB. Needs `metrics`.
   *
   * @default false
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-time-control.html
   */
  readonly replicationTimeControl?: boolean;

  /**
   * Whether S3 publishes replication metrics and failure events. Without them a failure is visible on the object alone.
   *
   * Billed like custom metrics of CloudWatch.
   *
   * @default true
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/repl-metrics.html
   */
  readonly metrics?: boolean;
}
