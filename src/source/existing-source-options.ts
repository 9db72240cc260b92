import type { IKey } from 'aws-cdk-lib/aws-kms';

/**
 * What the template of an existing source bucket may not say.
 */
export interface ExistingSourceOptions {
  /**
   * The key of the bucket's default encryption.
   *
   * @default - read from the bucket
   */
  readonly key?: IKey;

  /**
   * Further keys that objects of the bucket are encrypted with, such as a former one: the role may decrypt with them.
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
