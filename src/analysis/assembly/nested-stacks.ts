import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AssetFile } from './asset-files';
import type { MetadataPath } from './construct-paths';
import { constructPathsOf } from './construct-paths';
import { readTemplate } from './read-template';
import type { StackTemplate, TemplateResource } from './stack-template';

/** What the manifest says about a stack and the stacks in it. */
export interface StackFiles {
  readonly assets: readonly AssetFile[];
  readonly paths: readonly MetadataPath[];
}

/** A stack and the stacks nested in it, each with its own construct paths. */
export function withNestedStacks(stack: Omit<StackTemplate, 'constructPaths'>, files: StackFiles): readonly StackTemplate[] {
  const nested = Object.entries(stack.template.Resources ?? {}).flatMap(([logicalId, resource]) => {
    const templatePath = resource.Type === 'AWS::CloudFormation::Stack' ? templatePathOf(stack, resource, files.assets) : undefined;
    const constructPath = constructPathOf(logicalId, files.paths) ?? String(resource.Metadata?.['aws:cdk:path']);
    return templatePath === undefined ? []
      : [nestedStack(stack, logicalId, templatePath, nestedPath(stack.path, logicalId, constructPath))];
  });
  const own = files.paths.filter(({ constructPath }) => !nested.some(({ path }) => constructPath.startsWith(`${path}/`)));
  return [
    { ...stack, constructPaths: constructPathsOf(stack.template, own) },
    ...nested.flatMap((child) => withNestedStacks(child, {
      ...files,
      paths: files.paths.filter(({ constructPath }) => constructPath.startsWith(`${child.path}/`)),
    })),
  ];
}

function nestedStack(
  parent: Omit<StackTemplate, 'constructPaths'>,
  logicalId: string,
  templatePath: string,
  path: string,
): Omit<StackTemplate, 'constructPaths'> {
  return {
    ...parent,
    path,
    name: `${parent.name}-${logicalId}`,
    templatePath,
    template: readTemplate(templatePath, parent.assembly),
    nestedIn: { path: parent.path, logicalId },
  };
}

/** The file is named by the resource's metadata, or its upload by the URL. */
function templatePathOf(
  { templatePath }: Omit<StackTemplate, 'constructPaths'>,
  { Metadata: metadata, Properties: properties }: TemplateResource,
  assets: readonly AssetFile[],
): string | undefined {
  const named = metadata?.['aws:asset:path'];
  const url = JSON.stringify(properties?.TemplateURL ?? '');
  const path = typeof named === 'string' ? join(dirname(templatePath), named)
    : assets.find(({ objectKeys }) => objectKeys.some((key) => url.includes(key)))?.path;
  return path !== undefined && existsSync(path) ? path : undefined;
}

/** A stack deeper inside may have the same logical id; of its paths the one of the parent is the shortest. */
function constructPathOf(wanted: string, paths: readonly MetadataPath[]): string | undefined {
  const [shortest] = paths.filter(({ logicalId }) => logicalId === wanted).map(({ constructPath }) => constructPath)
    .sort((a, b) => a.length - b.length);
  return shortest;
}

/** CDK keeps the resource of a nested stack `Scope/Name` in `Scope/Name.NestedStack`. */
function nestedPath(parent: string, logicalId: string, resource: string): string {
  const [, scope, name] = /^(.*\/)([^/]+)\.NestedStack\/\2\.NestedStackResource$/.exec(resource) ?? [];
  return name === undefined ? `${parent}/${logicalId}` : `${scope}${name}`;
}
