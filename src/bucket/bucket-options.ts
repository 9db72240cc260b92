import type { RemovalPolicy } from 'aws-cdk-lib';
import type { LifecycleRule, ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
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
   * Tags of the bucket.
   *
   * @default - the tags of the stack
   */
  readonly tags?: { [key: string]: string };

  /**
   * Where S3 writes the server access logs of this bucket.
   *
   * @default - the `accessLogs` of the replication; for a `ReplicaBucket` `AccessLogs.managed()`
   */
  readonly accessLogs?: AccessLogs;
}
