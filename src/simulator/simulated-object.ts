import type { SimulatedEncryption } from './simulated-encryption';
import type { SimulatedReplicationStatus } from './simulated-replication-status';

/**
 * An object as it is in a bucket.
 */
export interface SimulatedObject {
  /**
   * The name of the bucket. A name that AWS generates stands in angle brackets.
   */
  readonly bucket: string;

  /**
   * The key of the object.
   */
  readonly key: string;

  /**
   * How it is encrypted.
   *
   * @default - the templates do not say
   */
  readonly encryption?: SimulatedEncryption;

  /**
   * The KMS key that it is encrypted with.
   *
   * @default - it is encrypted with none; or the templates do not say, and `encryption` is absent too
   */
  readonly keyArn?: string;

  /**
   * Whether it uses an S3 Bucket Key.
   *
   * @default - it is encrypted with no KMS key, and `keyArn` is absent too; or AWS does not say: a replica of an object
   * without a Bucket Key, in a bucket with Bucket Keys
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
   * The header `x-amz-replication-status`.
   */
  readonly replicationStatus: SimulatedReplicationStatus;
}
