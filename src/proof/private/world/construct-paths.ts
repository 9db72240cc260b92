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

/** Construct paths by logical id, of a template: the manifest's below its stack, else those in the template. */
export function constructPathsOf(template: TemplateBody, paths: readonly MetadataPath[]): ReadonlyMap<string, string> {
  const inTemplate = Object.entries(template.Resources ?? {}).flatMap(([logicalId, { Metadata: metadata }]) =>
    (typeof metadata?.['aws:cdk:path'] === 'string' ? [[logicalId, metadata['aws:cdk:path']] as const] : []));
  return new Map([...inTemplate, ...paths.map(({ logicalId, constructPath }) => [logicalId, constructPath] as const)]);
}
