import { prove } from '../../analysis/prove';
import { EXIT_CODES } from '../exit-codes';
import { loadInput, requireReplications } from '../input/load';
import { renderDocument } from '../json';
import { applyAcknowledgements } from '../judged';
import { renderProveJson } from '../render/prove-json';
import { renderProveText } from '../render/prove-text';
import type { CommandResult, OutputOptions } from './result';

/** Asks every call that S3 makes to replicate, and reports what is not allowed for sure. */
export function proveCommand(directories: readonly string[], options: OutputOptions): CommandResult {
  const input = loadInput(directories);
  const result = prove(input.model);
  if (result.findings.length === 0) {
    requireReplications(input);
  }
  const judgement = applyAcknowledgements(result, input.acknowledgements);
  return {
    code: judgement.open.length === 0 ? EXIT_CODES.PROVEN : EXIT_CODES.FINDINGS,
    lines: options.json ? renderDocument('prove', renderProveJson(judgement, input.assemblies)) : renderProveText(judgement, options),
  };
}
