import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeployedStack } from '../support/assembly';
import { stacksInDeployOrder } from '../support/assembly';
import { EXAMPLE_NAMES, synthesizeExample } from '../support/examples';
import { outlineOf } from '../support/outline';

const FOLDER = join(__dirname, 'snapshots');

/** One of each topology as CloudFormation gets it; of the others an outline, which says as much in fewer lines. */
const WHOLE = ['cross-account', 'existing-bucket', 'minimal', 'two-way'];

/** The code of a function has tests of its own, and that of CDK another hash with another version. */
const ASSET = /S3Key: "?[0-9a-f]{64}\.zip"?/g;

function fileOf(name: string): string {
  return `${name}.${WHOLE.includes(name) ? 'json' : 'txt'}`;
}

function snapshotOf(name: string): string {
  const stacks = stacksInDeployOrder(synthesizeExample(name));
  return WHOLE.includes(name) ? assemblyOf(stacks) : outlineOf(stacks).replace(ASSET, 'S3Key: <asset>');
}

/** Resources and outputs: the synthesizer's own parameter and rule are the CDK's, and asset hashes are in neither. */
function assemblyOf(stacks: readonly DeployedStack[]): string {
  const parts = stacks.map(({ template: { Resources, Outputs }, ...stack }) => ({ ...stack, Resources, Outputs }));
  return `${JSON.stringify(parts, undefined, 1)}\n`;
}

/**
 * One file for each example, where jest would have one for all: a reviewer reads them.
 *
 * Written by `npx projen test:update` like any snapshot; jest tells matchers alone that it was asked to.
 */
function accepted(name: string, current: string): string | undefined {
  const file = join(FOLDER, fileOf(name));
  const { snapshotState } = expect.getState() as unknown as { snapshotState: { _updateSnapshot: string } };
  if (snapshotState._updateSnapshot === 'all') {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, current);
  }
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

test.each(EXAMPLE_NAMES)('the assembly of %s has not changed', (name) => {
  const current = snapshotOf(name);
  expect(current).toBe(accepted(name, current));
});

test('every snapshot is of an example', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(EXAMPLE_NAMES.map(fileOf).sort());
});

test('the assemblies name no folder of the machine', () => {
  expect(EXAMPLE_NAMES.map(snapshotOf).join('\n')).not.toContain(join(__dirname, '..', '..'));
});
