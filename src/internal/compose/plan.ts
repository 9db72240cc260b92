import type { Construct } from 'constructs';
import { AccessLogs } from '../../bucket/access-logs';
import type { DataPerimeter } from '../../bucket/data-perimeter';
import type { PlacedDestination } from '../../destination/private/destinations';
import { placeDestinations } from '../../destination/private/destinations';
import type { EncryptedCrossRegionReplicationProps } from '../../encrypted-cross-region-replication-props';
import type { KeyPlan } from '../../key/private/key-plan';
import { ReplicationKeys } from '../../key/replication-keys';
import { planRules } from '../../rules/private/plan-rules';
import type { PlannedRule } from '../../rules/private/planned-rule';
import type { SourceKind, SourcePlace, SourceTraits } from '../../source/private/source-kind';
import { ReplicationSource } from '../../source/replication-source';
import { ReplicationError } from '../errors/replication-error';
import { pinFeatureFlags } from '../topology/feature-flags';
import type { Identity } from '../topology/identity';
import { identityOf } from '../topology/identity';

/** What is decided before the first resource is made. */
export interface Plan {
  readonly source: SourceKind;
  readonly place: SourcePlace;
  readonly traits: SourceTraits;
  readonly identity: Identity;
  readonly destinations: readonly PlacedDestination[];
  readonly rules: readonly PlannedRule[];
  readonly keys: KeyPlan;
  readonly accessLogs: AccessLogs;
  readonly perimeter: DataPerimeter | undefined;
  readonly twoWay: boolean;
}

export function planReplication(replication: Construct, props: EncryptedCrossRegionReplicationProps): Plan {
  const source = (props.source ?? ReplicationSource.create())._kind;
  const place = source.place(replication);
  pinFeatureFlags(place.scope);
  const destinations = placeDestinations(props.destinations, place.stack, replication);
  const keyed = new Map(destinations.map(({ destination, id }) => [destination, id]));
  const rules = planRules(props.rules ?? [{}], keyed, replication, place.stack);
  const traits = source.traits(props, place);
  return {
    source,
    place,
    traits,
    destinations,
    rules: rules.map((rule) => synchronized(rule, destinations)),
    identity: identityOf(place.scope),
    keys: keysOf(props.keys, destinations, traits, replication)._plan(),
    accessLogs: props.accessLogs ?? AccessLogs.managed(),
    perimeter: props.perimeter,
    twoWay: destinations.some(({ twoWay }) => twoWay),
  };
}

/**
 * Multi-Region keys where every destination takes a replica of them; else a key of its own for each side.
 *
 * With both kinds of destinations neither default would be stable: adding one would move the source to another key.
 */
function keysOf(
  keys: ReplicationKeys | undefined,
  destinations: readonly PlacedDestination[],
  traits: SourceTraits,
  scope: Construct,
): ReplicationKeys {
  if (keys?._multiRegion && destinations.every(({ crossAccount }) => crossAccount)) {
    throw new ReplicationError('MultiRegionKeyAcrossAccounts', scope, {
      problem: 'multi-Region keys are asked for, but every destination is in another account',
      value: destinations.map(({ destination }) => destination.toString()),
      remedy: "leave 'keys' out: each account then has a key of its own",
    });
  }
  if (keys || traits.key) {
    return keys ?? ReplicationKeys.singleRegion();
  }
  const sharing = destinations.filter(
    ({ crossAccount, destination }) => !crossAccount && destination._kind.takesReplicaKey,
  );
  if (sharing.length > 0 && sharing.length < destinations.length) {
    throw new ReplicationError('KeysRequired', scope, {
      problem: 'some destinations would share a multi-Region key, others have keys of their own',
      value: destinations.map(({ destination }) => destination.toString()),
      remedy:
        "say which 'keys': ReplicationKeys.multiRegion() if you began with the former, " +
        'ReplicationKeys.singleRegion() if with the latter; the source bucket then keeps its key',
    });
  }
  return sharing.length > 0 ? ReplicationKeys.multiRegion() : ReplicationKeys.singleRegion();
}

/** Two-way replication needs replica modification sync on both sides. */
function synchronized(rule: PlannedRule, destinations: readonly PlacedDestination[]): PlannedRule {
  const twoWay = destinations.some(({ id, twoWay: both }) => both && id === rule.destination);
  return twoWay ? { ...rule, replicaModifications: true } : rule;
}
