import type { RuleContext } from '../../analysis/s3/replication-context';
import { ReplicationContexts, getRuleContext } from '../../analysis/s3/replication-context';
import { display } from '../../analysis/symbolic/symbolic-string';
import type { Bucket, DeployedStack, DeploymentModel } from '../../analysis/model/deployment-model';
import type { EncryptionEdge, Graph, OrderEdge, RuleEdge } from './graph';
import { ResourceNodes } from './resource-nodes';

/** The buckets that replicate, where to, and the keys on the way. */
export function buildGraph(model: DeploymentModel): Graph {
  const replications = new ReplicationContexts(model);
  const nodes = new ResourceNodes(model.stacks);
  const rules: RuleEdge[] = [];
  const encryption: EncryptionEdge[] = [];
  for (const replication of model.replications) {
    const each = replications.get(replication);
    const from = nodes.addBucket(each.source);
    if (each.sourceKey) {
      encryption.push({ from, to: nodes.addKey(each.sourceKey, each.source), use: 'default' });
    }
    for (const rule of replication.rules) {
      const context = getRuleContext(each, rule);
      const to = nodes.addDestination(context);
      rules.push({ from, to, ...describeRule(context) });
      if (context.replicaKey) {
        encryption.push({ from: to, to: nodes.addKey(context.replicaKey, getDestinationOwner(context)), use: 'replica' });
      }
    }
  }
  return {
    stacks: nodes.stacks,
    nodes: nodes.nodes,
    rules,
    encryption: removeDuplicates(encryption),
    order: findOrder(model.stacks, nodes),
  };
}

function describeRule({ rule: { id, index, status, prefix, tags } }: RuleContext): Omit<RuleEdge, 'from' | 'to'> {
  return { rule: display(id ?? `rule ${index}`), enabled: status !== 'Disabled', prefix, tags };
}

function getDestinationOwner({ destinationAccount: account, destinationRegion: region }: RuleContext): Pick<Bucket, 'account' | 'region'> {
  return { account, region };
}

/** Several rules may name one key for one bucket. */
function removeDuplicates(edges: readonly EncryptionEdge[]): EncryptionEdge[] {
  return [...new Map(edges.map((edge) => [Object.values(edge).join(' '), edge])).values()];
}

/** Between the drawn stacks, without what follows from other edges. */
function findOrder(models: readonly DeployedStack[], nodes: ResourceNodes): OrderEdge[] {
  const drawn = models.flatMap((model) => {
    const node = nodes.findStack(model);
    return node ? [{ model, id: node.id }] : [];
  });
  return drawn.flatMap(({ model, id }) => {
    const before = drawn.filter((other) => isBefore(other.model, model));
    return before
      .filter((other) => !before.some((between) => isBefore(other.model, between.model)))
      .map((other) => ({ first: other.id, then: id }));
  });
}

function isBefore(first: DeployedStack, then: DeployedStack): boolean {
  return first.assembly === then.assembly && then.after.has(first.path);
}
