import { join } from 'node:path';
import { readAssembly } from '../../../src/analysis/assembly/read-assembly';
import type { StackTemplate } from '../../../src/analysis/assembly/stack-template';
import { EXAMPLE_NAMES, GROUPS, synthesizeExample } from '../examples';
import type { ExampleModel } from './mutant';
import { NESTED_WORLD, nestedWorldIn } from './nested-world';

const REFERENCES = '@aws-cdk/core:defaultCrossStackReferences';

const IN_GROUPS = new Set(Object.values(GROUPS).flatMap((group) => Object.values(group)));

/** Examples of several apps are one world. */
const APPS: readonly (readonly [string, readonly string[]])[] = [
  ...EXAMPLE_NAMES.filter((name) => !IN_GROUPS.has(name)).map((name) => [name, [name]] as const),
  ...Object.entries(GROUPS).map(([name, apps]) => [name, Object.values(apps)] as const),
];

export const WORLD_NAMES: readonly string[] = [...APPS.map(([name]) => name), NESTED_WORLD].sort();

/** An example with strong references between stacks. */
export function worldOf(name: string, directory: string): ExampleModel {
  return name === NESTED_WORLD ? nestedWorldIn(directory) : { name, stacks: stacksOf(name, 'strong', directory) };
}

/** The same, and with weak references. */
export function worldsOf(name: string, directory: string): ExampleModel[] {
  const model = worldOf(name, directory);
  return model.byHand ? [model] : [model, { name: `${name} (weak references)`, stacks: stacksOf(name, 'weak', directory), before: model.stacks }];
}

function stacksOf(name: string, references: 'strong' | 'weak', directory: string): StackTemplate[] {
  const apps = APPS.find(([model]) => model === name)?.[1] ?? [];
  return apps.flatMap((app) => {
    const outdir = join(directory, app, references);
    return readAssembly(synthesizeExample(app, { context: { [REFERENCES]: references }, outdir }).directory);
  });
}
