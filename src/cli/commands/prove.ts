import type { Level } from '../../analysis/checks/violation';
import { listBlindSpots } from '../../analysis/report/blind-spots';
import { applyAcknowledgements } from '../acknowledged-result';
import { determineExitCode } from '../exit-codes';
import { describePlaces } from '../input/describe-places';
import type { InputOptions } from '../input/load-input';
import { loadInput, requireReplications } from '../input/load-input';
import { proveWithAcknowledgements } from '../prove-with-acknowledgements';
import { renderProveJson } from '../render/prove-json';
import { renderProveText } from '../render/prove-text';
import type * as reportFiles from '../report/report-files';
import { renderDocument } from './result';
import type { CommandResult, OutputOptions } from './result';

/** How `prove` judges and renders. */
export interface ProveOptions extends OutputOptions, InputOptions {
  /** The lightest level that ends the command with another code than 0. */
  readonly failOn: Level;
  /** Whether the exit code alone is wanted, and files. */
  readonly quiet?: boolean;
  /** What is written besides; `version` is that of this package. */
  readonly files?: reportFiles.NamedFiles;
}

/** Evaluates every call that S3 makes to replicate, and reports those that are not certain to be allowed. */
export function proveCommand(given: readonly string[], options: ProveOptions): CommandResult {
  const { files, failOn, status } = options;
  const write = files && loadReportFiles().prepareReport(files, failOn);
  const input = loadInput(given, options);
  status?.('proving');
  const result = proveWithAcknowledgements(input);
  const described = { ...result, findings: describePlaces(result.findings, input.templates) };
  const acknowledged = applyAcknowledgements(described, input.acknowledgements);
  if (acknowledged.open.length === 0) {
    requireReplications(input);
  }
  const blindSpots = listBlindSpots(input.model);
  write?.(acknowledged, input, blindSpots);
  return {
    code: determineExitCode(acknowledged.open.flatMap(({ findings }) => findings), failOn),
    lines: options.quiet ? []
      : options.json ? renderDocument('prove', renderProveJson(acknowledged, input, blindSpots))
        : renderProveText(acknowledged, { ...options, locate: input.locate }),
  };
}

/** Loaded for files alone. */
function loadReportFiles(): typeof reportFiles {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when it is needed
  return require('../report/report-files') as typeof reportFiles;
}
