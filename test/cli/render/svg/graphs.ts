import type { Graph, ResourceNode, RuleEdge } from '../../../../src/cli/graph/graph';

export const ACCOUNT = '111111111111';

/** A bucket in the stack of its Region; in none where there is no Region. */
export function bucket(id: string, region?: string): ResourceNode {
  return region === undefined ? { id, kind: 'bucket', name: id }
    : { id, kind: 'bucket', name: `name-of-${id}`, stack: region, constructPath: `${region}/${id}/Resource` };
}

export function key(id: string, region?: string): ResourceNode {
  return { ...bucket(id, region), kind: 'key' };
}

export function rule(from: string, to: string, overrides: Partial<RuleEdge> = {}): RuleEdge {
  return { from, to, rule: `${from}-${to}`, enabled: true, prefix: '', tags: [], ...overrides };
}

/** A graph with a stack for each Region of its nodes, named as the Region. */
export function graphOf(
  nodes: readonly ResourceNode[],
  rules: readonly RuleEdge[],
  keys: readonly (readonly [string, string])[] = [],
): Graph {
  const regions = [...new Set(nodes.flatMap(({ stack }) => stack ?? []))];
  return {
    stacks: regions.map((region) => ({ id: region, path: region, name: region, account: ACCOUNT, region })),
    nodes,
    rules,
    encryption: keys.map(([from, to]) => ({ from, to, use: 'default' })),
    order: [],
  };
}
