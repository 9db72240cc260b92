import { EXIT_CODES } from '../exit-codes';
import { graphOf } from '../graph/graph-of';
import { load, requireReplications } from '../input/load';
import { jsonLines } from '../json';
import { graphJson } from '../render/graph-json';
import { mermaid } from '../render/mermaid';
import type { CommandResult, OutputOptions } from './result';

/** Draws what replicates where. */
export function graphCommand(directories: readonly string[], { json }: Pick<OutputOptions, 'json'>): CommandResult {
  const input = load(directories);
  requireReplications(input);
  const graph = graphOf(input.model);
  return { code: EXIT_CODES.PROVEN, lines: json ? jsonLines('graph', graphJson(graph, input.assemblies)) : mermaid(graph) };
}
