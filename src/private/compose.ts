import { Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { AccessLogs } from '../bucket/access-logs';
import type { DataPerimeter } from '../bucket/data-perimeter';
import type { ObjectEncryption } from '../bucket/private/data-bucket';
import { wantsObjectLock } from '../bucket/private/data-bucket';
import type { PlacedDestination } from '../destination/private/destinations';
import { placeDestinations } from '../destination/private/destinations';
import { ReplicaHalf } from '../destination/private/replica-half';
import { Replica } from '../destination/replica';
import type { ReplicationDestination } from '../destination/replication-destination';
import type { EncryptedCrossRegionReplicationProps } from '../encrypted-cross-region-replication-props';
import { ReplicationError } from '../errors/replication-error';
import { ReplicationKeys } from '../key/replication-keys';
import { coveringPrefixes } from '../policy/private/object-patterns';
import { destinationStatements } from '../role/private/destination-policy';
import { ReplicationRole } from '../role/replication-role';
import { planRules } from '../rules/private/plan-rules';
import type { PlannedRule } from '../rules/private/planned-rule';
import { objectEncryption } from '../source/private/object-encryption';
import { SourceHalf } from '../source/private/source-half';
import type { SourcePlace } from '../source/private/source-stack';
import { sourcePlace } from '../source/private/source-stack';
import { ReplicationSource } from '../source/replication-source';
import type { ReplicationSourceOptions } from '../source/replication-source';
import { pinFeatureFlags } from '../topology/private/feature-flags';
import type { Identity } from '../topology/private/identity';
import { identityOf } from '../topology/private/identity';
import { dependOn } from '../topology/private/support-stacks';

/** The parts of a replication. */
export interface Composition {
  readonly sourceStack: Stack;
  readonly sourceKey: IKey;
  readonly role: ReplicationRole;
  readonly source: SourceHalf;
  readonly replicas: ReadonlyMap<ReplicationDestination, Replica>;
}

/** What is decided before the first resource exists. */
interface Plan {
  readonly place: SourcePlace;
  readonly identity: Identity;
  readonly source: ReplicationSourceOptions;
  readonly destinations: readonly PlacedDestination[];
  readonly rules: readonly PlannedRule[];
  readonly encryption: ObjectEncryption;
  readonly accessLogs: AccessLogs;
  readonly perimeter: DataPerimeter | undefined;
}

/** Keys, role, destinations, source, in the order in which they are deployed. */
export function compose(replication: Construct, props: EncryptedCrossRegionReplicationProps): Composition {
  const plan = planReplication(replication, props);
  const { place, identity } = plan;
  const keys = (props.keys ?? ReplicationKeys.multiRegion())._plan();
  const sourceKey = keys.sourceKey({ scope: place.scope, sourceStack: place.stack, id: identity.name });
  const role = new ReplicationRole(place.scope, 'Role', {
    role: props.replicationRole,
    roleName: props.roleName,
    rolePath: props.rolePath,
  });
  const roleArn = () => nameableRole(role, replication);
  const halves = new Map(plan.destinations.map((destination) => [
    destination,
    new ReplicaHalf(destination, {
      ...plan,
      keys,
      sourceObjectLock: wantsObjectLock(plan.source),
      roleArn,
    }),
  ]));
  const source = new SourceHalf(place.scope, {
    ...plan,
    options: plan.source,
    key: sourceKey,
    role,
    roleArn,
    encryptionEnforcement: props.encryptionEnforcement,
  });
  connect(plan, role, halves);
  source.replicate(new Map([...halves].map(([{ key }, half]) => [
    key,
    { bucketArn: half.bucket.literalArn, keyArn: half.key.keyArn },
  ])));
  return { sourceStack: place.stack, sourceKey, role, source, replicas: replicasOf(halves) };
}

function planReplication(replication: Construct, props: EncryptedCrossRegionReplicationProps): Plan {
  const source = (props.source ?? ReplicationSource.create())._options;
  const place = sourcePlace(replication, source);
  pinFeatureFlags(place.scope);
  const destinations = placeDestinations(props.destinations, place.stack, replication);
  const keyed = new Map(destinations.map(({ destination, key }) => [destination, key]));
  return {
    place,
    source,
    destinations,
    identity: identityOf(place.scope),
    rules: planRules(props.rules ?? [{}], keyed, replication),
    encryption: objectEncryption(props.encryption, props.bucketKeyEnabled, replication),
    accessLogs: props.accessLogs ?? AccessLogs.managed(),
    perimeter: props.perimeter,
  };
}

/** Lets the role into each destination, and the source stack wait for it. */
function connect(plan: Plan, role: ReplicationRole, halves: ReadonlyMap<PlacedDestination, ReplicaHalf>): void {
  for (const [{ key, place }, half] of halves) {
    const rules = plan.rules.filter((rule) => rule.destination === key);
    role._addPolicy(`DestinationPolicy-${key}`, `What S3 needs of the destination in ${key} to replicate`, destinationStatements({
      bucketArn: half.bucket.literalArn,
      region: place.region,
      prefixes: coveringPrefixes(rules),
      deleteMarkerPrefixes: coveringPrefixes(rules.filter((rule) => rule.deleteMarkers)),
      keyArn: half.key.keyArn,
      bucketKeyEnabled: plan.encryption.bucketKeyEnabled,
    }));
    dependOn(plan.place.stack, Stack.of(half), 'S3 wants the destination bucket to exist and to be versioned');
    dependOn(plan.place.stack, Stack.of(half.key), 'replicas are encrypted with the key');
  }
}

function replicasOf(halves: ReadonlyMap<PlacedDestination, ReplicaHalf>): Map<ReplicationDestination, Replica> {
  return new Map([...halves].map(([{ destination, place }, half]) => [
    destination,
    Replica._of({
      bucket: half.bucket,
      key: half.key,
      stack: Stack.of(half),
      region: place.region,
      account: place.account,
    }),
  ]));
}

function nameableRole(role: ReplicationRole, scope: Construct): string {
  const arn = role._nameableArn();
  if (arn === undefined) {
    throw new ReplicationError('RoleNameRequired', scope, {
      problem: 'the policy of a replica bucket has to name your replication role, which has no explicit name',
      value: role.role.node.path,
      remedy: "give the role a 'roleName': the destination stack is deployed before it",
    });
  }
  return arn;
}
