import { display } from '../../analysis/symbolic/symbolic-string';
import type { Graph } from '../graph/graph';
import type { Inputs } from './inputs';
import { renderInputs } from './inputs';

/** Nodes and edges as JSON: `docs/reference/cli/graph.schema.json`. */
export function renderGraphJson(graph: Graph, inputs: Inputs): object {
  const { stacks, nodes, rules, encryption, order } = graph;
  return {
    ...renderInputs(inputs),
    nodes: [
      ...stacks.map(({ id, path, name, account, region }) =>
        ({ kind: 'stack', id, path, name: display(name), account: display(account), region: display(region) })),
      ...nodes.map(({ id, kind, name, stack, constructPath }) =>
        ({ kind, id, name: display(name), stack, constructPath })),
    ],
    edges: [
      ...rules.map(({ from, to, rule, enabled, prefix, tags }) => ({
        kind: 'rule',
        from,
        to,
        rule,
        enabled,
        prefix: display(prefix),
        tags: tags.map(({ key, value }) => ({ key: display(key), value: display(value) })),
      })),
      ...encryption.map(({ from, to, use }) => ({ kind: 'encryption', from, to, use })),
      ...order.map(({ first, then }) => ({ kind: 'order', from: first, to: then })),
    ],
  };
}
