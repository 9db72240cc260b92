import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WORLD_NAMES, worldOf } from '../../support/mutations/examples';
import { EXPECTATIONS } from '../../support/mutations/expectations';
import { mutantsOf } from '../../support/mutations/generate';
import { NESTED_WORLD } from '../../support/mutations/nested-world';
import { judgeOf } from '../../support/mutations/run';
import type { Result } from '../../support/mutations/run';
import { failuresIn, listed } from '../../support/mutations/table';

/** The whole set is `npm run mutations`; this is a sample that is always the same. */
const EVERY = 97;

let directory: string;
beforeAll(() => {
  // what is found in one half of an example is printed
  jest.spyOn(console, 'error').mockImplementation();
  directory = mkdtempSync(join(tmpdir(), 'mutations-'));
});
afterAll(() => {
  jest.restoreAllMocks();
  rmSync(directory, { recursive: true });
});

function sampled(name: string, step: number): Result[] {
  const model = worldOf(name, directory);
  return mutantsOf(model).filter((_, index) => index % step === 0).map(judgeOf(model, EXPECTATIONS));
}

test('every mutant of minimal is found, or rightly not', () => {
  const results = sampled('minimal', 1);
  expect(results.length).toBeGreaterThan(1000);
  expect(listed(failuresIn(results))).toEqual([]);
});

test('every mutant of the nested stack is found, or rightly not', () => {
  expect(listed(failuresIn(sampled(NESTED_WORLD, 1)))).toEqual([]);
});

test.each(WORLD_NAMES.filter((name) => name !== 'minimal' && name !== NESTED_WORLD))('mutants of %s are found, or rightly not', (name) => {
  const results = sampled(name, EVERY);
  expect(results.length).toBeGreaterThan(0);
  expect(listed(failuresIn(results))).toEqual([]);
});

test('few rows are in between, and a row more is a decision', () => {
  expect(EXPECTATIONS.filter(({ expect: expected }) => expected === 'between')).toHaveLength(25);
});

test('every row has its fact', () => {
  expect(EXPECTATIONS.filter(({ why }) => why.length < 4)).toEqual([]);
});
