import type { DeployedStack } from '../../analysis/model/deployed-stack';
import type { Bucket, DeploymentModel } from '../../analysis/model/deployment-model';
import type { RuleContext } from '../../analysis/s3/replication-context';
import { ReplicationContexts, getRuleContext } from '../../analysis/s3/replication-context';
import { display } from '../../analysis/symbolic/symbolic-string';
import type { EncryptionEdge, Graph, OrderEdge, RuleEdge } from './graph';
import { ResourceNodes } from './resource-nodes';

/** Collects the buckets that replicate, their destinations, and the keys of both. */
export function buildGraph(model: DeploymentModel): Graph {
  const replications = new ReplicationContexts(model);
  const nodes = new ResourceNodes(model.stacks);
  const rules: RuleEdge[] = [];
  const encryption: EncryptionEdge[] = [];
  for (const replication of model.replications) {
    const replicated = replications.get(replication);
    const from = nodes.addBucket(replicated.source);
    if (replicated.sourceKey) {
      encryption.push({ from, to: nodes.addKey(replicated.sourceKey, replicated.source), use: 'default' });
    }
    for (const rule of replication.rules) {
      const context = getRuleContext(replicated, rule);
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
  return { rule: display(id === undefined || id === '' ? `rule ${index}` : id), enabled: status !== 'Disabled', prefix, tags };
}

function getDestinationOwner({ destinationAccount: account, destinationRegion: region }: RuleContext): Pick<Bucket, 'account' | 'region'> {
  return { account, region };
}

/** Several rules may name the same key for the same bucket. */
function removeDuplicates(edges: readonly EncryptionEdge[]): EncryptionEdge[] {
  return [...new Map(edges.map((edge) => [Object.values(edge).join(' '), edge])).values()];
}

/** The order between the drawn stacks, without edges that follow from others. */
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
