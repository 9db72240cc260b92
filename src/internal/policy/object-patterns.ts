import { Token } from 'aws-cdk-lib';

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
