import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validations } from 'aws-cdk-lib';
import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { AssemblyError, describeJsonError } from '../../analysis/assembly/assembly-error';
import { readManifest } from '../../analysis/assembly/manifest-error';
import { formatAddress } from '../../analysis/assembly/resource-address';
import { formatFindingId } from '../../analysis/report/findings';
import type { Finding } from '../../analysis/report/findings';
import { at, isObject, limitDepth, listAt, textAt, toText } from '../../analysis/symbolic/json-members';
import { isInside } from './directories';

/** A finding that its owner accepts: `Validations.of(construct).acknowledge({ id, reason })`. */
export interface Acknowledgement {
  readonly id: string;
  readonly reason: string;
  /** The path of the construct that it applies to, with all inside; empty for the app. */
  readonly constructPath: string;
  /** The folder of the assembly: paths are unique in one assembly only. */
  readonly assembly: string;
}

const REPORT = 'validation-report.json';

/**
 * The acknowledgements that CDK recorded in an assembly.
 *
 * The metadata of a stack has those of the stack and of constructs in it. Those of an app or a stage are in the
 * validation report alone, where they suppressed something.
 */
export function readAcknowledgements(assembly: string): Acknowledgement[] {
  return [...readMetadata(assembly), ...readReport(assembly)];
}

function readMetadata(assembly: string): Acknowledgement[] {
  const metadata = readManifest(assembly, () => new CloudAssembly(assembly, { skipVersionCheck: true })
    .stacksRecursively.flatMap((stack) => stack.findMetadataByType(Validations.ACKNOWLEDGED_RULES_METADATA_KEY)));
  return metadata.flatMap(({ path, data }) => Object.entries(isObject(data) ? data : {}).map(([id, reason]) =>
    ({ id, reason: toText(reason), constructPath: path.replace(/^\//, ''), assembly })));
}

function readReport(assembly: string): Acknowledgement[] {
  const file = join(assembly, REPORT);
  if (!existsSync(file)) {
    return [];
  }
  return listAt(parseReport(file, assembly), 'pluginReports')
    .flatMap((report) => listAt(report, 'suppressedViolations'))
    .flatMap((suppressed) => readSuppressed(suppressed, assembly));
}

/** Nothing is acknowledged by an entry with other types than CDK writes: the finding stays open. */
function readSuppressed(suppressed: unknown, assembly: string): readonly Acknowledgement[] {
  const [id, reason, place] = ['acknowledgedId', 'reason', 'acknowledgedAt'].map((name) => at(suppressed, name));
  // CDK omits the path of the app itself; the constructs whose findings were suppressed are recorded
  const places = place === undefined
    ? listAt(suppressed, 'violatingConstructs').map((construct) => at(construct, 'constructPath')) : [place];
  return typeof id !== 'string' ? [] : places.flatMap((constructPath) => (typeof constructPath === 'string'
    ? [{ id, reason: textAt(reason) ?? '', constructPath, assembly }] : []));
}

function parseReport(file: string, assembly: string): unknown {
  try {
    return limitDepth(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new AssemblyError(assembly, `${REPORT} cannot be read (${describeJsonError(error)})`, 'synthesize the app again');
  }
}

/** Finds the acknowledgement at the construct of a finding or at the nearest one around it, as `cdk synth` does. */
export function findAcknowledgement(finding: Finding, all: readonly Acknowledgement[]): Acknowledgement | undefined {
  const id = normalizeId(formatFindingId(finding));
  const path = formatAddress(finding.address);
  return all
    .filter((each) => normalizeId(each.id) === id && covers(each.constructPath, path)
      && isInside(finding.address.templatePath, each.assembly))
    .sort((a, b) => b.constructPath.length - a.constructPath.length)[0];
}

/** CDK replaces spaces in ids of rules by hyphens. */
function normalizeId(id: string): string {
  return id.replaceAll(' ', '-');
}

function covers(outer: string, path: string): boolean {
  return outer === '' || path === outer || path.startsWith(`${outer}/`);
}
