import { renderViaService } from '../topology/regions';
import type { StatementConditions } from './statement';

/**
 * Binds a KMS statement to S3 of one Region and to the objects of one bucket.
 *
 * On the single key `aws:s3:arn`, not on the set of keys: a client may add context of its own.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html
 */
export function renderKmsConditions(region: string, contexts: readonly string[]): StatementConditions {
  return {
    StringEquals: { 'kms:ViaService': renderViaService(region) },
    StringLike: { 'kms:EncryptionContext:aws:s3:arn': contexts },
  };
}
