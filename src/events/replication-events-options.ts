import type { IKey } from 'aws-cdk-lib/aws-kms';

/**
 * Options of `ReplicationEvents.toTopic()` and `toQueue()`.
 */
export interface ReplicationEventsOptions {
  /**
   * The customer managed key that encrypts the topic or queue. S3 has to be allowed to use it.
   *
   * @default - the key that the topic or queue knows of; not encrypted by KMS where it knows of none
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html
   */
  readonly encryptionKey?: IKey;
}
