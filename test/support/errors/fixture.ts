import { App, Stack } from 'aws-cdk-lib';
import type { Environment } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { EncryptedCrossRegionReplication, ReplicationDestination, ReplicationSource } from 'cdk-encrypted-replication';
import type {
  EncryptedCrossRegionReplicationProps,
  ReplicationDestinationOptions,
  ReplicationRule,
  ReplicationSourceOptions,
} from 'cdk-encrypted-replication';

export const ACCOUNT = '111111111111';
export const OTHER_ACCOUNT = '222222222222';
export const SOURCE_REGION = 'ap-southeast-1';
export const REPLICA_REGION = 'eu-west-1';

/** The path of the replication that `replicate` makes. */
export const REPLICATION_PATH = 'Documents/Replication';
/** The path of the role of that replication. */
export const ROLE_PATH = 'Documents/Replication/Role';
/** The path of what that replication puts into a destination stack. */
export const REPLICA_PATH = `Documents-replica-${REPLICA_REGION}/Documents-Replication-Replica`;

const S3 = new iam.ServicePrincipal('s3.amazonaws.com');

/** Regions of one partition, other than the source's. */
export const REGIONS: readonly string[] = [
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'eu-central-1',
  'eu-central-2',
  'eu-north-1',
  'eu-south-1',
  'us-east-1',
  'us-east-2',
  'us-west-2',
];

/** The stack `Documents` in the source Region, alone in an app. */
export function sourceStack(env: Environment = {}, app = new App()): Stack {
  return new Stack(app, 'Documents', { env: { account: ACCOUNT, region: SOURCE_REGION, ...env } });
}

/** A stack beside another one, in the same account unless told otherwise. */
export function stackBeside(stack: Stack, id: string, env: Environment = {}): Stack {
  return new Stack(stack.node.root as App, id, { env: { account: ACCOUNT, region: REPLICA_REGION, ...env } });
}

/** A replication to `eu-west-1`, with the given props on top. */
export function replicate(
  props: Partial<EncryptedCrossRegionReplicationProps> = {},
  stack = sourceStack(),
): EncryptedCrossRegionReplication {
  const destinations = [ReplicationDestination.inRegion(REPLICA_REGION)];
  return new EncryptedCrossRegionReplication(stack, 'Replication', { destinations, ...props });
}

/** A replication whose source has the given options. */
export function replicateFrom(options: ReplicationSourceOptions, stack?: Stack): EncryptedCrossRegionReplication {
  return replicate({ source: ReplicationSource.create(options) }, stack);
}

/** A replication whose destination in `eu-west-1` has the given options. */
export function replicateTo(options: ReplicationDestinationOptions): EncryptedCrossRegionReplication {
  return replicate({ destinations: [ReplicationDestination.inRegion(REPLICA_REGION, options)] });
}

/** A replication to `eu-west-1` by the given rules. */
export function replicateBy(...rules: ReplicationRule[]): EncryptedCrossRegionReplication {
  return replicate({ rules });
}

/** A replication to the given Regions by the given rules. */
export function replicateToRegions(
  regions: readonly string[],
  rules?: ReplicationRule[],
): EncryptedCrossRegionReplication {
  return replicate({ destinations: regions.map((region) => ReplicationDestination.inRegion(region)), rules });
}

/** `count` rules that differ in their ids alone. */
export function manyRules(count: number): ReplicationRule[] {
  return Array.from({ length: count }, (_, index) => ({ id: `rule-${index}` }));
}

/** `count` tags. */
export function manyTags(count: number): { [key: string]: string } {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`tag-${index}`, 'yes']));
}

/** A role that S3 may assume. */
export function s3Role(stack: Stack, props: Partial<iam.RoleProps> = {}): iam.Role {
  return new iam.Role(stack, 'OwnRole', { assumedBy: S3, ...props });
}
