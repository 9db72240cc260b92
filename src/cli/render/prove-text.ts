import { formatAddress } from '../../analysis/assembly/resource-address';
import { formatFindingId } from '../../analysis/report/findings';
import type { Finding } from '../../analysis/report/findings';
import type { Verdict } from '../../analysis/report/verdict';
import { describeFailureReason } from '../../analysis/s3/failure-reasons';
import type { Group, AcknowledgedResult } from '../acknowledged-result';
import type { Colours } from '../colours';
import type { Locate } from '../input/templates/locator';
import { describeVerdict } from './describe-verdict';
import type { Subject } from './describe-verdict';
import { formatCount, formatLabelled, toPrintable, wrap } from './layout';
import type { Column, Style } from './layout';

/** How the report looks, and where things are written. */
export interface ReportStyle extends Style {
  /** @default - nowhere that a person wrote */
  readonly locate?: Locate;
  /** What was read. @default templates */
  readonly subject?: Subject;
}

const LABELS = 11;

/** The list is the same each time: in the help, and in what is kept. */
const BLIND = 'What no template shows is not covered: prove --help lists it.';

/**
 * The report as text.
 *
 * @param notAsked what an account was not asked; without it templates were read
 */
export function renderProveText(
  acknowledged: AcknowledgedResult,
  style: ReportStyle,
  notAsked?: readonly string[],
): string[] {
  return [
    ...acknowledged.open.flatMap((group) => renderGroup(group, style)),
    ...renderAcknowledged(acknowledged, style),
    ...renderNotCovered(notAsked, style),
    '',
    ...renderReplications(acknowledged, style),
    ...renderVerdict(acknowledged, style),
  ];
}

function renderNotCovered(notAsked: readonly string[] | undefined, { width, colours }: ReportStyle): string[] {
  const lines = notAsked === undefined ? wrap(BLIND, width) : [
    'What was not asked, and this report cannot check:',
    ...notAsked.flatMap((spot) => formatLabelled('-', spot, { indent: 2, labelWidth: 2, width })),
  ];
  return lines.map(colours.faint);
}

function renderGroup({ replication, findings }: Group, style: ReportStyle): string[] {
  return [
    style.colours.strong(toPrintable(formatAddress(replication))),
    '',
    ...findings.flatMap((finding) => [...renderFinding(finding, style), '']),
  ];
}

function renderFinding(finding: Finding, style: ReportStyle): string[] {
  const column: Column = { indent: 4, labelWidth: LABELS, width: style.width };
  return [
    `  ${renderSeverity(finding, style.colours)}  ${toPrintable(formatFindingId(finding))}`,
    ...wrap(finding.message, style.width - column.indent).map((line) => `    ${line}`),
    ...getFields(finding, style.locate)
      .flatMap(([label, text]) => (text === undefined ? [] : formatLabelled(label, text, column))),
  ];
}

function getFields(finding: Finding, locate: Locate = () => undefined): (readonly [string, string | undefined])[] {
  const { address, propertyPath, call, statement, failureReason, fix, see } = finding;
  return [
    ['at', `${formatAddress(address)} ${propertyPath}`],
    ['in', formatPlace(locate(address, propertyPath))],
    ['call', call],
    ['statement', statement && `${describeStatement(statement)} of the ${statement.kind} ${formatAddress(statement.address)}`],
    ['S3 reports', describeFailureReason(failureReason)],
    ['fix', fix],
    ['see', see],
  ];
}

/** As editors and terminals open it. */
function formatPlace(place: ReturnType<Locate>): string | undefined {
  return place && `${place.file}:${place.line}`;
}

/** Statements are counted from 0, as in the property path. */
function describeStatement({ sid, index }: NonNullable<Finding['statement']>): string {
  return sid === undefined ? `Statement.${index}` : `${sid} (Statement.${index})`;
}

function renderSeverity({ level, severity }: Finding, { bad, doubtful, faint }: Colours): string {
  const paint = { error: bad, warning: doubtful, info: faint }[severity];
  return paint(level === 'undecided' || level === 'excess' ? `${severity} (${level})` : severity);
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

/** Where there are several replications, the verdict for each. */
function renderReplications({ replications }: AcknowledgedResult, { colours }: Style): string[] {
  return replications.length < 2 ? [] : [
    ...replications.map(({ address, verdict }) =>
      `  ${PAINTS[verdict](colours)(verdict.padEnd('replicates'.length))}  ${toPrintable(formatAddress(address))}`),
    '',
  ];
}

const PAINTS: Readonly<Record<Verdict, (colours: Colours) => (text: string) => string>> = {
  replicates: ({ good }) => good,
  fails: ({ bad }) => bad,
  undecided: ({ doubtful }) => doubtful,
};

/** The verdict in one sentence; a terminal shows the last lines of a long report. */
function renderVerdict(all: AcknowledgedResult, { width, colours, subject }: ReportStyle): string[] {
  const { verdict, acknowledged, replications, result: { rules, calls } } = all;
  const extent = `${formatCount(replications.length, 'replication')}, ${formatCount(rules, 'rule')} and `
    + `${formatCount(calls, 'call')} checked`;
  const suffix = acknowledged.length === 0 ? '' : `, ${formatCount(acknowledged.length, 'finding')} acknowledged`;
  return wrap(`${describeVerdict(all, subject)}; ${extent}${suffix}.`, width).map(PAINTS[verdict](colours));
}
