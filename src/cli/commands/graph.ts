import { EXIT_CODES } from '../exit-codes';
import { buildGraph } from '../graph/graph-of';
import { loadInput, requireReplications } from '../input/load';
import { renderDocument } from '../json';
import { renderGraphJson } from '../render/graph-json';
import { renderMermaid } from '../render/mermaid';
import type { CommandResult, OutputOptions } from './result';

/** Draws what replicates where. */
export function graphCommand(directories: readonly string[], { json }: Pick<OutputOptions, 'json'>): CommandResult {
  const input = loadInput(directories);
  requireReplications(input);
  const graph = buildGraph(input.model);
  return { code: EXIT_CODES.PROVEN, lines: json ? renderDocument('graph', renderGraphJson(graph, input.assemblies)) : renderMermaid(graph) };
}
