import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validations } from 'aws-cdk-lib';
import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { AssemblyError, describeJsonError } from '../../analysis/assembly/assembly-error';
import { readManifest } from '../../analysis/assembly/manifest-error';
import { at, isObject, limitDepth, listAt, textAt, toText } from '../../analysis/symbolic/json-members';
import type { Acknowledgement } from './acknowledgement-index';

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
