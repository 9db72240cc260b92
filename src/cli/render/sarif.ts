import { createHash } from 'node:crypto';
import { relative, sep } from 'node:path';
import type { ResourceAddress } from '../../analysis/assembly/resource-address';
import { formatAddress } from '../../analysis/assembly/resource-address';
import { CHECKS } from '../../analysis/checks/catalogue';
import type { Check } from '../../analysis/checks/check';
import type { Severity } from '../../analysis/checks/violation';
import type { Finding } from '../../analysis/report/findings';
import { formatFindingId } from '../../analysis/report/findings';
import { describeFailureReason } from '../../analysis/s3/failure-reasons';
import type { AcknowledgedResult, FindingWithAcknowledgement } from '../acknowledged-result';
import type { Locate } from '../input/templates/locator';
import { toPrintable } from './layout';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const HOME = 'https://github.com/cdk-encrypted-replication/cdk-encrypted-replication';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** What of the run is in the log. */
export interface SarifContext {
  /** Of this package. */
  readonly version: string;
  readonly locate: Locate;
}

/**
 * The findings as SARIF 2.1.0, the acknowledged ones suppressed.
 *
 * Paths are relative to the current folder, which has to be the root of the repository where the reader of the log
 * wants that; no fingerprint depends on it.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function renderSarif({ open, acknowledged }: AcknowledgedResult, context: SarifContext): string[] {
  const all: readonly FindingWithAcknowledgement[] = [
    ...open.flatMap(({ findings }) => findings.map((finding) => ({ finding }))),
    ...acknowledged,
  ];
  const found = new Set(all.map(({ finding }) => finding.check));
  const checks = CHECKS.filter(({ id }) => found.has(id));
  const indexes = new Map(checks.map(({ id }, index) => [id, index]));
  return JSON.stringify({
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [{
      tool: {
        driver: {
          name: 'cdk-encrypted-replication',
          semanticVersion: context.version,
          informationUri: HOME,
          rules: checks.map(renderRule),
        },
      },
      columnKind: 'utf16CodeUnits',
      results: all.map((each) => renderResult(each, indexes.get(each.finding.check)!, context)),
    }],
  }, undefined, 2).split('\n');
}

function renderRule({ id, title, severity, see }: Check): object {
  return {
    id,
    shortDescription: { text: title },
    helpUri: see,
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function renderResult(
  { finding, acknowledgement }: FindingWithAcknowledgement,
  ruleIndex: number,
  { locate }: SarifContext,
): object {
  const { check, severity, level, message, fix, call, address, propertyPath, failureReason, replication } = finding;
  return {
    ruleId: check,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: toPrintable(`${message}\nFix: ${fix}`) },
    locations: [renderLocation(address, propertyPath, locate)],
    partialFingerprints: { 'findingAndResource/v1': createFingerprint(finding) },
    ...(acknowledgement && { suppressions: [{ kind: 'external', justification: toPrintable(acknowledgement.reason) }] }),
    properties: {
      id: toPrintable(formatFindingId(finding)),
      level,
      call,
      propertyPath: toPrintable(propertyPath),
      failureReason: describeFailureReason(failureReason),
      replication: formatAddress(replication),
    },
  };
}

function renderLocation(address: ResourceAddress, propertyPath: string, locate: Locate): object {
  const line = locate(address, propertyPath)?.line;
  const { logicalId, templatePath } = address;
  return {
    physicalLocation: {
      artifactLocation: { uri: createRelativeUri(templatePath), uriBaseId: '%SRCROOT%' },
      // the templates of an assembly are generated: nobody looks for a line in them
      ...(line === undefined ? {} : { region: { startLine: line } }),
    },
    logicalLocations: [{ name: logicalId, fullyQualifiedName: formatAddress(address), kind: 'resource' }],
  };
}

/** With slashes, and with the characters that a URI may not have in percent. */
export function createRelativeUri(file: string): string {
  return relative(process.cwd(), file).split(sep).map(encodeURIComponent).join('/');
}

/** The same in each run, wherever the assembly is: the id of the finding, the resource and the property. */
function createFingerprint(finding: Finding): string {
  const { address, propertyPath, replication } = finding;
  const places = [address.stackPath, formatAddress(address), propertyPath, formatAddress(replication)];
  return createHash('sha256').update(JSON.stringify([formatFindingId(finding), ...places])).digest('hex').slice(0, 32);
}
