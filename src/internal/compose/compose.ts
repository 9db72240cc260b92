import { Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct, IConstruct } from 'constructs';
import { computeDestinationAccess } from '../../destination/private/destination-access';
import type { BoundDestination } from '../../destination/private/destination-strategy';
import type { PlacedDestination } from '../../destination/private/place-destinations';
import type { Replica } from '../../destination/replica';
import type { ReplicationDestination } from '../../destination/replication-destination';
import type { EncryptedCrossRegionReplicationProps } from '../../encrypted-cross-region-replication-props';
import { sendEvents } from '../../events/private/send-events';
import { requireReadableArn } from '../../key/private/readable-arn';
import { collectRules } from '../../monitoring/private/collect-rules';
import type * as monitorReplication from '../../monitoring/private/monitor-replication';
import { ReplicationMetrics } from '../../monitoring/replication-metrics';
import { ReplicationRoles } from '../../role/private/replication-roles';
import { renderFormerRoleArns } from '../../role/private/role-names';
import { renderDestinationStatements } from '../../role/private/role-statements';
import { ReplicationRole } from '../../role/replication-role';
import type { PlannedRule, ReplicationTarget } from '../../rules/private/planned-rule';
import { addSourcePolicies, configureReplication } from '../../source/private/source-half';
import type { SourceBucket } from '../../source/private/source-strategy';
import { ReverseReplication } from '../../two-way/private/reverse-replication';
import { forwardTags } from '../topology/forwarded-tags';
import { addStackDependency } from '../topology/support-stacks';
import type { Plan } from './plan';
import { planReplication } from './plan';

/** The parts of a replication that its construct exposes. */
export interface Composition {
  readonly sourceStack: Stack;
  readonly sourceKey: IKey;
  /** The stack of the source key, where it is another one. */
  readonly keyStack: Stack | undefined;
  readonly sourceBucket: IBucket;
  readonly role: ReplicationRole;
  readonly replicas: ReadonlyMap<ReplicationDestination, Replica>;
  readonly metrics: ReplicationMetrics;
  readonly monitoring: monitorReplication.Monitoring | undefined;
  readonly plan: Plan;
  readonly bound: ReadonlyMap<PlacedDestination, BoundDestination>;
  readonly source: SourceBucket;
  readonly rules: readonly PlannedRule[];
  /** The resources that have a replication configuration. */
  readonly configurations: readonly IConstruct[];
  /** The policy that refuses uploads without headers, and the prefixes of the rules, where that was chosen. */
  readonly refusal?: { readonly policy: IConstruct; readonly prefixes: readonly string[] };
}

/** Creates keys, role, destinations and source, in the order in which they are deployed. */
export function compose(replication: Construct, props: EncryptedCrossRegionReplicationProps): Composition {
  const plan = planReplication(replication, props);
  const { placement, settings, rules } = plan;
  const { stack, identity } = placement;
  const scope = placement.createScope();
  forwardTags(replication, scope);
  const keyContext = { owner: replication, scope, sourceStack: stack, bucketKey: settings.key?.(), id: identity.id };
  const key = plan.keys.sourceKey(keyContext);
  const roles = createRoles(replication, scope, plan, props);
  const role = roles.forward;
  const bound = bindDestinations(plan, scope, roles);
  const sourceInput = { ...plan, scope, key };
  const source = plan.source.bind(sourceInput);
  const policy = addSourcePolicies(source, sourceInput, roles, rules);
  configureReplication(source, role, rules, authorizeRole(plan, role, bound));
  if (props.events) {
    sendEvents(props.events, source, rules, scope);
  }
  const configurations: IConstruct[] = [source.cfnBucket];
  if (roles.reverse) {
    const [[{ env }, { target }]] = bound;
    const replica = { target, replicaRegion: env.region };
    const reverse = { ...plan, ...replica, role: roles.reverse, source, sourceKeyArn: key.keyArn };
    configurations.push(new ReverseReplication(scope, 'ReverseReplication', reverse));
  }
  return {
    ...monitor(replication, scope, plan, source, bound),
    ...{ configurations, plan, bound, source, rules },
    refusal: settings.enforcement._refusesHeaderless ? { policy, prefixes: listPrefixes(rules) } : undefined,
    role,
    sourceStack: stack,
    sourceKey: key,
    keyStack: findKeyStack(key, stack),
    sourceBucket: source.bucket,
    replicas: new Map([...bound].map(([{ destination }, { replica }]) => [destination, replica])),
  };
}

