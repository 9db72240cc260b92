import { hasUndetermined } from '../../analysis/symbolic/symbolic-string';
import type { EncryptionEdge, Graph, ResourceNode, RuleEdge, StackNode } from '../graph/graph';
import { printable } from './layout';

/**
 * A flowchart that GitHub shows in a code block of the language `mermaid`.
 *
 * @see https://mermaid.js.org/syntax/flowchart.html
 */
export function mermaid(graph: Graph): string[] {
  const outside = graph.nodes.filter(({ stack }) => stack === undefined);
  return [
    'flowchart LR',
    ...graph.stacks.flatMap((stack) => subgraph(stack, graph.nodes)),
    ...outside.map((node) => `  ${shape(node)}:::outside`),
    ...graph.rules.map((edge) => `  ${edge.from} ==>|${quoted(ruleLabel(edge))}| ${edge.to}`),
    ...graph.encryption.map((edge) => `  ${edge.from} ---|${quoted(USES[edge.use])}| ${edge.to}`),
    ...graph.order.map(({ first, then }) => `  ${first} -.->|"deployed before"| ${then}`),
    ...(outside.length === 0 ? [] : ['  classDef outside stroke-dasharray: 4 4']),
  ];
}

const USES: Readonly<Record<EncryptionEdge['use'], string>> = {
  default: 'encrypted under',
  replica: 'replicas under',
};

function subgraph({ id, path, account, region }: StackNode, nodes: readonly ResourceNode[]): string[] {
  return [
    `  subgraph ${id}[${quoted(path, `${account} ${region}`)}]`,
    ...nodes.filter(({ stack }) => stack === id).map((node) => `    ${shape(node, path)}`),
    '  end',
  ];
}

function shape({ id, kind, name, constructPath }: ResourceNode, stackPath = ''): string {
  const path = constructPath?.replace(`${stackPath}/`, '').replace(/\/Resource$/, '');
  // a generated name says no more than the path
  const label = path === undefined ? quoted(name) : hasUndetermined(name) ? quoted(path) : quoted(path, name);
  return kind === 'bucket' ? `${id}[(${label})]` : `${id}{{${label}}}`;
}

function ruleLabel({ rule, enabled, prefix, tags }: RuleEdge): string {
  const filters = [
    ...(prefix === '' ? [] : [`prefix ${prefix}`]),
    ...tags.map(({ key, value }) => `tag ${key}=${value}`),
  ];
  return `${rule}: ${filters.length === 0 ? 'all objects' : filters.join(', ')}${enabled ? '' : ' (disabled)'}`;
}

/** Lines of a label. What Mermaid or HTML would read as more than text is written as its number. */
function quoted(...lines: readonly string[]): string {
  const escaped = lines.map((line) => printable(line)
    .replaceAll('\n', ' ')
    .replace(/["#&<>`;\\]/g, (character) => `#${character.charCodeAt(0)};`));
  return `"${escaped.join('<br/>')}"`;
}
