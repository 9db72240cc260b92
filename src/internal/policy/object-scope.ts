import { Token } from 'aws-cdk-lib';
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

/**
 * An object key prefix as a pattern of IAM.
 *
 * `*`, `?` and `$` are ordinary characters of object keys; in a policy they would match more.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-specialchars
 */
export function escapePrefix(prefix: string): string {
  return prefix
    .split(TOKEN)
    .map((part) => (Token.isUnresolved(part) ? part : part.replace(/[*?$]/g, (character) => `\${${character}}`)))
    .join('');
}

/** The representation of a token within a string; the parts around it are literal. */
const TOKEN = /(\$\{Token\[[^\]]*\]\})/;

export function renderObjectArns(bucketArn: string, prefixes: readonly string[]): string[] {
  return prefixes.map((prefix) => `${bucketArn}/${escapePrefix(prefix)}*`);
}

/**
 * The two encryption contexts of S3: the bucket with a Bucket Key, the object without.
 *
 * A Bucket Key is a property of each object, so that one bucket holds both kinds.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html
 */
export function renderEncryptionContexts(bucketArn: string, prefixes: readonly string[]): string[] {
  return [bucketArn, ...renderObjectArns(bucketArn, prefixes)];
}