/** The metrics that S3 publishes, and what watches them. */
function monitor(
  replication: Construct,
  scope: Construct,
  plan: Plan,
  source: SourceBucket,
  bound: ReadonlyMap<PlacedDestination, BoundDestination>,
): Pick<Composition, 'metrics' | 'monitoring'> {
  const monitored = collectRules({ ...plan, source, bound });
  const destinationIds = new Map(plan.destinations.map(({ destination, id }) => [destination, id]));
  const { monitoring } = plan;
  return {
    metrics: ReplicationMetrics._create(replication, { ...monitored, destinationIds }),
    monitoring: monitoring
      && loadMonitoring().monitorReplication({ ...plan, monitoring, scope, source, bound, monitored }),
  };
}

/** What aws-cdk-lib has of CloudWatch takes time to load, and monitoring is an option. */
function loadMonitoring(): typeof monitorReplication {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when it is needed
  return require('../../monitoring/private/monitor-replication') as typeof monitorReplication;
}

/** Of the rules that are on. */
function listPrefixes(rules: readonly PlannedRule[]): string[] {
  return [...new Set(rules.filter(({ enabled }) => enabled).map(({ filter }) => filter.prefix ?? ''))];
}

function createRoles(
  replication: Construct,
  scope: Construct,
  { twoWay, placement }: Plan,
  { replicationRole, roleName, rolePath, formerRoleNames = [] }: EncryptedCrossRegionReplicationProps,
): ReplicationRoles {
  const forward = new ReplicationRole(scope, 'Role', { role: replicationRole, roleName, rolePath });
  const reverse = twoWay ? new ReplicationRole(scope, 'ReverseRole') : undefined;
  const formerArns = renderFormerRoleArns(formerRoleNames, placement.stack, replication);
  return new ReplicationRoles(replication, forward, reverse, formerArns);
}

function bindDestinations(
  plan: Plan,
  scope: Construct,
  roles: ReplicationRoles,
): Map<PlacedDestination, BoundDestination> {
  return new Map(plan.destinations.map((placed) => [
    placed,
    placed.destination._strategy.bind({
      ...plan,
      ...placed,
      scope,
      identity: plan.placement.identity,
      encryption: plan.settings.encryption,
      sourceObjectLock: plan.settings.objectLock,
      rules: filterRules(plan, placed),
      requireWriterArns: () => roles.requireWriterArns(),
      requireExemptArns: () => roles.requireExemptArns(),
    }),
  ]));
}

/** Gives the role its permissions at each destination, and makes the source stack wait for the destinations. */
function authorizeRole(
  plan: Plan,
  role: ReplicationRole,
  bound: ReadonlyMap<PlacedDestination, BoundDestination>,
): Map<string, ReplicationTarget> {
  const targets = new Map<string, ReplicationTarget>();
  const { stack } = plan.placement;
  for (const [placed, { target, producers, replica }] of bound) {
    const { id, env, crossAccount } = placed;
    if (crossAccount) {
      requireReadableArn(target.keyArn, replica.key, stack, plan.owner);
    }
    const access = computeDestinationAccess(
      { env, encryption: plan.settings.encryption, rules: filterRules(plan, placed) },
      target,
    );
    const description = `What S3 needs of the destination in ${id} to replicate`;
    role._addPolicy(`DestinationPolicy-${id}`, description, renderDestinationStatements(access, target.keyArn));
    for (const producer of producers) {
      const reason = 'S3 requires the destination to exist, with its key, and to be versioned';
      addStackDependency(stack, producer, reason);
    }
    targets.set(id, { ...target, account: crossAccount ? env.account : undefined });
  }
  return targets;
}

function filterRules({ rules }: Plan, { id }: PlacedDestination): readonly PlannedRule[] {
  return rules.filter((rule) => rule.destination === id);
}

function findKeyStack(key: IKey, sourceStack: Stack): Stack | undefined {
  const resource = key.node.defaultChild;
  const stack = resource && Stack.of(resource);
  return stack === sourceStack ? undefined : stack;
}
