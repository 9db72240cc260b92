import { EXIT_CODES } from '../exit-codes';
import { buildGraph } from '../graph/build-graph';
import { loadInput, requireReplications } from '../input/load-input';
import { renderGraphJson } from '../render/graph-json';
import { renderMermaid } from '../render/mermaid';
import { renderDocument } from './result';
import type { CommandResult, OutputOptions } from './result';

/** Draws which buckets replicate where. */
export function graphCommand(directories: readonly string[], { json }: Pick<OutputOptions, 'json'>): CommandResult {
  const input = loadInput(directories);
  requireReplications(input);
  const graph = buildGraph(input.model);
  return { code: EXIT_CODES.PROVEN, lines: json ? renderDocument('graph', renderGraphJson(graph, input.assemblies)) : renderMermaid(graph) };
}
