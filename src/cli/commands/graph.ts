import { EXIT_CODES } from '../exit-codes';
import { buildGraph } from '../graph/build-graph';
import type { InputOptions } from '../input/load-input';
import { loadInput, requireReplications } from '../input/load-input';
import { renderGraphJson } from '../render/graph-json';
import { renderMermaid } from '../render/mermaid';
import { renderDocument } from './result';
import type { CommandResult, OutputOptions } from './result';

/** Draws which buckets replicate where. */
export function graphCommand(given: readonly string[], options: Pick<OutputOptions, 'json'> & InputOptions): CommandResult {
  const input = loadInput(given, options);
  requireReplications(input);
  const graph = buildGraph(input.model);
  return {
    code: EXIT_CODES.PROVEN,
    lines: options.json ? renderDocument('graph', renderGraphJson(graph, input)) : renderMermaid(graph),
  };
}
