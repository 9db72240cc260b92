import { prove } from '../../analysis/prove';
import { EXIT_CODES } from '../exit-codes';
import { load, requireReplications } from '../input/load';
import { jsonLines } from '../json';
import { judgementOf } from '../judged';
import { proveJson } from '../render/prove-json';
import { proveText } from '../render/prove-text';
import type { CommandResult, OutputOptions } from './result';

/** Asks every call that S3 makes to replicate, and reports what is not allowed for sure. */
export function proveCommand(directories: readonly string[], options: OutputOptions): CommandResult {
  const input = load(directories);
  const result = prove(input.model);
  if (result.findings.length === 0) {
    requireReplications(input);
  }
  const judgement = judgementOf(result, input.acknowledgements);
  return {
    code: judgement.open.length === 0 ? EXIT_CODES.PROVEN : EXIT_CODES.FINDINGS,
    lines: options.json ? jsonLines('prove', proveJson(judgement, input.assemblies)) : proveText(judgement, options),
  };
}
