import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AssemblyError, describeJsonError } from '../../analysis/assembly/assembly-error';
import { readManifest } from '../../analysis/assembly/manifest-error';
import { listManifestStacks } from '../../analysis/assembly/manifest-stacks';
import { formatAddress } from '../../analysis/assembly/resource-address';
import type { PlacedAcknowledgement } from '../../analysis/report/acknowledgements';
import { createAcknowledgementKey, listPathsAround } from '../../analysis/report/acknowledgements';
import { formatFindingId } from '../../analysis/report/findings';
import type { Finding } from '../../analysis/report/findings';
import { groupBy } from '../../analysis/symbolic/group-by';
import { at, isObject, limitDepth, listAt, textAt, toText } from '../../analysis/symbolic/json-members';
import { isInside } from './directories';

/** A finding that its owner accepts: `Validations.of(construct).acknowledge({ id, reason })`. */
export interface Acknowledgement extends PlacedAcknowledgement {
  readonly reason: string;
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
  return [...readMetadata(assembly), ...readSuppressing(assembly)];
}

function readMetadata(assembly: string): Acknowledgement[] {
  const metadata = readManifest(assembly, () => listManifestStacks(assembly).flatMap(({ files }) => files.metadata()));
  return metadata.filter(({ type }) => type === ACKNOWLEDGED_RULES).flatMap(({ constructPath, data }) =>
    Object.entries(isObject(data) ? data : {}).map(([id, reason]) =>
      ({ id, reason: toText(reason), constructPath, assembly })));
}

/** Those that suppressed a finding when the app was synthesized. */
export function readSuppressing(assembly: string): Acknowledgement[] {
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
    this.byKey = groupBy(all, createAcknowledgementKey);
  }

  /** Finds the acknowledgement at the construct of a finding or at the nearest one around it, as `cdk synth` does. */
  public find(finding: Finding): Acknowledgement | undefined {
    const id = formatFindingId(finding);
    return listPathsAround(formatAddress(finding.address))
      .flatMap((constructPath) => this.byKey.get(createAcknowledgementKey({ id, constructPath })) ?? [])
      .find(({ assembly }) => isInside(finding.address.templatePath, assembly));
  }
}
