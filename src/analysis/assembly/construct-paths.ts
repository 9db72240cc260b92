import type { CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';
import type { TemplateBody } from './stack-template';

/** A resource in the metadata of a stack; those of its nested stacks are there too. */
export interface MetadataPath {
  readonly constructPath: string;
  readonly logicalId: string;
}

/** Where the manifest says that resources stand in the tree of constructs. */
export function metadataPaths(artifact: CloudFormationStackArtifact): readonly MetadataPath[] {
  return artifact.findMetadataByType('aws:cdk:logicalId')
    .map(({ path, data }) => ({ constructPath: path.replace(/^\//, ''), logicalId: String(data) }));
}

/** Construct paths of the resources of a template by logical id: the manifest's, else those in the template. */
export function constructPathsOf(template: TemplateBody, paths: readonly MetadataPath[]): ReadonlyMap<string, string> {
  const inManifest = new Map(paths.map(({ logicalId, constructPath }) => [logicalId, constructPath]));
  return new Map(Object.entries(template.Resources ?? {}).flatMap(([logicalId, { Metadata: metadata }]) => {
    const path = inManifest.get(logicalId) ?? metadata?.['aws:cdk:path'];
    return typeof path === 'string' ? [[logicalId, path] as const] : [];
  }));
}
