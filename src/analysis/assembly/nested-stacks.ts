import { dirname, join } from 'node:path';
import { isObject, toText } from '../symbolic/json-members';
import { once } from '../symbolic/once';
import { AssemblyError } from './assembly-error';
import { readManifest } from './manifest-error';
import { isFile } from './read-template';
import type { MetadataPath, StackFiles } from './stack-files';
import { readStackSet } from './stack-sets';
import type { ConstructPaths, StackTemplate, TemplateBody, TemplateResource } from './stack-template';
import { findResource, listResources } from './template-resources';

type StackWithoutPaths = Omit<StackTemplate, 'constructPaths'>;

/**
 * Beyond what CloudFormation deploys in one tree of stacks; templates that nest each other twice double with each
 * level.
 */
const MAX_DEPTH = 50;
const MAX_NESTED_STACKS = 2500;

const NESTED_TYPES: ReadonlySet<string> = new Set(['AWS::CloudFormation::Stack', 'AWS::CloudFormation::StackSet']);

/** The templates around a stack, and how many stacks its outermost stack has so far. */
interface Nesting {
  readonly templatePaths: readonly string[];
  readonly total: { count: number };
}

/** A stack and the stacks nested in it, each with the construct paths of its own resources. */
export function withNestedStacks(
  stack: StackWithoutPaths,
  files: StackFiles,
  around: Nesting = { templatePaths: [], total: { count: 0 } },
): readonly StackTemplate[] {
  limitNesting(stack, around);
  const nesting = { ...around, templatePaths: [...around.templatePaths, stack.templatePath] };
  const nested = findNestedStacks(stack, files);
  const children = nested.flatMap((child) => withNestedStacks(child, {
    ...files,
    paths: once(() => files.paths().filter(({ constructPath }) => constructPath.startsWith(`${child.path}/`))),
  }, nesting));
  const own = () => files.paths()
    .filter(({ constructPath }) => !nested.some(({ path }) => constructPath.startsWith(`${path}/`)));
  return [{ ...stack, constructPaths: new LateConstructPaths(stack.template, own) }, ...children];
}

/** Found by type first: a template has many resources, and few that are stacks. */
function findNestedStacks(stack: StackWithoutPaths, files: StackFiles): readonly StackWithoutPaths[] {
  return listResources(stack.template, (type) => NESTED_TYPES.has(type)).flatMap((logicalId) => {
    const resource = findResource(stack.template, logicalId)!;
    return readNestedStack(stack, logicalId, resource, files) ?? readStackSet(stack, logicalId, resource, files);
  });
}

function limitNesting(
  { path, templatePath, assembly, passed }: StackWithoutPaths,
  { templatePaths, total }: Nesting,
): void {
  total.count += 1;
  // the body of a stack set stands in the template around it
  const problem = passed === undefined && templatePaths.includes(templatePath) ? `the stack ${path} is nested in itself`
    : templatePaths.length > MAX_DEPTH ? `stacks are nested deeper than ${MAX_DEPTH} levels`
      : total.count > MAX_NESTED_STACKS ? `more than ${MAX_NESTED_STACKS} stacks are nested in one` : undefined;
  if (problem !== undefined) {
    throw new AssemblyError(assembly, problem, 'take the nested stack out, since CloudFormation cannot deploy it');
  }
}

/** `undefined` if the resource is no nested stack, or the assembly does not contain its template. */
function readNestedStack(
  parent: StackWithoutPaths,
  logicalId: string,
  resource: TemplateResource,
  files: StackFiles,
): StackWithoutPaths | undefined {
  const templatePath = resource.Type !== 'AWS::CloudFormation::Stack' ? undefined
    : findTemplate(parent, resource, files);
  return templatePath === undefined ? undefined : {
    ...parent,
    path: formatNestedPath(parent.path, logicalId,
      findConstructPath(logicalId, files.paths()) ?? toText(resource.Metadata?.['aws:cdk:path'])),
    name: `${parent.name}-${logicalId}`,
    templatePath,
    ...files.read(templatePath, readLiterals(resource.Properties?.Parameters)),
    parameters: undefined,
    bound: undefined,
    passed: undefined,
    nestedIn: { path: parent.path, logicalId },
  };
}

/** What a parent stack passes in so many words; loops may run over it. */
function readLiterals(parameters: unknown): ReadonlyMap<string, string> {
  return new Map(Object.entries(isObject(parameters) ? parameters : {}).flatMap(([name, value]) =>
    (typeof value === 'string' ? [[name, value] as const] : [])));
}

/** The metadata of the resource has the path of the file, or the template URL has the key of its upload. */
function findTemplate(
  { templatePath, assembly }: StackWithoutPaths,
  { Metadata: metadata, Properties: properties }: TemplateResource,
  { assets, findFile }: StackFiles,
): string | undefined {
  const assetPath = metadata?.['aws:asset:path'];
  const url = JSON.stringify(properties?.TemplateURL ?? '');
  const path = typeof assetPath === 'string' ? join(dirname(templatePath), assetPath)
    : findFile !== undefined ? findFile(toText(properties?.TemplateURL), templatePath)
      : readManifest(assembly, assets).find(({ objectKeys }) => objectKeys.some((key) => url.includes(key)))?.path;
  return path !== undefined && isFile(path) ? path : undefined;
}

/** A stack nested deeper may use the same logical id; the path of the parent's resource is the shortest. */
function findConstructPath(wanted: string, paths: readonly MetadataPath[]): string | undefined {
  const [shortest] = paths.filter(({ logicalId }) => logicalId === wanted).map(({ constructPath }) => constructPath)
    .sort((a, b) => a.length - b.length);
  return shortest;
}

/** CDK creates the resource of a nested stack `Scope/Name` in `Scope/Name.NestedStack`. */
function formatNestedPath(parent: string, logicalId: string, constructPath: string): string {
  const [, scope, name] = /^(.*\/)([^/]+)\.NestedStack\/\2\.NestedStackResource$/.exec(constructPath) ?? [];
  return name === undefined ? `${parent}/${logicalId}` : `${scope}${name}`;
}

/** Construct paths by logical id: from the manifest, else from the template. */
class LateConstructPaths implements ConstructPaths {
  private readonly inManifest = once(() =>
    new Map(this.paths().map(({ logicalId, constructPath }) => [logicalId, constructPath])));

  constructor(private readonly template: TemplateBody, private readonly paths: () => readonly MetadataPath[]) {}

  public get(logicalId: string): string | undefined {
    const written = findResource(this.template, logicalId)?.Metadata?.['aws:cdk:path'];
    return this.inManifest().get(logicalId) ?? (typeof written === 'string' ? written : undefined);
  }
}
