import type { AcknowledgedResult } from '../acknowledged-result';
import { buildGraph } from '../graph/build-graph';
import type { Graph } from '../graph/graph';
import type { Input } from '../input/load-input';
import { UnusableInput } from '../input/unusable-input';
import type { CallMatrix } from './call-matrix';
import { listCallMatrices } from './call-matrix';
import type { ControlFinding } from './controls';
import { judgeControls } from './controls';

/** What a report needs to know of the run itself. */
export interface RunDetails {
  /** Of this package. */
  readonly version: string;
  readonly date: Date;
  readonly nodeVersion: string;
}

/** What was read. */
export interface ReportInput extends Pick<Input, 'model' | 'assemblies' | 'templates' | 'locate'> {
  /** What was read of accounts, in place of templates. @default - no account was read */
  readonly buckets?: readonly string[];
}

/** Everything that the page for an auditor shows. */
export interface AuditReport {
  readonly run: RunDetails;
  readonly judged: AcknowledgedResult;
  readonly blindSpots: readonly string[];
  readonly inputs: Omit<ReportInput, 'model'>;
  readonly graph: Graph;
  readonly matrices: readonly CallMatrix[];
  readonly controls: readonly ControlFinding[];
}

export function createReport(
  judged: AcknowledgedResult,
  input: ReportInput,
  { blindSpots, run }: Pick<AuditReport, 'blindSpots' | 'run'>,
): AuditReport {
  const { model } = input;
  return {
    run,
    judged,
    blindSpots,
    inputs: input,
    graph: buildGraph(model),
    matrices: listCallMatrices(model),
    controls: judgeControls(model),
  };
}

/**
 * When the report was made; `SOURCE_DATE_EPOCH` makes two runs alike.
 *
 * @throws UnusableInput if it is none
 * @see https://reproducible-builds.org/specs/source-date-epoch/
 */
export function getReportDate({ SOURCE_DATE_EPOCH: seconds = '' }: Readonly<Record<string, string | undefined>>): Date {
  if (!/^\d{0,12}$/.test(seconds)) {
    throw new UnusableInput('Usage', `SOURCE_DATE_EPOCH is ${JSON.stringify(seconds)} in the environment; give whole seconds since 1970, `
      + 'such as 1767225600, or nothing for the date of the run');
  }
  return seconds === '' ? new Date() : new Date(Number(seconds) * 1000);
}
