import type { Environment } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ReplicationBucketOptions } from '../bucket/bucket-options';

/**
 * Options of a source bucket that the library creates.
 */
export interface ReplicationSourceOptions extends ReplicationBucketOptions {
  /**
   * The environment of the source stack. For a replication whose scope is an `App` or `Stage`. The Region has to be
   * concrete. Another account or Region has other stacks, with a bucket, keys and a role of their own; the former
   * stacks stay until you delete them.
   *
   * @default - that of the stack in which the replication is
   */
  readonly env?: Environment;

  /**
   * The name of the source stack. For a replication whose scope is an `App` or `Stage`. Support stacks are named
   * after it. Changing it makes other stacks, as another `env` does.
   *
   * @default - derived from the construct path
   */
  readonly stackName?: string;

  /**
   * Further keys that objects of the source are encrypted with, such as a former one: the role may decrypt with
   * them, and uploads may name them.
   *
   * Keep a former key listed while objects encrypted with it are pending or may be replicated by a batch job.
   *
   * @default - the current key alone
   */
  readonly additionalDecryptKeys?: IKey[];

  /**
   * Whether S3 replicates the annotations of objects too, with which it needs one more permission of the role. Replicas
   * keep annotations that are deleted at the source.
   *
   * @default true
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-example-walkthroughs.html#replication-annotations
   */
  readonly replicateAnnotations?: boolean;
}
