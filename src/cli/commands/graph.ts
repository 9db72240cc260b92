import { EXIT_CODES } from '../exit-codes';
import { buildGraph } from '../graph/build-graph';
import type { Graph } from '../graph/graph';
import type { InputOptions } from '../input/load-input';
import { loadInput, requireReplications } from '../input/load-input';
import type { GraphFormat } from '../output-formats';
import { renderGraphJson } from '../render/graph-json';
import { renderMermaid } from '../render/mermaid';
import { renderSvg } from '../render/svg/draw';
import { renderDocument } from './result';
import type { CommandResult, OutputOptions } from './result';

/** How `graph` draws. */
export interface GraphOptions extends Pick<OutputOptions, 'json'>, InputOptions {
  /** @default - Mermaid */
  readonly format?: GraphFormat;
}

/** Draws which buckets replicate where. */
export function graphCommand(given: readonly string[], options: GraphOptions): CommandResult {
  const input = loadInput(given, options);
  requireReplications(input);
  const graph = buildGraph(input.model);
  return {
    code: EXIT_CODES.PROVEN,
    lines: options.json ? renderDocument('graph', renderGraphJson(graph, input)) : RENDER[options.format ?? 'mermaid'](graph),
  };
}

const RENDER: Readonly<Record<GraphFormat, (graph: Graph) => readonly string[]>> = {
  mermaid: renderMermaid,
  svg: renderSvg,
};
