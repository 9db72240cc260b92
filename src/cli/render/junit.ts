import { formatAddress } from '../../analysis/assembly/resource-address';
import { CHECKS } from '../../analysis/checks/catalogue';
import type { Check } from '../../analysis/checks/check';
import type { Level } from '../../analysis/checks/violation';
import { LEVELS } from '../../analysis/checks/violation';
import type { Finding } from '../../analysis/report/findings';
import { formatFindingId } from '../../analysis/report/findings';
import { describeFailureReason } from '../../analysis/s3/failure-reasons';
import { groupBy } from '../../analysis/symbolic/group-by';
import type { AcknowledgedResult, FindingWithAcknowledgement } from '../acknowledged-result';
import { escapeMarkup } from './markup';

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

interface Case {
  readonly check: Check;
  readonly failing: readonly Finding[];
  readonly others: readonly FindingWithAcknowledgement[];
}

/**
 * The result as JUnit's XML: a suite for each replication, a case for each check.
 *
 * A case fails for findings at or above a level; acknowledged and lighter ones are in its output. It is not skipped
 * then: everything was checked.
 */
export function renderJUnit(all: AcknowledgedResult, failOn: Level): string[] {
  const suites = listSuites(all, failOn);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="cdk-encrypted-replication" ${count(suites)}>`,
    ...suites.flatMap((suite) => [
      `  <testsuite name="${escapeMarkup(suite.name)}" ${count([suite])} skipped="0">`,
      ...suite.cases.flatMap((each) => renderCase(each, suite)),
      '  </testsuite>',
    ]),
    '</testsuites>',
  ];
}

function listSuites({ open, acknowledged, replications }: AcknowledgedResult, failOn: Level): readonly Suite[] {
  const found: readonly FindingWithAcknowledgement[] = [
    ...open.flatMap(({ findings }) => findings.map((finding) => ({ finding }))),
    ...acknowledged,
  ];
  const bySuite = groupBy(found, ({ finding }) => formatAddress(finding.replication));
  const names = new Set([...replications.map(({ address }) => formatAddress(address)), ...bySuite.keys()]);
  const isFailing = ({ finding: { level }, acknowledgement }: FindingWithAcknowledgement) =>
    acknowledgement === undefined && LEVELS.indexOf(level) <= LEVELS.indexOf(failOn);
  return [...names].map((name) => ({
    name,
    cases: CHECKS.map((check) => {
      const own = (bySuite.get(name) ?? []).filter(({ finding }) => finding.check === check.id);
      return {
        check,
        failing: own.filter(isFailing).map(({ finding }) => finding),
        others: own.filter((each) => !isFailing(each)),
      };
    }),
  }));
}

function count(suites: readonly Suite[]): string {
  const cases = suites.flatMap((suite) => suite.cases);
  return `tests="${cases.length}" failures="${cases.filter(({ failing }) => failing.length > 0).length}" errors="0"`;
}

function renderCase({ check, failing, others }: Case, { name }: Suite): string[] {
  const start = `    <testcase name="${escapeMarkup(`${check.id}: ${check.title}`)}" classname="${escapeMarkup(name)}" time="0"`;
  return failing.length + others.length === 0 ? [`${start}/>`] : [
    `${start}>`,
    // readers take the first alone
    ...(failing.length === 0 ? [] : [`      <failure message="${escapeMarkup(failing[0].message)}" type="${failing[0].level}">`
      + `${escapeMarkup(failing.map(describe).join('\n\n'))}</failure>`]),
    ...(others.length === 0 ? [] : [`      <system-out>${escapeMarkup(others.map(describeOther).join('\n\n'))}</system-out>`]),
    '    </testcase>',
  ];
}

function describeOther({ finding, acknowledgement }: FindingWithAcknowledgement): string {
  return acknowledgement === undefined ? describe(finding) : `${describe(finding)}\nacknowledged: ${acknowledgement.reason}`;
}

function describe(finding: Finding): string {
  const { severity, level, message, address, propertyPath, fix, failureReason, see } = finding;
  return [
    `${severity} (${level}) ${formatFindingId(finding)}`,
    message,
    `at: ${formatAddress(address)} ${propertyPath}`,
    `S3 reports: ${describeFailureReason(failureReason)}`,
    `fix: ${fix}`,
    `see: ${see}`,
  ].join('\n');
}
