import { s3ViaService } from '../topology/regions';
import type { Conditions } from './statement';

/**
 * Binds a KMS statement to S3 of one Region and to the objects of one bucket.
 *
 * On the single key `aws:s3:arn`, not on the set of keys: a client may add context of its own.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html
 */
export function kmsConditions(region: string, contexts: readonly string[]): Conditions {
  return {
    StringEquals: { 'kms:ViaService': s3ViaService(region) },
    StringLike: { 'kms:EncryptionContext:aws:s3:arn': contexts },
  };
}
