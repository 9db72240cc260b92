import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CloudArtifact } from 'aws-cdk-lib/cx-api';
import {
  CloudAssembly, CloudFormationStackArtifact, NestedCloudAssemblyArtifact, UNKNOWN_ACCOUNT, UNKNOWN_REGION,
} from 'aws-cdk-lib/cx-api';
import { isObject, limitDepth, toText } from '../symbolic/json-members';
import { fromTemplate } from '../symbolic/symbolic-string';
import { AssemblyError, describeJsonError } from './assembly-error';
import { withNestedStacks } from './nested-stacks';
import type { ParameterOverride } from './parameter-overrides';
import { overrideParameters } from './parameter-overrides';
import { isFile, readTemplate } from './read-template';
import { readStackFiles } from './stack-files';
import type { StackTemplate } from './stack-template';

const SYNTHESIZE = 'give the folder that `cdk synth` writes, usually cdk.out';

/**
 * The stacks of a cloud assembly of any CDK language, those of stages and nested stacks included.
 *
 * @throws AssemblyError if there is nothing to read
 */
export function readAssembly(directory: string, overrides: readonly ParameterOverride[] = []): StackTemplate[] {
  if (!existsSync(directory)) {
    throw new AssemblyError(directory, 'the folder does not exist', SYNTHESIZE);
  }
  if (!statSync(directory).isDirectory()) {
    throw new AssemblyError(directory, 'this is a file', SYNTHESIZE);
  }
  if (!isFile(join(directory, 'manifest.json'))) {
    throw new AssemblyError(directory, 'the folder has no manifest.json', SYNTHESIZE);
  }
  const stacks = readStacks(loadAssembly(directory), overrides);
  if (stacks.length === 0) {
    throw new AssemblyError(directory, 'the assembly has no stack', SYNTHESIZE);
  }
  return stacks;
}

/** The stacks of an assembly that is in memory, such as a plugin's during synthesis. */
export function readStacks(assembly: CloudAssembly, overrides: readonly ParameterOverride[] = []): StackTemplate[] {
  const { directory } = assembly;
  return readManifest(directory, () => listStacks(assembly).map((stack) => describeStack(stack, directory)))
    .flatMap(({ files, ...stack }) => {
      const parameters = overrideParameters(stack.parameters, overrides, stack);
      const template = readTemplate(stack.templatePath, directory, parameters);
      return withNestedStacks({ ...stack, parameters, ...template }, files);
    });
}

function loadAssembly(directory: string): CloudAssembly {
  return readManifest(directory, () => {
    requireManifest(limitDepth(JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8'))));
    return new CloudAssembly(directory, { skipVersionCheck: true });
  });
}

/**
 * CDK reads a manifest when its parts are asked for, and fails as JavaScript does where they have other types.
 *
 * @throws AssemblyError
 */
export function readManifest<T>(directory: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new AssemblyError(directory, `the manifest cannot be read (${describeManifestError(error)})`, 'synthesize the app again');
  }
}

/** CDK's own errors quote what no manifest is, or say that `undefined` is no version. */
function requireManifest(manifest: unknown): void {
  if (!isObject(manifest) || typeof manifest.version !== 'string') {
    throw new TypeError('there is no version');
  }
}

/** The first line: CDK appends the schema of all manifests. */
function describeManifestError(error: unknown): string {
  const { name } = error as Partial<Error>;
  return name === 'SyntaxError' ? describeJsonError(error)
    : name === 'TypeError' || name === 'RangeError' ? 'it is no manifest of a cloud assembly'
      : String(error).split('\n')[0].slice(0, 300);
}

type StackArtifacts = readonly CloudFormationStackArtifact[];

/** Every stack with the stacks that it depends on. The CDK CLI orders the dependencies of a stage as a whole. */
function listStacks(
  assembly: CloudAssembly,
  inherited: StackArtifacts = [],
): ReadonlyArray<readonly [CloudFormationStackArtifact, StackArtifacts]> {
  const own = assembly.stacks
    .map((stack) => [stack, [...inherited, ...stack.dependencies.flatMap(findStackArtifacts)]] as const);
  const staged = assembly.nestedAssemblies.flatMap((stage) =>
    listStacks(stage.nestedAssembly, [...inherited, ...stage.dependencies.flatMap(findStackArtifacts)]));
  return [...own, ...staged];
}

function findStackArtifacts(artifact: CloudArtifact): StackArtifacts {
  return CloudFormationStackArtifact.isCloudFormationStackArtifact(artifact) ? [artifact]
    : NestedCloudAssemblyArtifact.isNestedCloudAssemblyArtifact(artifact) ? artifact.nestedAssembly.stacksRecursively
      : [];
}

function readParameters({ parameters }: CloudFormationStackArtifact): ReadonlyMap<string, string> {
  return new Map(Object.entries(parameters).map(([name, value]) => [name, fromTemplate(toText(value))]));
}

/** A stack of the manifest; its template is not read yet. */
function describeStack(
  [artifact, dependencies]: readonly [CloudFormationStackArtifact, StackArtifacts],
  assembly: string,
) {
  const { environment: { account, region }, templateFullPath: templatePath } = artifact;
  return {
    path: toText(artifact.hierarchicalId),
    name: toText(artifact.stackName),
    ...(account === UNKNOWN_ACCOUNT ? {} : { account }),
    ...(region === UNKNOWN_REGION ? {} : { region }),
    templatePath,
    assembly,
    parameters: readParameters(artifact),
    stage: artifact.assembly.directory,
    dependencies: dependencies.map(({ hierarchicalId }) => toText(hierarchicalId)),
    files: readStackFiles(artifact),
  };
}
