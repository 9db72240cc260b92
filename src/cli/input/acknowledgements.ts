import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AssemblyError, describeJsonError } from '../../analysis/assembly/assembly-error';
import { readManifest } from '../../analysis/assembly/manifest-error';
import { listManifestStacks } from '../../analysis/assembly/manifest-stacks';
import { formatAddress } from '../../analysis/assembly/resource-address';
import { formatFindingId } from '../../analysis/report/findings';
import type { Finding } from '../../analysis/report/findings';
import { groupBy } from '../../analysis/symbolic/group-by';
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

/** `Validations.ACKNOWLEDGED_RULES_METADATA_KEY` of CDK, which takes longer to load than an assembly to prove. */
export const ACKNOWLEDGED_RULES = 'aws:cdk:acknowledged-rules';

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
  const metadata = readManifest(assembly, () => listManifestStacks(assembly).flatMap(({ files }) => files.metadata()));
  return metadata.filter(({ type }) => type === ACKNOWLEDGED_RULES).flatMap(({ constructPath, data }) =>
    Object.entries(isObject(data) ? data : {}).map(([id, reason]) =>
      ({ id, reason: toText(reason), constructPath, assembly })));
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

/** Acknowledgements by the finding and the construct that they are for. */
export class AcknowledgementIndex {
  private readonly byKey: ReadonlyMap<string, readonly Acknowledgement[]>;

  constructor(all: readonly Acknowledgement[]) {
    this.byKey = groupBy(all, ({ id, constructPath }) => createKey(normalizeId(id), constructPath));
  }

  /** Finds the acknowledgement at the construct of a finding or at the nearest one around it, as `cdk synth` does. */
  public find(finding: Finding): Acknowledgement | undefined {
    const id = normalizeId(formatFindingId(finding));
    return listPathsAround(formatAddress(finding.address))
      .flatMap((path) => this.byKey.get(createKey(id, path)) ?? [])
      .find(({ assembly }) => isInside(finding.address.templatePath, assembly));
  }
}

function createKey(id: string, constructPath: string): string {
  return `${id}\n${constructPath}`;
}

/** The path itself, and those of everything around it up to the app. */
function listPathsAround(path: string): readonly string[] {
  const names = path.split('/');
  return names.map((_name, index) => names.slice(0, names.length - index).join('/')).concat('');
}

/** CDK replaces spaces in ids of rules by hyphens. */
function normalizeId(id: string): string {
  return id.replaceAll(' ', '-');
}
