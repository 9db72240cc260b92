import type { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import { accountsDiffer, partitionOf } from '../../internal/topology/regions';
import type { Environment } from '../../internal/topology/regions';
import type { ReplicationDestination } from '../replication-destination';

/** A destination, where it is, and the id that rules, policies and constructs of it are named by. */
export interface PlacedDestination {
  readonly destination: ReplicationDestination;
  readonly env: Environment;
  readonly crossAccount: boolean;
  readonly id: string;
  /** Whether changes find their way back. */
  readonly twoWay: boolean;
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
      throw new ReplicationError('DestinationDoubled', scope, {
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
  const env = destination._kind.place(sourceStack, scope);
  const crossAccount = accountsDiffer(env.account, sourceStack.account);
  requireElsewhere(env, sourceStack, scope);
  const { twoWay } = destination._kind;
  return { destination, env, crossAccount, twoWay, id: crossAccount ? `${env.account}-${env.region}` : env.region };
}

function requireElsewhere({ account, region }: Environment, sourceStack: Stack, scope: Construct): void {
  if (partitionOf(region) !== partitionOf(sourceStack.region)) {
    throw new ReplicationError('PartitionMismatch', scope, {
      problem: `a destination is not in partition ${partitionOf(sourceStack.region)}, where the source is`,
      value: region,
      remedy: 'use a Region of the same partition: neither S3 nor KMS replicates across partitions',
    });
  }
  if (region === sourceStack.region && !accountsDiffer(account, sourceStack.account)) {
    throw new ReplicationError('DestinationIsSource', scope, {
      problem: 'a destination is in the account and Region of the source',
      value: region,
      remedy: 'use another Region, or another account',
    });
  }
}

function requireTwoWayAlone(placed: readonly PlacedDestination[], scope: Construct): void {
  const both = placed.find(({ twoWay }) => twoWay);
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
