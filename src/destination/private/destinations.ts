import type { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ReplicationError } from '../../errors/replication-error';
import { accountsDiffer, partitionOf } from '../../topology/private/regions';
import type { DestinationPlace, ReplicationDestination } from '../replication-destination';

/** A destination, where it is, and the key that rules, policies and constructs of it are named by. */
export interface PlacedDestination {
  readonly destination: ReplicationDestination;
  readonly place: DestinationPlace;
  readonly key: string;
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
    const place = destination._place(sourceStack, scope);
    requireElsewhere(place, sourceStack, scope);
    const key = accountsDiffer(place.account, sourceStack.account) ? `${place.account}-${place.region}` : place.region;
    if (placed.has(key)) {
      throw new ReplicationError('DestinationDoubled', scope, {
        problem: 'two destinations are in the same account and Region',
        value: [placed.get(key)!.destination.toString(), destination.toString()],
        remedy: 'keep one of them; a rule can name it as often as needed',
      });
    }
    placed.set(key, { destination, place, key });
  }
  return [...placed.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

function requireElsewhere({ account, region }: DestinationPlace, sourceStack: Stack, scope: Construct): void {
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
      remedy: 'use another Region',
    });
  }
}
