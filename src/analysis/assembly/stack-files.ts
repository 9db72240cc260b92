import { dirname, join } from 'node:path';
import type { CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';
import { AssetManifestArtifact } from 'aws-cdk-lib/cx-api';
import { toText } from '../symbolic/json-members';

/** What the assembly contains about a stack and its nested stacks, the templates aside. */
export interface StackFiles {
  readonly assets: readonly AssetFile[];
  readonly paths: readonly MetadataPath[];
}

/** A file that is uploaded before a stack is deployed. */
export interface AssetFile {
  readonly path: string;
  /** The URL of the file contains one of them. */
  readonly objectKeys: readonly string[];
}

/** A resource in the metadata of a stack, which includes the resources of its nested stacks. */
export interface MetadataPath {
  readonly constructPath: string;
  readonly logicalId: string;
}

export function readStackFiles(artifact: CloudFormationStackArtifact): StackFiles {
  return { assets: readAssetFiles(artifact), paths: readMetadataPaths(artifact) };
}

/** The files in the asset manifests that a stack depends on. */
function readAssetFiles(artifact: CloudFormationStackArtifact): readonly AssetFile[] {
  return artifact.dependencies.filter(AssetManifestArtifact.isAssetManifestArtifact).flatMap(({ file, contents }) =>
    Object.values(contents.files ?? {}).flatMap(({ source, destinations }) => (source.path === undefined ? [] : [{
      path: join(dirname(file), source.path),
      objectKeys: Object.values(destinations).map(({ objectKey }) => objectKey),
    }])));
}

function readMetadataPaths(artifact: CloudFormationStackArtifact): readonly MetadataPath[] {
  return artifact.findMetadataByType('aws:cdk:logicalId')
    .map(({ path, data }) => ({ constructPath: path.replace(/^\//, ''), logicalId: toText(data) }));
}
