import { join } from 'node:path';
import type { ExampleWorld } from './mutant';
import { readAssembly } from '../../../src/proof/private/world/read-assembly';
import { EXAMPLE_NAMES, GROUPS, synthesizeExample } from '../examples';

const REFERENCES = '@aws-cdk/core:defaultCrossStackReferences';

/** Examples of several apps are one world. */
const APPS: readonly (readonly [string, readonly string[]])[] = [
  ...EXAMPLE_NAMES.filter((name) => !Object.values(GROUPS).some((group) => Object.values(group).includes(name))).map((name) => [name, [name]] as const),
  ...Object.entries(GROUPS).map(([name, apps]) => [name, Object.values(apps)] as const),
];

export const WORLD_NAMES: readonly string[] = APPS.map(([name]) => name).sort();

/** An example with strong references between stacks, and with weak ones. */
export function worldsOf(name: string, directory: string): [ExampleWorld, ExampleWorld] {
  const apps = APPS.find(([world]) => world === name)?.[1] ?? [];
  const stacks = (references: 'strong' | 'weak') => apps.flatMap((app) =>
    readAssembly(synthesizeExample(app, { context: { [REFERENCES]: references }, outdir: join(directory, app, references) }).directory));
  const strong = stacks('strong');
  return [{ name, stacks: strong }, { name: `${name} (weak references)`, stacks: stacks('weak'), before: strong }];
}
