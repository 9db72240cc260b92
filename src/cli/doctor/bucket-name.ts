import { UnusableInput } from '../input/unusable-input';

/** What people give in place of the name, and the part of it that is the name. */
const LONGER_FORMS: readonly RegExp[] = [
  /^arn:[^:]*:s3:::([^/]+)/,
  /^s3:\/\/([^/]+)/,
  /^https?:\/\/(.+?)\.s3[.-][^/]*amazonaws\.com/,
  /^https?:\/\/s3[.-][^/]*amazonaws\.com(?:\.cn)?\/([^/]+)/,
  /^([^/]+)\//,
];

/** Aliases and buckets of other kinds, which have no replication configuration. */
const OTHER_KINDS: readonly (readonly [RegExp, string])[] = [
  [/^arn:[^:]*:s3:[^:]+:\d*:accesspoint[/:]|-s3alias$/, 'an access point'],
  [/--ol-s3$/, 'an Object Lambda access point'],
  [/\.mrap$/, 'a Multi-Region Access Point'],
  [/--x-s3$/, 'a directory bucket'],
  [/--table-s3$/, 'a table bucket'],
];

/** Buckets from before March 2018 may have capital letters, underscores and up to 255 characters. */
const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{1,253})[A-Za-z0-9]$/;

/**
 * Before anything is sent.
 *
 * @throws UnusableInput if no bucket can have this name
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
export function requireBucketName(given: string): void {
  const fail = (problem: string) => {
    throw new UnusableInput('Usage', `the bucket ${JSON.stringify(given)} ${problem}`);
  };
  const [, kind] = OTHER_KINDS.find(([form]) => form.test(given)) ?? [];
  if (kind !== undefined) {
    fail(`is ${kind}; give the name of the general purpose bucket that replicates`);
  }
  const name = LONGER_FORMS.map((form) => form.exec(given)?.[1]).find((each) => each !== undefined);
  if (name !== undefined) {
    fail(`is no name; give the name alone: ${name}`);
  }
  if (!NAME.test(given) || given.includes('..') || /^\d+\.\d+\.\d+\.\d+$/.test(given)) {
    fail('can be the name of no bucket: it has 3 to 63 lower-case letters, digits, hyphens and single periods, '
      + 'of which the first and the last is a letter or digit');
  }
}
