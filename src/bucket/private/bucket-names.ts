import { Token } from 'aws-cdk-lib';
import type { ResourceEnvironment } from 'aws-cdk-lib/interfaces';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import type { PhysicalIdentity } from '../../internal/topology/identity';

/** A bucket name, and the namespace it lives in. */
export interface BucketName {
  readonly name: string;
  readonly accountRegional: boolean;
}

/**
 * Regions without the account-regional namespace. Frozen within a release line: a change would replace buckets.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/gpbucketnamespaces.html
 */
const WITHOUT_NAMESPACE: readonly string[] = ['me-central-1', 'me-south-1'];

const MAX_LENGTH = 63;
const ACCOUNT_LENGTH = 12;
/** The length of the longest names of Regions; longer ones shorten the prefix. */
const REGION_LENGTH = 14;
const PREFIX_LENGTH = MAX_LENGTH - '---an'.length - ACCOUNT_LENGTH - REGION_LENGTH;

/**
 * `<prefix>-<account>-<region>-an`: predictable, and impossible to take for another account.
 *
 * The account may be a token; the name is then a literal with `AWS::AccountId` in it.
 */
export function computeBucketName(identity: PhysicalIdentity, { account, region }: ResourceEnvironment, suffix = ''): BucketName {
  const accountRegional = !WITHOUT_NAMESPACE.includes(region);
  const base = `${computePrefix(identity, suffix, region)}-${account}-${region}`;
  return { name: accountRegional ? `${base}-an` : base, accountRegional };
}

/** The names that `computeBucketName` gives in any Region of the account. */
export function computeBucketNamePattern(identity: PhysicalIdentity, { account, region }: ResourceEnvironment): string {
  return `${computePrefix(identity, '', region)}-${account}-*`;
}

function computePrefix({ name, hash }: PhysicalIdentity, suffix: string, region: string): string {
  const tail = `${suffix}-${hash}`;
  const room = PREFIX_LENGTH - tail.length - Math.max(0, region.length - REGION_LENGTH);
  const slug = name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+/, '').slice(0, room).replace(/-+$/, '');
  return `${slug}${tail}`;
}

/** A name of the user's own is taken as it is; one that follows the pattern of the namespace belongs to it. */
export function requireBucketName(
  name: string,
  { account, region }: ResourceEnvironment,
  scope: IConstruct,
): BucketName {
  const problem = Token.isUnresolved(name) ? undefined : findBrokenRule(name);
  if (problem) {
    throw new ReplicationError('BucketNameInvalid', scope, {
      problem: `a bucket name ${problem}`,
      value: name,
      remedy: 'use 3 to 63 lowercase letters, digits, dots and hyphens, beginning and ending with a letter or digit',
    });
  }
  const accountRegional = name.endsWith(`-${account}-${region}-an`);
  if (!accountRegional && !Token.isUnresolved(name) && !Token.isUnresolved(account) && name.endsWith('-an')) {
    throw new ReplicationError('BucketNameInvalid', scope, {
      problem: "a bucket name ends in '-an', which is reserved for the account-regional namespace",
      value: name,
      remedy: `end it in '-${account}-${region}-an', or otherwise`,
    });
  }
  return { name, accountRegional };
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const NAMING_RULES: readonly (readonly [broken: RegExp, problem: string])[] = [
  [/^.{0,2}$|^.{64,}$/s, 'has to be 3 to 63 characters long'],
  [/[^a-z0-9.-]/, 'has a character that is no lowercase letter, digit, dot or hyphen'],
  [/^[^a-z0-9]|[^a-z0-9]$/, 'has to begin and end with a letter or digit'],
  [/\.\./, 'has two dots in a row'],
  [/^\d+\.\d+\.\d+\.\d+$/, 'looks like an IP address'],
  [/^(xn--|sthree-|amzn-s3-demo-)/, 'begins with a reserved prefix'],
  [/(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/, 'ends with a reserved suffix'],
];

function findBrokenRule(name: string): string | undefined {
  return NAMING_RULES.find(([broken]) => broken.test(name))?.[1];
}

/** The name that an ARN states; `undefined` where it is known at deployment only. */
export function parseBucketName(bucketArn: string): string | undefined {
  return bucketArn.split(':::')[1] as string | undefined;
}
