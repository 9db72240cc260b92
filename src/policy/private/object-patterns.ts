import { Token } from 'aws-cdk-lib';
import type { PlannedRule } from '../../rules/private/planned-rule';

/**
 * An object key prefix as a pattern of IAM.
 *
 * `*`, `?` and `$` may stand in object keys, where they mean themselves; in a policy they would match more.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-specialchars
 */
export function iamLiteral(prefix: string): string {
  return prefix
    .split(TOKEN)
    .map((part) => (Token.isUnresolved(part) ? part : part.replace(/[*?$]/g, (character) => `\${${character}}`)))
    .join('');
}

/** The text of a token within a string; the parts around it are the user's. */
const TOKEN = /(\$\{Token\[[^\]]*\]\})/;

/** The shortest prefixes that cover all of the rules; `['']` where a rule covers the whole bucket. */
export function coveringPrefixes(rules: readonly PlannedRule[]): string[] {
  const prefixes = [...new Set(rules.map((rule) => rule.filter.prefix ?? ''))].sort();
  return prefixes.filter((prefix) => !prefixes.some((other) => other !== prefix && covers(other, prefix)));
}

/** What a token stands for may begin with anything, but for the empty prefix. */
function covers(wider: string, prefix: string): boolean {
  const literal = !Token.isUnresolved(wider) && !Token.isUnresolved(prefix);
  return wider === '' || (literal && prefix.startsWith(wider));
}

export function objectArns(bucketArn: string, prefixes: readonly string[]): string[] {
  return prefixes.map((prefix) => `${bucketArn}/${iamLiteral(prefix)}*`);
}

/**
 * The two encryption contexts of S3: the bucket with a Bucket Key, the object without.
 *
 * A Bucket Key is a property of each object, so that one bucket holds both kinds.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html
 */
export function encryptionContexts(bucketArn: string, prefixes: readonly string[]): string[] {
  return [bucketArn, ...objectArns(bucketArn, prefixes)];
}
