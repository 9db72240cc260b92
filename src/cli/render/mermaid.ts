import { hasUndetermined } from '../../analysis/symbolic/symbolic-string';
import { describeRule } from '../graph/describe-rule';
import type { EncryptionEdge, Graph, ResourceNode, StackNode } from '../graph/graph';
import { toPrintable } from './layout';

/**
 * A flowchart that GitHub shows in a code block of the language `mermaid`.
 *
 * @see https://mermaid.js.org/syntax/flowchart.html
 */
export function renderMermaid(graph: Graph): string[] {
  const outside = graph.nodes.filter(({ stack }) => stack === undefined);
  return [
    'flowchart LR',
    ...graph.stacks.flatMap((stack) => renderSubgraph(stack, graph.nodes)),
    ...outside.map((node) => `  ${renderShape(node)}:::outside`),
    ...graph.rules.map((edge) => `  ${edge.from} ==>|${quote(describeRule(edge))}| ${edge.to}`),
    ...graph.encryption.map((edge) => `  ${edge.from} ---|${quote(USES[edge.use])}| ${edge.to}`),
    ...graph.order.map(({ first, then }) => `  ${first} -.->|"deployed before"| ${then}`),
    ...(outside.length === 0 ? [] : ['  classDef outside stroke-dasharray: 4 4']),
  ];
}

const USES: Readonly<Record<EncryptionEdge['use'], string>> = {
  default: 'encrypted under',
  replica: 'replicas under',
};

function renderSubgraph({ id, path, account, region }: StackNode, nodes: readonly ResourceNode[]): string[] {
  return [
    `  subgraph ${id}[${quote(path, `${account} ${region}`)}]`,
    ...nodes.filter(({ stack }) => stack === id).map((node) => `    ${renderShape(node, path)}`),
    '  end',
  ];
}

function renderShape({ id, kind, name, constructPath }: ResourceNode, stackPath = ''): string {
  const path = constructPath?.replace(`${stackPath}/`, '').replace(/\/Resource$/, '');
  // a generated name adds nothing to the path
  const label = path === undefined ? quote(name) : hasUndetermined(name) ? quote(path) : quote(path, name);
  return kind === 'bucket' ? `${id}[(${label})]` : `${id}{{${label}}}`;
}

/** Quotes the lines of a label. Characters with a meaning in Mermaid or HTML are written as character references. */
function quote(...lines: readonly string[]): string {
  const escaped = lines.map((line) => toPrintable(line)
    .replaceAll('\n', ' ')
    .replace(/["#&<>`;\\]/g, (character) => `#${character.charCodeAt(0)};`));
  return `"${escaped.join('<br/>')}"`;
}
