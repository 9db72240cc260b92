import { readManifest } from '../../analysis/assembly/manifest-error';
import { listManifestStacks } from '../../analysis/assembly/manifest-stacks';
import { at, isObject } from '../../analysis/symbolic/json-members';
import type { DestinationRequirements } from '../../internal/warnings/destination-requirements';
import { REQUIREMENTS_METADATA } from '../../internal/warnings/destination-requirements';

/** What a destination outside of the app needs, and the construct that replicates to it. */
export interface FoundRequirements extends DestinationRequirements {
  readonly constructPath: string;
}

/** What the constructs of an app recorded in its assembly. */
export function readRequirements(assembly: string): FoundRequirements[] {
  const metadata = readManifest(assembly, () => listManifestStacks(assembly).flatMap(({ files }) => files.metadata()));
  return metadata.filter(({ type }) => type === REQUIREMENTS_METADATA)
    .flatMap(({ constructPath, data }) => (isRequirements(data) ? [{ ...data, constructPath }] : []));
}

/** Written by the constructs of this package, maybe of another version. */
function isRequirements(data: unknown): data is DestinationRequirements {
  return isObject(at(data, 'bucket')) && isObject(at(data, 'key'));
}
