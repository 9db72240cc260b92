import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AssemblyError } from './assembly-error';
import { readManifest } from './manifest-error';
import { listManifestStacks } from './manifest-stacks';
import { withNestedStacks } from './nested-stacks';
import type { ParameterOverride } from './parameter-overrides';
import { overrideParameters } from './parameter-overrides';
import { isFile, readTemplate } from './read-template';
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
  const stacks = readStacks(directory, overrides);
  if (stacks.length === 0) {
    throw new AssemblyError(directory, 'the assembly has no stack', SYNTHESIZE);
  }
  return stacks;
}

/** The stacks of an assembly that is there, such as a plugin's during synthesis. */
export function readStacks(directory: string, overrides: readonly ParameterOverride[] = []): StackTemplate[] {
  return readManifest(directory, () => listManifestStacks(directory)).flatMap(({ files, ...stack }) => {
    const parameters = overrideParameters(stack.parameters, overrides, stack);
    const template = readTemplate(stack.templatePath, directory, parameters);
    return withNestedStacks({ ...stack, assembly: directory, parameters, ...template }, files);
  });
}
