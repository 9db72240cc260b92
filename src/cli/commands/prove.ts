import { prove } from '../../analysis/prove';
import { applyAcknowledgements } from '../acknowledged-result';
import { EXIT_CODES } from '../exit-codes';
import { loadInput, requireReplications } from '../input/load-input';
import { renderProveJson } from '../render/prove-json';
import { renderProveText } from '../render/prove-text';
import { renderDocument } from './result';
import type { CommandResult, OutputOptions } from './result';

/** Evaluates every call that S3 makes to replicate, and reports those that are not certain to be allowed. */
export function proveCommand(directories: readonly string[], options: OutputOptions): CommandResult {
  const input = loadInput(directories);
  const result = prove(input.model);
  if (result.findings.length === 0) {
    requireReplications(input);
  }
  const acknowledged = applyAcknowledgements(result, input.acknowledgements);
  return {
    code: acknowledged.open.length === 0 ? EXIT_CODES.PROVEN : EXIT_CODES.FINDINGS,
    lines: options.json ? renderDocument('prove', renderProveJson(acknowledged, input.assemblies)) : renderProveText(acknowledged, options),
  };
}
