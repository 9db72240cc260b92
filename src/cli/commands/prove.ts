import type { Level } from '../../analysis/checks/violation';
import { listBlindSpots } from '../../analysis/report/blind-spots';
import { applyAcknowledgements } from '../acknowledged-result';
import { determineExitCode } from '../exit-codes';
import type { InputOptions } from '../input/load-input';
import { loadInput, requireReplications } from '../input/load-input';
import { proveWithAcknowledgements } from '../prove-with-acknowledgements';
import { renderProveJson } from '../render/prove-json';
import { renderProveText } from '../render/prove-text';
import { renderDocument } from './result';
import type { CommandResult, OutputOptions } from './result';

/** How `prove` judges and renders. */
export interface ProveOptions extends OutputOptions, InputOptions {
  /** The lightest level that ends the command with another code than 0. */
  readonly failOn: Level;
}

/** Evaluates every call that S3 makes to replicate, and reports those that are not certain to be allowed. */
export function proveCommand(given: readonly string[], options: ProveOptions): CommandResult {
  const input = loadInput(given, options);
  const result = proveWithAcknowledgements(input);
  const acknowledged = applyAcknowledgements(result, input.acknowledgements);
  if (acknowledged.open.length === 0) {
    requireReplications(input);
  }
  const blindSpots = listBlindSpots(input.model);
  return {
    code: determineExitCode(acknowledged.open.flatMap(({ findings }) => findings), options.failOn),
    lines: options.json
      ? renderDocument('prove', renderProveJson(acknowledged, input, blindSpots))
      : renderProveText(acknowledged, { ...options, locate: input.locate }, blindSpots),
  };
}
