import type { Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct, IConstruct } from 'constructs';
import { accessOf } from '../../destination/private/destination-access';
import type { RealizedDestination } from '../../destination/private/destination-kind';
import type { PlacedDestination } from '../../destination/private/destinations';
import type { Replica } from '../../destination/replica';
import type { ReplicationDestination } from '../../destination/replication-destination';
import type { EncryptedCrossRegionReplicationProps } from '../../encrypted-cross-region-replication-props';
import { destinationStatements } from '../../role/private/destination-policy';
import { ReplicationRoles } from '../../role/private/replication-roles';
import { ReplicationRole } from '../../role/replication-role';
import type { PlannedRule, RuleTarget } from '../../rules/private/planned-rule';
import { guardSource, replicate } from '../../source/private/source-half';
import { WayBack } from '../../two-way/private/way-back';
import { dependOn } from '../topology/support-stacks';
import type { Plan } from './plan';
import { planReplication } from './plan';

/** The parts of a replication. */
export interface Composition {
  readonly sourceStack: Stack;
  readonly sourceKey: IKey;
  readonly sourceBucket: IBucket;
  readonly role: ReplicationRole;
  readonly replicas: ReadonlyMap<ReplicationDestination, Replica>;
  /** What holds a replication configuration. */
  readonly configurations: readonly IConstruct[];
}

/** Keys, role, destinations, source, in the order in which they are deployed. */
export function compose(replication: Construct, props: EncryptedCrossRegionReplicationProps): Composition {
  const plan = planReplication(replication, props);
  const { place, identity, rules } = plan;
  const key = plan.keys.sourceKey({
    scope: place.scope,
    sourceStack: place.stack,
    existing: plan.traits.key,
    id: identity.id,
  });
  const roles = makeRoles(replication, plan, props);
  const role = roles.there;
  const realized = realizeDestinations(plan, roles);
  const sourceInput = { ...plan, key };
  const source = plan.source.realize(sourceInput);
  guardSource(source, sourceInput, roles, rules);
  replicate(source, role, rules, connect(plan, role, realized));
  const configurations: IConstruct[] = [source.cfnBucket];
  if (roles.back) {
    const [[there, target]] = realized;
    const wayBack = { ...plan, role: roles.back, source, sourceKeyArn: key.keyArn, there, target };
    configurations.push(new WayBack(place.scope, 'WayBack', wayBack));
  }
  return {
    configurations,
    role,
    sourceStack: place.stack,
    sourceKey: key,
    sourceBucket: source.bucket,
    replicas: new Map([...realized].map(([{ destination }, { replica }]) => [destination, replica])),
  };
}

function makeRoles(
  replication: Construct,
  { place, twoWay }: Plan,
  { replicationRole, roleName, rolePath }: EncryptedCrossRegionReplicationProps,
): ReplicationRoles {
  const there = new ReplicationRole(place.scope, 'Role', { role: replicationRole, roleName, rolePath });
  const back = twoWay ? new ReplicationRole(place.scope, 'WayBackRole') : undefined;
  return new ReplicationRoles(replication, there, back);
}

function realizeDestinations(plan: Plan, roles: ReplicationRoles): Map<PlacedDestination, RealizedDestination> {
  return new Map(plan.destinations.map((placed) => [
    placed,
    placed.destination._kind.realize({
      ...plan,
      ...placed,
      scope: plan.place.scope,
      encryption: plan.traits.encryption,
      sourceObjectLock: plan.traits.objectLock,
      rules: rulesOf(plan, placed),
      roleArn: () => roles.writerArn(),
      exemptArns: () => roles.exemptArns(),
    }),
  ]));
}

/** Lets the role into each destination, and the source stack wait for it. */
function connect(
  plan: Plan,
  role: ReplicationRole,
  realized: ReadonlyMap<PlacedDestination, RealizedDestination>,
): Map<string, RuleTarget> {
  for (const [placed, target] of realized) {
    const { id, env } = placed;
    const input = { env, encryption: plan.traits.encryption, rules: rulesOf(plan, placed) };
    const description = `What S3 needs of the destination in ${id} to replicate`;
    role._addPolicy(`DestinationPolicy-${id}`, description, destinationStatements(accessOf(input, target)));
    for (const producer of target.producers) {
      dependOn(plan.place.stack, producer, 'S3 wants the destination to exist, with its key, and to be versioned');
    }
  }
  return new Map([...realized].map(([{ id, crossAccount, env }, { bucketArn, keyArn, ownerOverride }]) => [
    id,
    { bucketArn, keyArn, ownerOverride, account: crossAccount ? env.account : undefined },
  ]));
}

function rulesOf({ rules }: Plan, { id }: PlacedDestination): readonly PlannedRule[] {
  return rules.filter((rule) => rule.destination === id);
}
