import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';
import { CloudAssembly, UNKNOWN_ACCOUNT, UNKNOWN_REGION } from 'aws-cdk-lib/cx-api';
import { AssemblyError } from './assembly-error';
import { assetFilesOf } from './asset-files';
import { metadataPaths } from './construct-paths';
import { withNestedStacks } from './nested-stacks';
import { readTemplate } from './read-template';
import { stackDependencies } from './stack-dependencies';
import type { StackTemplate } from './stack-template';

const SYNTHESIZE = 'give the folder that `cdk synth` writes, usually cdk.out';

/**
 * The stacks of a cloud assembly of any CDK language, those of stages and nested stacks included.
 *
 * @throws AssemblyError where there is nothing to read
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
  const stacks = readStacks(load(directory));
  if (stacks.length === 0) {
    throw new AssemblyError(directory, 'the assembly has no stack', SYNTHESIZE);
  }
  return stacks;
}

/** The stacks of an assembly that is in memory, such as a plugin's during synthesis. */
export function readStacks(assembly: CloudAssembly): StackTemplate[] {
  return stackDependencies(assembly)
    .flatMap(([artifact, dependencies]) => stacksOf(artifact, assembly.directory, dependencies));
}

function load(directory: string): CloudAssembly {
  try {
    return new CloudAssembly(directory, { skipVersionCheck: true });
  } catch (error) {
    throw new AssemblyError(directory, `the manifest cannot be read (${String(error)})`, 'synthesize the app again');
  }
}

function stacksOf(
  artifact: CloudFormationStackArtifact,
  assembly: string,
  dependencies: readonly CloudFormationStackArtifact[],
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
    dependencies: dependencies.map(({ hierarchicalId }) => hierarchicalId),
  };
  return withNestedStacks(stack, { assets: assetFilesOf(artifact), paths: metadataPaths(artifact) });
}
