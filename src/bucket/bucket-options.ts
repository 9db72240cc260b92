import type { RemovalPolicy } from 'aws-cdk-lib';
import type {
  BucketMetrics,
  CorsRule,
  IntelligentTieringConfiguration,
  Inventory,
  LifecycleRule,
  ObjectLockRetention,
} from 'aws-cdk-lib/aws-s3';
import type { AccessLogs } from './access-logs';

/**
 * What can be chosen for the bucket of one side. Both sides are encrypted, versioned and private in any case.
 *
 * The rest by escape hatch, as in `replication.sourceBucket.node.defaultChild`.
 */
export interface ReplicationBucketOptions {
  /**
   * The name of the bucket, taken as it is. Lowercase, 3 to 63 characters. Changing it replaces the bucket.
   *
   * @default - `<prefix>-<account>-<region>-an` in the account-regional namespace, the prefix derived from stack name
   * and construct path
   */
  readonly bucketName?: string;

  /**
   * What happens to the bucket when it leaves the stack. No prop deletes both copies: each side is set on its own.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * Whether all objects and versions are deleted when the bucket is, by a custom resource with a Lambda function.
   *
   * Needs `removalPolicy: RemovalPolicy.DESTROY`.
   *
   * @default false
   */
  readonly autoDeleteObjects?: boolean;

  /**
   * Lifecycle rules of this side, in addition to the one that aborts incomplete multipart uploads after 7 days.
   *
   * Lifecycle actions are not replicated. S3 holds them back for objects whose replication is pending or failed.
   *
   * @default - no further rules
   */
  readonly lifecycleRules?: LifecycleRule[];

  /**
   * Whether Object Lock is on. Cannot be switched off later.
   *
   * @default - on where `objectLockDefaultRetention` is given, and on a destination whose source has it
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
   */
  readonly objectLockEnabled?: boolean;

  /**
   * How long a version that states no retention of its own is locked.
   *
   * @default - no default retention
   */
  readonly objectLockDefaultRetention?: ObjectLockRetention;

  /**
   * From which origins browsers may call this side, by what methods. Replication does not copy it to the other side.
   *
   * @default - no browser may, from another origin
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html
   */
  readonly cors?: CorsRule[];

  /**
   * Whether S3 sends the events of this side to EventBridge, by the bucket's own property: no Lambda function is
   * deployed. Failed replication is not among these events: see `events` of the replication.
   *
   * @default false
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html
   */
  readonly eventBridgeEnabled?: boolean;

  /**
   * Lists of the objects of this side that S3 writes daily or weekly, at most 1,000. The optional field
   * `ReplicationStatus` shows what was replicated.
   *
   * A destination bucket has to be in the Region of this side. CDK adds the statement that lets S3 write there.
   *
   * @default - no inventory
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory.html
   */
  readonly inventories?: Inventory[];

  /**
   * When S3 moves objects of the storage class Intelligent-Tiering of this side to its archive tiers. S3 does not
   * replicate objects in these tiers.
   *
   * @default - none is moved
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-intelligent-tiering.html
   */
  readonly intelligentTieringConfigurations?: IntelligentTieringConfiguration[];

  /**
   * Which requests to this side S3 counts in CloudWatch. They are other metrics than those of replication.
   *
   * @default - no request metrics
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/metrics-configurations.html
   */
  readonly requestMetrics?: BucketMetrics[];

  /**
   * Whether clients may use the accelerated endpoint of this side. The name of the bucket must have no dot. S3's own
   * replication does not use it.
   *
   * @default false
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/transfer-acceleration.html
   */
  readonly transferAcceleration?: boolean;

  /**
   * Tags of the bucket, beside those of `Tags.of()` on the replication, over which they take precedence.
   *
   * @default - the tags of the replication and of the stack
   */
  readonly tags?: { [key: string]: string };

  /**
   * Where S3 writes the server access logs of this bucket.
   *
   * @default - the `accessLogs` of the replication; for a `ReplicaBucket` `AccessLogs.managed()`
   */
  readonly accessLogs?: AccessLogs;
}
