import type { Construct } from 'constructs';
import { AccessLogs } from '../../bucket/access-logs';
import type { DataPerimeter } from '../../bucket/data-perimeter';
import type { PlacedDestination } from '../../destination/private/place-destinations';
import { isTwoWay, placeDestinations } from '../../destination/private/place-destinations';
import type { EncryptedCrossRegionReplicationProps } from '../../encrypted-cross-region-replication-props';
import type { KeyPlan } from '../../key/private/key-plan';
import { ReplicationKeys } from '../../key/replication-keys';
import type { MonitoringPlan } from '../../monitoring/private/plan-monitoring';
import { planRules } from '../../rules/private/plan-rules';
import type { PlannedRule } from '../../rules/private/planned-rule';
import type { SourceStrategy, SourcePlacement, SourceSettings } from '../../source/private/source-strategy';
import { ReplicationSource } from '../../source/replication-source';
import { ReplicationError } from '../errors/replication-error';

/** What is decided before the first resource is created. */
export interface Plan {
  /** The construct of the replication, whose tags are those of all that it makes. */
  readonly owner: Construct;
  readonly source: SourceStrategy;
  readonly placement: SourcePlacement;
  readonly settings: SourceSettings;
  readonly destinations: readonly PlacedDestination[];
  readonly rules: readonly PlannedRule[];
  readonly keys: KeyPlan;
  readonly accessLogs: AccessLogs;
  readonly perimeter: DataPerimeter | undefined;
  readonly twoWay: boolean;
  readonly monitoring: MonitoringPlan | undefined;
}

/** Reads and validates, and changes nothing of the user's: an error leaves their buckets and keys as they were. */
export function planReplication(replication: Construct, props: EncryptedCrossRegionReplicationProps): Plan {
  const source = (props.source ?? ReplicationSource.create())._strategy;
  const placement = source.place(replication);
  const destinations = placeDestinations(props.destinations, placement.stack, replication);
  const ids = new Map(destinations.map(({ destination, id }) => [destination, id]));
  const rules = planRules(props.rules ?? [{}], ids, replication, placement.stack);
  const settings = source.readSettings(props, replication);
  const twoWay = destinations.some(isTwoWay);
  const planned = { destinations, rules, twoWay, sourceRegion: placement.stack.region };
  return {
    owner: replication,
    source,
    placement,
    settings,
    destinations,
    rules: rules.map((rule) => enableModificationSync(rule, destinations)),
    keys: resolveKeys(props.keys, destinations, settings, replication)._strategy.createPlan(),
    accessLogs: props.accessLogs ?? AccessLogs.managed(),
    perimeter: props.perimeter,
    twoWay,
    monitoring: props.monitoring?._plan(planned, replication),
  };
}

/**
 * Multi-Region keys where every destination takes a replica of them; else a key of its own for each side.
 *
 * With both kinds of destinations neither default would be stable: adding one would move the source to another key.
 */
function resolveKeys(
  keys: ReplicationKeys | undefined,
  destinations: readonly PlacedDestination[],
  settings: SourceSettings,
  scope: Construct,
): ReplicationKeys {
  if (keys?._strategy.multiRegion && destinations.every(({ crossAccount }) => crossAccount)) {
    throw new ReplicationError('MultiRegionKeyAcrossAccounts', scope, {
      problem: 'multi-Region keys are asked for, but every destination is in another account',
      value: destinations.map(({ destination }) => destination.toString()),
      remedy: "leave 'keys' out: each account then has a key of its own",
    });
  }
  if (keys || settings.key) {
    return keys ?? ReplicationKeys.singleRegion();
  }
  const sharing = destinations.filter(
    ({ crossAccount, destination }) => !crossAccount && destination._strategy.takesReplicaKey,
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
function enableModificationSync(rule: PlannedRule, destinations: readonly PlacedDestination[]): PlannedRule {
  const twoWay = destinations.some((destination) => isTwoWay(destination) && destination.id === rule.destination);
  return twoWay ? { ...rule, replicaModifications: true } : rule;
}
