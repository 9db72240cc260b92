import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stacksInDeployOrder } from '../support/assembly';
import { EXAMPLE_NAMES, synthesizeExample } from '../support/examples';

const FOLDER = join(__dirname, 'snapshots');

/** Resources and outputs: the synthesizer's own parameter and rule are the CDK's, and asset hashes are in neither. */
function assemblyOf(name: string): string {
  const stacks = stacksInDeployOrder(synthesizeExample(name)).map(({ template, ...stack }) => ({
    ...stack,
    Resources: template.Resources,
    Outputs: template.Outputs,
  }));
  return `${JSON.stringify(stacks, undefined, 1)}\n`;
}

/**
 * One file for each example, where jest would have one for all: a reviewer reads them.
 *
 * Written by `npx projen test:update` like any snapshot; jest tells matchers alone that it was asked to.
 */
function snapshotOf(name: string, current: string): string | undefined {
  const file = join(FOLDER, `${name}.json`);
  const { snapshotState } = expect.getState() as unknown as { snapshotState: { _updateSnapshot: string } };
  if (snapshotState._updateSnapshot === 'all') {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, current);
  }
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

test.each(EXAMPLE_NAMES)('the assembly of %s has not changed', (name) => {
  const current = assemblyOf(name);
  expect(current).toBe(snapshotOf(name, current));
});

test('every snapshot is of an example', () => {
  expect(readdirSync(FOLDER).map((file) => file.replace(/\.json$/, '')).sort()).toEqual(EXAMPLE_NAMES);
});

test('the assemblies name no folder of the machine', () => {
  expect(EXAMPLE_NAMES.map(assemblyOf).join('\n')).not.toContain(join(__dirname, '..', '..'));
});
