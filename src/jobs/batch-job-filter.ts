import type { Size } from 'aws-cdk-lib';
import type { StorageClass } from 'aws-cdk-lib/aws-s3';

/**
 * Which objects a batch job takes.
 *
 * An object has to satisfy all of the members that are set.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_JobManifestGeneratorFilter.html
 */
export interface BatchJobFilter {
  /**
   * Objects that were created after this time.
   *
   * @default - however old
   */
  readonly createdAfter?: Date;

  /**
   * Objects that were created before this time.
   *
   * @default - however young
   */
  readonly createdBefore?: Date;

  /**
   * Objects whose key begins so. S3 takes one prefix per job.
   *
   * @default - any: for a replication, the prefixes of the rules
   */
  readonly keyPrefix?: string;

  /**
   * Objects whose key ends so, for example `.pdf`. S3 takes one suffix per job.
   *
   * @default - any
   */
  readonly keySuffix?: string;

  /**
   * Objects that are larger than this.
   *
   * @default - any size
   */
  readonly sizeGreaterThan?: Size;

  /**
   * Objects that are smaller than this.
   *
   * @default - any size
   */
  readonly sizeLessThan?: Size;

  /**
   * Objects in one of these storage classes.
   *
   * @default - any. A replication cannot read what is archived, in `GLACIER` and `DEEP_ARCHIVE`, before it is restored
   */
  readonly storageClasses?: StorageClass[];
}
