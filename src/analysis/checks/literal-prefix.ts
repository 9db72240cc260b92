import { S3_GUIDE } from '../s3/aws-pages';
import { unreported } from '../s3/failure-reasons';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { isSymbolic, showValue } from '../symbolic/symbolic-string';
import type { Check } from './check';

/** What people write who take a prefix for a pattern, a path or an address, and why no key begins so. */
const MISTAKEN: ReadonlyArray<readonly [pattern: RegExp, reason: string]> = [
  [/(?:^|\/)[*?]|[*?](?:\/|$)/, 'a prefix is no pattern: * and ? stand for themselves'],
  [/^\.?\.?\//, 'keys of objects usually begin without a slash'],
  [/^(?:arn:|s3:\/\/|https?:\/\/)/, 'a prefix is the beginning of a key, without the bucket'],
  [/^\s|\s$/, 'a space at its end belongs to it'],
];

export const LITERAL_PREFIX: Check = {
  id: 'LiteralPrefix',
  title: 'The prefix of a rule is the beginning of keys as they are uploaded: it is no pattern, and no path.',
  severity: 'warning',
  failureReason: unreported('the rule replicates nothing that is usually uploaded'),
  see: `${S3_GUIDE}/replication-add-config.html`,
  checkRule: ({ rule: { prefix, propertyPath }, source }) => {
    const reason = isSymbolic(prefix) ? undefined
      : MISTAKEN.find(([pattern]) => pattern.test(prefix))?.[1]
        ?? (prefix.startsWith(`${source.name}/`) ? 'keys do not begin with the name of their bucket' : undefined);
    return reason === undefined ? [] : [{
      propertyPath,
      message: `the rule replicates objects whose keys begin with ${showValue(prefix)}, and ${reason}`,
      fix: suggestPrefix(prefix, source.name),
    }];
  },
};

/** What was probably meant: what comes before the first star, without bucket, leading slashes and spaces. */
function suggestPrefix(prefix: string, bucket: SymbolicString): string {
  const meant = prefix.trim().replace(/^(?:arn:[^/]*|s3:\/\/[^/]*|https?:\/\/[^/]*)\/?/, '').replace(/^[./]*\//, '').split(/[*?]/)[0];
  const key = meant.startsWith(`${bucket}/`) ? meant.slice(bucket.length + 1) : meant;
  return key === '' ? 'write the beginning of the keys, or "" for all objects' : `write the beginning of the keys, probably ${showValue(key)}`;
}
