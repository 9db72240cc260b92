/**
 * An object as it lies in a bucket.
 */
export interface SimulatedObject {
  /**
   * The name of the bucket; a name that AWS generates stands in angle brackets.
   */
  readonly bucket: string;

  /**
   * The key of the object.
   */
  readonly key: string;

  /**
   * `AES256` (SSE-S3), `aws:kms`, `aws:kms:dsse` or `SSE-C`.
   *
   * @default - the templates do not say
   */
  readonly encryption?: string;

  /**
   * The KMS key that it lies under.
   *
   * @default - it lies under none
   */
  readonly keyArn?: string;

  /**
   * Whether it uses an S3 Bucket Key.
   *
   * @default - it lies under no KMS key, or AWS does not say: a replica of an object without a Bucket Key, in a bucket
   * with Bucket Keys
   */
  readonly bucketKeyEnabled?: boolean;

  /**
   * The storage class.
   */
  readonly storageClass: string;

  /**
   * The tags.
   */
  readonly tags: { [key: string]: string };

  /**
   * The header `x-amz-replication-status`: `COMPLETED`, `FAILED` or `REPLICA`.
   *
   * @default - the header is absent, or the templates do not say
   */
  readonly replicationStatus?: string;
}
