import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CloudArtifact } from 'aws-cdk-lib/cx-api';
import {
  CloudAssembly, CloudFormationStackArtifact, NestedCloudAssemblyArtifact, UNKNOWN_ACCOUNT, UNKNOWN_REGION,
} from 'aws-cdk-lib/cx-api';
import { fromTemplate } from '../symbolic/symbolic-string';
import { AssemblyError } from './assembly-error';
import { withNestedStacks } from './nested-stacks';
import { readTemplate } from './read-template';
import { readStackFiles } from './stack-files';
import type { StackTemplate } from './stack-template';

const SYNTHESIZE = 'give the folder that `cdk synth` writes, usually cdk.out';

/**
 * The stacks of a cloud assembly of any CDK language, those of stages and nested stacks included.
 *
 * @throws AssemblyError if there is nothing to read
 */
export function readAssembly(directory: string): StackTemplate[] {
  if (!existsSync(directory)) {
    throw new AssemblyError(directory, 'the folder does not exist', SYNTHESIZE);
  }
  if (!statSync(directory).isDirectory()) {
    throw new AssemblyError(directory, 'this is a file', SYNTHESIZE);
  }
  if (!existsSync(join(directory, 'manifest.json'))) {
    throw new AssemblyError(directory, 'the folder has no manifest.json', SYNTHESIZE);
  }
  const stacks = readStacks(loadAssembly(directory));
  if (stacks.length === 0) {
    throw new AssemblyError(directory, 'the assembly has no stack', SYNTHESIZE);
  }
  return stacks;
}

/** The stacks of an assembly that is in memory, such as a plugin's during synthesis. */
export function readStacks(assembly: CloudAssembly): StackTemplate[] {
  return listStacks(assembly)
    .flatMap(([artifact, dependencies]) => readStack(artifact, assembly.directory, dependencies));
}

function loadAssembly(directory: string): CloudAssembly {
  try {
    return new CloudAssembly(directory, { skipVersionCheck: true });
  } catch (error) {
    throw new AssemblyError(directory, `the manifest cannot be read (${String(error)})`, 'synthesize the app again');
  }
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
  return new Map(Object.entries(parameters).map(([name, value]) => [name, fromTemplate(String(value))]));
}

/** A stack and the stacks nested in it. */
function readStack(
  artifact: CloudFormationStackArtifact,
  assembly: string,
  dependencies: StackArtifacts,
): readonly StackTemplate[] {
  const { environment: { account, region }, templateFullPath: templatePath } = artifact;
  const stack = {
    path: artifact.hierarchicalId,
    name: artifact.stackName,
    ...(account === UNKNOWN_ACCOUNT ? {} : { account }),
    ...(region === UNKNOWN_REGION ? {} : { region }),
    templatePath,
    assembly,
    template: readTemplate(templatePath, assembly),
    parameters: readParameters(artifact),
    stage: artifact.assembly.directory,
    dependencies: dependencies.map(({ hierarchicalId }) => hierarchicalId),
  };
  return withNestedStacks(stack, readStackFiles(artifact));
}
