import type { Stack } from 'aws-cdk-lib';
import type { ResourceEnvironment } from 'aws-cdk-lib/interfaces';
import type { Construct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import { accountsDiffer, findPartition } from '../../internal/topology/regions';
import type { ReplicationDestination } from '../replication-destination';
import type { DestinationPlacement } from './destination-strategy';

/** A destination and where it is. */
export interface PlacedDestination extends DestinationPlacement {
  readonly destination: ReplicationDestination;
}

/** Places the destinations, in an order that does not depend on the order in which they are listed. */
export function placeDestinations(
  destinations: readonly ReplicationDestination[],
  sourceStack: Stack,
  scope: Construct,
): PlacedDestination[] {
  if (destinations.length === 0) {
    throw new ReplicationError('NoDestination', scope, {
      problem: 'a replication needs a destination',
      value: destinations,
      remedy: "add one to 'destinations', such as ReplicationDestination.inRegion('eu-west-1')",
    });
  }
  const placed = new Map<string, PlacedDestination>();
  for (const destination of destinations) {
    const each = placeDestination(destination, sourceStack, scope);
    const other = placed.get(each.id);
    if (other) {
      throw new ReplicationError('DuplicateDestination', scope, {
        problem: 'two destinations are in the same account and Region',
        value: [other.destination.toString(), destination.toString()],
        remedy: 'keep one of them; a rule can name it as often as needed',
      });
    }
    placed.set(each.id, each);
  }
  requireTwoWayAlone([...placed.values()], scope);
  return [...placed.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function placeDestination(
  destination: ReplicationDestination,
  sourceStack: Stack,
  scope: Construct,
): PlacedDestination {
  const env = destination._strategy.place(sourceStack, scope);
  const crossAccount = accountsDiffer(env.account, sourceStack.account);
  requireElsewhere(env, sourceStack, scope);
  return { destination, env, crossAccount, id: crossAccount ? `${env.account}-${env.region}` : env.region };
}

function requireElsewhere({ account, region }: ResourceEnvironment, sourceStack: Stack, scope: Construct): void {
  if (findPartition(region) !== findPartition(sourceStack.region)) {
    throw new ReplicationError('PartitionMismatch', scope, {
      problem: `a destination is not in partition ${findPartition(sourceStack.region)}, where the source is`,
      value: region,
      remedy: 'use a Region of the same partition: neither S3 nor KMS replicates across partitions',
    });
  }
  if (region === sourceStack.region && !accountsDiffer(account, sourceStack.account)) {
    throw new ReplicationError('DestinationIsSource', scope, {
      problem: 'a destination is in the account and Region of the source',
      value: region,
      remedy: 'use another Region, or ReplicationDestination.inAccount() with another account; within one account and Region, '
        + "'replicationRules' of s3.Bucket replicate, and ReplicationProof proves them too",
    });
  }
}

export function isTwoWay({ destination }: PlacedDestination): boolean {
  return destination._strategy.twoWay;
}

function requireTwoWayAlone(placed: readonly PlacedDestination[], scope: Construct): void {
  const both = placed.find(isTwoWay);
  if (both?.crossAccount) {
    throw new ReplicationError('TwoWayAcrossAccounts', scope, {
      problem: 'a two-way destination is in another account',
      value: both.destination.toString(),
      remedy: 'use two one-way replications, each deployed from the account of its source',
    });
  }
  if (both && placed.length > 1) {
    throw new ReplicationError('TwoWayWithSeveralDestinations', scope, {
      problem: 'a two-way destination is not the only one',
      value: placed.map(({ destination }) => destination.toString()),
      remedy: 'S3 does not replicate replicas: use one destination, or one-way replication',
    });
  }
}
