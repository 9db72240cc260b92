import { formatAddress } from '../../analysis/assembly/resource-address';
import { BLIND_SPOTS } from '../../analysis/report/blind-spots';
import { formatFindingId } from '../../analysis/report/findings';
import type { Finding } from '../../analysis/report/findings';
import { describeFailureReason } from '../../analysis/s3/failure-reasons';
import type { Group, AcknowledgedResult } from '../acknowledged-result';
import type { Colours } from '../colours';
import { formatCount, formatLabelled, toPrintable, wrap } from './layout';
import type { Column, Style } from './layout';

const LABELS = 11;

/** The report as text. */
export function renderProveText(acknowledged: AcknowledgedResult, style: Style): string[] {
  return [
    ...acknowledged.open.flatMap((group) => renderGroup(group, style)),
    ...renderAcknowledged(acknowledged, style),
    ...renderSummary(acknowledged, style),
    '',
    style.colours.faint('What no template shows, and this report cannot check:'),
    ...BLIND_SPOTS.flatMap((spot) => formatLabelled('-', spot, { indent: 2, labelWidth: 2, width: style.width })
      .map(style.colours.faint)),
  ];
}

function renderGroup({ replication, findings }: Group, style: Style): string[] {
  return [
    style.colours.strong(toPrintable(formatAddress(replication))),
    '',
    ...findings.flatMap((finding) => [...renderFinding(finding, style), '']),
  ];
}

function renderFinding(finding: Finding, style: Style): string[] {
  const column: Column = { indent: 4, labelWidth: LABELS, width: style.width };
  return [
    `  ${renderSeverity(finding, style.colours)}  ${toPrintable(formatFindingId(finding))}`,
    ...wrap(finding.message, style.width - column.indent).map((line) => `    ${line}`),
    ...getFields(finding).flatMap(([label, text]) => (text === undefined ? [] : formatLabelled(label, text, column))),
  ];
}

function getFields(finding: Finding): (readonly [string, string | undefined])[] {
  const { address, propertyPath, call, statement, failureReason, fix, see } = finding;
  return [
    ['at', `${formatAddress(address)} ${propertyPath}`],
    ['call', call],
    ['statement', statement && `${describeStatement(statement)} of the ${statement.kind} ${formatAddress(statement.address)}`],
    ['S3 reports', describeFailureReason(failureReason)],
    ['fix', fix],
    ['see', see],
  ];
}

/** Statements are counted from 0, as in the property path. */
function describeStatement({ sid, index }: NonNullable<Finding['statement']>): string {
  return sid === undefined ? `Statement.${index}` : `${sid} (Statement.${index})`;
}

function renderSeverity({ severity, undecided }: Finding, { bad, doubtful, faint }: Colours): string {
  const paint = { error: bad, warning: doubtful, info: faint }[severity];
  return paint(undecided ? `${severity} (undecided)` : severity);
}

function renderAcknowledged({ acknowledged }: AcknowledgedResult, { width, colours }: Style): string[] {
  if (acknowledged.length === 0) {
    return [];
  }
  const column: Column = { indent: 4, labelWidth: LABELS, width };
  return [
    colours.strong('Acknowledged'),
    '',
    ...acknowledged.flatMap(({ finding, acknowledgement: { reason, constructPath } }) => [
      `  ${finding.severity}  ${toPrintable(formatFindingId(finding))}`,
      ...formatLabelled('at', formatAddress(finding.address), column),
      ...formatLabelled('reason', reason, column),
      ...formatLabelled('given at', constructPath === '' ? 'the app' : constructPath, column),
      '',
    ]),
  ];
}

function renderSummary(summarized: AcknowledgedResult, { width, colours }: Style): string[] {
  const { open, acknowledged, counts, result } = summarized;
  const extent = `${formatCount(result.replications, 'replication')}, ${formatCount(result.rules, 'rule')} and `
    + `${formatCount(result.calls, 'call')} checked`;
  const suffix = acknowledged.length === 0 ? '' : `; ${formatCount(acknowledged.length, 'finding')} acknowledged`;
  const [paint, word] = open.length === 0
    ? [colours.good, 'Proven']
    : [colours.bad, `Not proven: ${describeCounts(counts)}`];
  const [first, ...rest] = wrap(`${word}. ${extent}${suffix}.`, width);
  return [paint(first), ...rest];
}

function describeCounts({ errors, warnings, infos, undecided }: AcknowledgedResult['counts']): string {
  const parts = [
    ...(errors > 0 ? [formatCount(errors, 'error')] : []),
    ...(warnings > 0 ? [`${formatCount(warnings, 'warning')}${undecided > 0 ? ` (${undecided} undecided)` : ''}`] : []),
    ...(infos > 0 ? [`${infos} for information`] : []),
  ];
  return parts.join(', ');
}
