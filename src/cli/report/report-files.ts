import { join } from 'node:path';
import type { Level } from '../../analysis/checks/violation';
import type { AcknowledgedResult } from '../acknowledged-result';
import { requireDistinctFiles, writeOutputFile } from '../output-file';
import { renderPage } from '../render/html/page';
import { renderJUnit } from '../render/junit';
import { renderSarif } from '../render/sarif';
import type { ReportInput } from './report';
import { createReport, getReportDate } from './report';

/** The files that a report is written to besides the terminal; each only where its name is given. */
export interface ReportFiles {
  /** A page that an auditor can keep. */
  readonly html?: string;
  /** SARIF 2.1.0. */
  readonly sarif?: string;
  /** JUnit's XML. */
  readonly junit?: string;
}

/** The files, and the version of this package. */
export interface NamedFiles extends ReportFiles {
  readonly version: string;
}

export type WriteReport = (judged: AcknowledgedResult, input: ReportInput, blindSpots: readonly string[]) => void;

/**
 * What writes the files, once there is a result.
 *
 * @throws UnusableInput at once for a date that is none; later if a file cannot be written, or would take the place of
 * one that is read
 */
export function prepareReport({ html, sarif, junit, version }: NamedFiles, failOn: Level): WriteReport {
  const date = html === undefined ? undefined : getReportDate(process.env);
  return (judged, input, blindSpots) => {
    requireDistinctFiles([html, sarif, junit], listFiles(input));
    if (html !== undefined && date !== undefined) {
      const run = { version, date, nodeVersion: process.version };
      writeOutputFile(html, renderPage(createReport(judged, input, { blindSpots, run })));
    }
    if (sarif !== undefined) {
      writeOutputFile(sarif, renderSarif(judged, { version, locate: input.locate }));
    }
    if (junit !== undefined) {
      writeOutputFile(junit, renderJUnit(judged, failOn));
    }
  };
}

/** Templates by themselves, and what an assembly is made of. */
function listFiles({ assemblies, templates, model }: ReportInput): readonly string[] {
  return [
    ...templates.map(({ file }) => file),
    ...assemblies.map((directory) => join(directory, 'manifest.json')),
    ...model.stacks.map(({ templatePath }) => templatePath),
  ];
}
