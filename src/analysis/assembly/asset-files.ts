import { dirname, join } from 'node:path';
import type { CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';
import { AssetManifestArtifact } from 'aws-cdk-lib/cx-api';

/** A file that is uploaded before a stack is deployed. */
export interface AssetFile {
  readonly path: string;
  /** What the URL of the file contains. */
  readonly objectKeys: readonly string[];
}

/** The files of the asset manifests that a stack depends on. */
export function assetFilesOf(artifact: CloudFormationStackArtifact): readonly AssetFile[] {
  return artifact.dependencies.filter(AssetManifestArtifact.isAssetManifestArtifact).flatMap(({ file, contents }) =>
    Object.values(contents.files ?? {}).flatMap(({ source, destinations }) => (source.path === undefined ? [] : [{
      path: join(dirname(file), source.path),
      objectKeys: Object.values(destinations).map(({ objectKey }) => objectKey),
    }])));
}
