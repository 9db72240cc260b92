import type { Route } from '../../analysis/s3/replication-context';
import { ReplicationCases, routeOf } from '../../analysis/s3/replication-context';
import { display } from '../../analysis/symbolic/symbolic-string';
import type { Bucket, StackWorld, World } from '../../analysis/model/deployment-model';
import type { EncryptionEdge, Graph, OrderEdge, RuleEdge } from './graph';
import { ResourceNodes } from './resource-nodes';

/** The buckets that replicate, where to, and the keys on the way. */
export function graphOf(world: World): Graph {
  const cases = new ReplicationCases(world);
  const nodes = new ResourceNodes(world.stacks);
  const rules: RuleEdge[] = [];
  const encryption: EncryptionEdge[] = [];
  for (const replication of world.replications) {
    const each = cases.of(replication);
    const from = nodes.bucket(each.source);
    if (each.sourceKey) {
      encryption.push({ from, to: nodes.key(each.sourceKey, each.source), use: 'default' });
    }
    for (const rule of replication.rules) {
      const route = routeOf(each, rule);
      const to = nodes.destination(route);
      rules.push({ from, to, ...labelOf(route) });
      if (route.replicaKey) {
        encryption.push({ from: to, to: nodes.key(route.replicaKey, ownerOf(route)), use: 'replica' });
      }
    }
  }
  return {
    stacks: nodes.stacks,
    nodes: nodes.nodes,
    rules,
    encryption: unique(encryption),
    order: orderOf(world.stacks, nodes),
  };
}

function labelOf({ rule: { id, index, status, prefix, tags } }: Route): Omit<RuleEdge, 'from' | 'to'> {
  return { rule: display(id ?? `rule ${index}`), enabled: status !== 'Disabled', prefix, tags };
}

function ownerOf({ destinationAccount: account, destinationRegion: region }: Route): Pick<Bucket, 'account' | 'region'> {
  return { account, region };
}

/** Several rules may name one key for one bucket. */
function unique(edges: readonly EncryptionEdge[]): EncryptionEdge[] {
  return [...new Map(edges.map((edge) => [Object.values(edge).join(' '), edge])).values()];
}

/** Between the drawn stacks, without what follows from other edges. */
function orderOf(worlds: readonly StackWorld[], nodes: ResourceNodes): OrderEdge[] {
  const drawn = worlds.flatMap((world) => {
    const node = nodes.stackOf(world);
    return node ? [{ world, id: node.id }] : [];
  });
  return drawn.flatMap(({ world, id }) => {
    const before = drawn.filter((other) => isBefore(other.world, world));
    return before
      .filter((other) => !before.some((between) => isBefore(other.world, between.world)))
      .map((other) => ({ first: other.id, then: id }));
  });
}

function isBefore(first: StackWorld, then: StackWorld): boolean {
  return first.assembly === then.assembly && then.after.has(first.path);
}
