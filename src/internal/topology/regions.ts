import { Annotations, Aws, Token, TokenComparison } from 'aws-cdk-lib';
import type { ResourceEnvironment } from 'aws-cdk-lib/interfaces';
import type * as regionInfo from 'aws-cdk-lib/region-info';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../errors/replication-error';
import { WARNINGS } from '../warnings/warnings';

const REGION = /^[a-z]{2,5}(-[a-z]+)+-\d{1,2}$/;

/** Partitions by the beginning of the Region's name; everything else is `aws`. */
const PARTITIONS: readonly (readonly [prefix: string, partition: string])[] = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['eusc-', 'aws-eusc'],
  ['us-iso-', 'aws-iso'],
  ['us-isob-', 'aws-iso-b'],
  ['eu-isoe-', 'aws-iso-e'],
  ['us-isof-', 'aws-iso-f'],
];

/** That of the deployment where the Region is not known at synth time. */
export function findPartition(region: string): string {
  return Token.isUnresolved(region) ? Aws.PARTITION : PARTITIONS.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws';
}

/**
 * The service that KMS sees when S3 of a Region uses a key.
 *
 * `.amazonaws.com` in every partition, also in China.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service
 */
export function renderViaService(region: string): string {
  return `s3.${region}.amazonaws.com`;
}

export function requireRegion(region: string, what: string, scope: IConstruct): void {
  if (Token.isUnresolved(region)) {
    throw new ReplicationError('RegionUnresolved', scope, {
      problem: `the Region of ${what} is not known at synth time`,
      value: region,
      remedy: "give its stack a concrete Region, such as env: { region: 'eu-west-1' }",
    });
  }
  if (!REGION.test(region)) {
    throw new ReplicationError('RegionInvalid', scope, {
      problem: `the Region of ${what} is not written like one`,
      value: region,
      remedy: "use a Region's name, such as 'eu-west-1'",
    });
  }
  if (!isKnown(region)) {
    Annotations.of(scope).addWarningV2(
      WARNINGS.RegionUnknown.id,
      `the Region of ${what}, ${JSON.stringify(region)}, is unknown to the installed aws-cdk-lib: it is new, or misspelled`,
    );
  }
}

/** What aws-cdk-lib knows of all Regions takes longer to load than a replication to make: these need no look at it. */
const COMMON: ReadonlySet<string> = new Set([
  'us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'ca-central-1', 'sa-east-1',
  'eu-central-1', 'eu-central-2', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-2', 'eu-west-3',
  'ap-east-1', 'ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-south-1', 'ap-south-2', 'ap-southeast-1',
  'ap-southeast-2', 'ap-southeast-3', 'ap-southeast-4', 'me-central-1', 'me-south-1', 'af-south-1', 'il-central-1',
]);

function isKnown(region: string): boolean {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- no other Region needs it
  return COMMON.has(region) || (require('aws-cdk-lib/region-info') as typeof regionInfo).Fact.regions.includes(region);
}

/** Whether two accounts are known to differ; tokens are taken to be the same account. */
export function accountsDiffer(a: string, b: string): boolean {
  return Token.compareStrings(a, b) === TokenComparison.DIFFERENT;
}

/** Whether two Regions are known to differ; tokens are taken to be the same Region. */
export function regionsDiffer(a: string, b: string): boolean {
  return Token.compareStrings(a, b) === TokenComparison.DIFFERENT;
}

/** For messages: a Region, and its account where that is known. */
export function describePlace({ region, account }: ResourceEnvironment): string {
  return Token.isUnresolved(account) ? region : `${region} in account ${account}`;
}

/**
 * An account that is stated may be another one: policies of each account then name the other, so both have to be known.
 */
export function requireAccount(account: string, sourceAccount: string, scope: IConstruct): void {
  if (Token.isUnresolved(account) || Token.isUnresolved(sourceAccount)) {
    throw new ReplicationError('AccountUnresolved', scope, {
      problem: 'whether a destination is in another account has to be known at synth time',
      value: { source: sourceAccount, destination: account },
      remedy: "give both sides a concrete account, such as env: { account: '111111111111', region: '…' }, or neither",
    });
  }
  if (!/^\d{12}$/.test(account)) {
    throw new ReplicationError('AccountInvalid', scope, {
      problem: 'the account of a destination is not an account id',
      value: account,
      remedy: "use 12 digits, such as '222222222222'",
    });
  }
}

/** For two stacks: if neither account is known, they are taken to be the same. */
export function requireComparable(account: string, sourceAccount: string, scope: IConstruct): void {
  if (Token.isUnresolved(account) !== Token.isUnresolved(sourceAccount)) {
    requireAccount(account, sourceAccount, scope);
  }
}
