import { formatAddress } from '../../../analysis/assembly/resource-address';
import type { Finding } from '../../../analysis/report/findings';
import { formatFindingId } from '../../../analysis/report/findings';
import { describeFailureReason } from '../../../analysis/s3/failure-reasons';
import type { AcknowledgedResult } from '../../acknowledged-result';
import type { Locate } from '../../input/templates/locator';
import type { Html } from './elements';
import { definitions, html, link, table } from './elements';
import { describeStatement } from './matrix';

const STYLES: Readonly<Record<Finding['level'], string>> = { fails: 'bad', undecided: 'open', excess: 'open', info: 'faint' };

/** The findings of one kind, by replication. */
export function renderFindings(
  { open }: AcknowledgedResult,
  isMeant: (finding: Finding) => boolean,
  locate: Locate,
): readonly Html[] {
  return open.flatMap(({ replication, findings }) => findings.filter(isMeant).map((finding) =>
    renderFinding(finding, formatAddress(replication), locate)));
}

function renderFinding(finding: Finding, replication: string, locate: Locate): Html {
  const { level, severity, message, address, propertyPath, call, statement, failureReason, fix, see } = finding;
  const place = locate(address, propertyPath);
  return html`<article><h3><span class="${STYLES[level]}">${severity} (${level})</span> ${formatFindingId(finding)}</h3>
<p>${message}</p>
${definitions([
  ['at', `${formatAddress(address)} ${propertyPath}`],
  ['in', place && `${place.file}:${place.line}`],
  ['replication', replication],
  ['call', call],
  ['statement', statement && describeStatement(statement)],
  ['S3 reports', describeFailureReason(failureReason)],
  ['fix', fix],
  ['see', link(see)],
])}</article>`;
}

export function renderAcknowledged({ acknowledged }: AcknowledgedResult): readonly Html[] {
  return acknowledged.length === 0 ? [] : [table('Findings that somebody accepted in the app', ['Finding', 'At', 'Reason', 'Given at'],
    acknowledged.map(({ finding, acknowledgement: { reason, constructPath } }) => [
      `${finding.severity} ${formatFindingId(finding)}`, formatAddress(finding.address), reason, constructPath || 'the app',
    ]))];
}
