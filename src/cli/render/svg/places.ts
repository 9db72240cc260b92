import { groupBy } from '../../../analysis/symbolic/group-by';
import type { SymbolicString } from '../../../analysis/symbolic/symbolic-string';
import type { Graph, ResourceNode } from '../../graph/graph';

/** An account and a Region, or what is in no template, with the nodes in it from above to below. */
export interface Place {
  readonly account?: SymbolicString;
  readonly region?: SymbolicString;
  readonly nodes: readonly ResourceNode[];
  /** From the left: sources, what they replicate to, what that replicates to. */
  readonly column: number;
}

/** Sorts the nodes of a graph into places. */
export function arrangePlaces(graph: Graph): readonly Place[] {
  const columns = findColumns(graph);
  const stacks = new Map(graph.stacks.map((stack) => [stack.id, stack]));
  const placeOf = ({ id, stack = '' }: ResourceNode) => {
    const { account, region } = stacks.get(stack) ?? {};
    // what is in no template may be anywhere: beside what it belongs to
    return JSON.stringify(account === undefined ? columns.get(id) : [account, region]);
  };
  return [...groupBy(orderNodes(graph), placeOf).values()].map((nodes) => {
    const { account, region } = stacks.get(nodes[0].stack ?? '') ?? {};
    return { account, region, nodes, column: Math.min(...nodes.map(({ id }) => columns.get(id)!)) };
  });
}

/** Each bucket with the keys that it is the first to use below it. */
function orderNodes({ nodes, encryption }: Graph): readonly ResourceNode[] {
  const users = new Map([...encryption].reverse().map(({ from, to }) => [to, from]));
  const positions = new Map(nodes.map(({ id }, index) => [id, index]));
  const rank = ({ id }: ResourceNode) => positions.get(users.get(id) ?? id)! + (users.has(id) ? 0.5 : 0);
  return [...nodes].sort((a, b) => rank(a) - rank(b));
}

/** The number of replications on the shortest way from a bucket that is no destination; a key is where its user is. */
function findColumns({ nodes, rules, encryption }: Graph): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  const destinations = new Set(rules.map(({ to }) => to));
  const buckets = nodes.filter(({ kind }) => kind === 'bucket').map(({ id }) => id);
  // circles have no beginning: what is declared first is taken for it
  for (const root of [...buckets.filter((id) => !destinations.has(id)), ...buckets]) {
    const reached = columns.has(root) ? [] : [root];
    reached.forEach((id) => columns.set(id, 0));
    for (const from of reached) {
      for (const { to } of rules.filter((rule) => rule.from === from && !columns.has(rule.to))) {
        columns.set(to, columns.get(from)! + 1);
        reached.push(to);
      }
    }
  }
  for (const { from, to } of [...encryption].reverse()) {
    columns.set(to, columns.get(from)!);
  }
  return columns;
}
