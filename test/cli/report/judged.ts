import { listBlindSpots } from '../../../src/analysis/report/blind-spots';
import type { AcknowledgedResult } from '../../../src/cli/acknowledged-result';
import { applyAcknowledgements } from '../../../src/cli/acknowledged-result';
import type { Input } from '../../../src/cli/input/load-input';
import { loadInput } from '../../../src/cli/input/load-input';
import { proveWithAcknowledgements } from '../../../src/cli/prove-with-acknowledgements';
import type { AuditReport } from '../../../src/cli/report/report';
import { createReport } from '../../../src/cli/report/report';

export const RUN = { version: '1.2.3', date: new Date('2026-11-28T12:34:56Z'), nodeVersion: 'v20.0.0' };

/** What is found in assemblies and templates, and what of it is acknowledged. */
export function judge(...given: readonly string[]): { readonly input: Input; readonly judged: AcknowledgedResult } {
  const isTemplate = given.some((each) => /\.(?:yaml|json)$/.test(each));
  const input = loadInput(given, isTemplate ? { account: '111111111111', region: 'us-east-1' } : {});
  return { input, judged: applyAcknowledgements(proveWithAcknowledgements(input), input.acknowledgements) };
}

export function reportOn(...given: readonly string[]): AuditReport {
  const { input, judged } = judge(...given);
  return createReport(judged, input, { blindSpots: listBlindSpots(input.model), run: RUN });
}
