import { formatAddress } from '../../analysis/assembly/resource-address';
import { BLIND_SPOTS } from '../../analysis/report/blind-spots';
import { formatFindingId } from '../../analysis/report/finding-id';
import type { Finding } from '../../analysis/report/findings';
import { describeFailureReason } from '../../analysis/s3/failure-reasons';
import type { Colours } from '../colours';
import type { Group, Judgement } from '../judged';
import { counted, labelled, printable, wrapped } from './layout';
import type { Column } from './layout';
import type { Style } from './style';

const LABELS = 11;

/** The report for a person. */
export function proveText(judgement: Judgement, style: Style): string[] {
  return [
    ...judgement.open.flatMap((group) => groupLines(group, style)),
    ...acknowledgedLines(judgement, style),
    ...summaryLines(judgement, style),
    '',
    style.colours.faint('What no template shows, and this report cannot see:'),
    ...BLIND_SPOTS.flatMap((spot) => labelled('-', spot, { indent: 2, labelWidth: 2, width: style.width })
      .map(style.colours.faint)),
  ];
}

function groupLines({ replication, findings }: Group, style: Style): string[] {
  return [
    style.colours.strong(printable(formatAddress(replication))),
    '',
    ...findings.flatMap((finding) => [...findingLines(finding, style), '']),
  ];
}

function findingLines(finding: Finding, style: Style): string[] {
  const column: Column = { indent: 4, labelWidth: LABELS, width: style.width };
  return [
    `  ${severityWord(finding, style.colours)}  ${printable(formatFindingId(finding))}`,
    ...wrapped(finding.message, style.width - column.indent).map((line) => `    ${line}`),
    ...fieldsOf(finding).flatMap(([label, text]) => (text === undefined ? [] : labelled(label, text, column))),
  ];
}

function fieldsOf(finding: Finding): (readonly [string, string | undefined])[] {
  const { address, propertyPath, call, statement, failureReason, fix, see } = finding;
  return [
    ['at', `${formatAddress(address)} ${propertyPath}`],
    ['call', call],
    ['statement', statement && `${nameOf(statement)} of the ${statement.kind} ${formatAddress(statement.address)}`],
    ['S3 reports', describeFailureReason(failureReason)],
    ['fix', fix],
    ['see', see],
  ];
}

/** Statements count from 0, as in the template. */
function nameOf({ sid, index }: NonNullable<Finding['statement']>): string {
  return sid === undefined ? `Statement.${index}` : `${sid} (Statement.${index})`;
}

function severityWord({ severity, undecided }: Finding, { bad, doubtful, faint }: Colours): string {
  const paint = { error: bad, warning: doubtful, info: faint }[severity];
  return paint(undecided ? `${severity} (undecided)` : severity);
}

function acknowledgedLines({ acknowledged }: Judgement, { width, colours }: Style): string[] {
  if (acknowledged.length === 0) {
    return [];
  }
  const column: Column = { indent: 4, labelWidth: LABELS, width };
  return [
    colours.strong('Acknowledged'),
    '',
    ...acknowledged.flatMap(({ finding, acknowledgement: { reason, constructPath } }) => [
      `  ${finding.severity}  ${printable(formatFindingId(finding))}`,
      ...labelled('at', formatAddress(finding.address), column),
      ...labelled('reason', reason, column),
      ...labelled('given at', constructPath === '' ? 'the app' : constructPath, column),
      '',
    ]),
  ];
}

function summaryLines(judgement: Judgement, { width, colours }: Style): string[] {
  const { open, acknowledged, counts, result } = judgement;
  const judged = `${counted(result.replications, 'replication')}, ${counted(result.rules, 'rule')} and `
    + `${counted(result.calls, 'call')} judged`;
  const aside = acknowledged.length === 0 ? '' : `; ${counted(acknowledged.length, 'finding')} acknowledged`;
  const [paint, word] = open.length === 0
    ? [colours.good, 'Proven']
    : [colours.bad, `Not proven: ${countsText(counts)}`];
  const [first, ...rest] = wrapped(`${word}. ${judged}${aside}.`, width);
  return [paint(first), ...rest];
}

function countsText({ errors, warnings, infos, undecided }: Judgement['counts']): string {
  const parts = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [`${counted(warnings, 'warning')}${undecided > 0 ? ` (${undecided} undecided)` : ''}`] : []),
    ...(infos > 0 ? [`${infos} for information`] : []),
  ];
  return parts.join(', ');
}
