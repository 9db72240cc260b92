import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import FailuresReporter from './support/jest/failures-reporter';

const ROOT = resolve(__dirname, '..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const { tasks } = JSON.parse(read('.projen/tasks.json'));
const { scripts, jest: config } = JSON.parse(read('package.json'));

test('a build packs for npm alone, which needs nothing but Node', () => {
  expect(tasks.package.steps).toEqual([{ spawn: 'package:js' }, { exec: expect.stringMatching(/^npm sbom /) }]);
  expect(tasks['package-all'].steps).toContainEqual({ spawn: 'package:python' });
});

test('every command that CONTRIBUTING.md names exists', () => {
  const text = read('CONTRIBUTING.md');
  const npm = [...text.matchAll(/npm run (?:-s |--silent )?([\w:-]+)/g)].map(([, name]) => name);
  const projen = [...text.matchAll(/npx projen ([\w:-]+)/g)].map(([, name]) => name);
  expect(npm.length + projen.length).toBeGreaterThan(20);
  expect(npm.filter((name) => !(name in scripts))).toEqual([]);
  expect(projen.filter((name) => !(name in tasks))).toEqual([]);
});

test('CONTRIBUTING.md names every command of package.json, but for those of projen', () => {
  const text = read('CONTRIBUTING.md');
  const ours = Object.keys(scripts).filter((name) => !/^projen(?: |$)/.test(scripts[name]));
  expect(ours.length).toBeGreaterThan(20);
  expect(ours.filter((name) => !new RegExp(`npm run (?:-s )?${name}[ \`\n]`).test(text))).toEqual([]);
});

test('a pull request may have each type of commit that CONTRIBUTING.md names', () => {
  const [, named] = /Conventional Commits\]\([^)]*\): ([^;]*?), in lower case/.exec(read('CONTRIBUTING.md'))!;
  const [, accepted] = /types: \|-\n((?: {12}\w+\n)+)/.exec(read('.github/workflows/pull-request-lint.yml'))!;
  expect(accepted.trim().split(/\s+/)).toEqual([...named.matchAll(/`(\w+)`/g)].map(([, type]) => type));
});

describe('the reporter of the suite', () => {
  const DONE = { numPassedTests: 3, numFailedTests: 0, numRuntimeErrorTestSuites: 0, snapshot: { unchecked: 0 } };

  /** What it writes of a run in which one test file has the given failure. */
  function written(failureMessage: string | null, results: object = {}): string {
    const lines: string[] = [];
    const reporter = new FailuresReporter({}, { write: (text: string) => lines.push(text) });
    reporter.onRunStart({ numTotalTestSuites: 1 });
    reporter.onTestResult({ path: 'a.test.ts' }, { failureMessage });
    reporter.onRunComplete([], { ...DONE, ...results, startTime: Date.now() - 65_000 });
    return lines.join('');
  }

  test('is the only one', () => {
    expect(config.reporters).toEqual(['<rootDir>/test/support/jest/failures-reporter.js']);
  });

  test('writes nothing of what passes but the count and the time', () => {
    expect(written(null)).toBe('1 file of tests; what fails is printed, nothing else\n3 passed, 0 failed, in 65 s\n');
  });

  test('writes what fails', () => {
    expect(written('● it fails', { numFailedTests: 1 })).toContain('FAIL a.test.ts\n● it fails\n3 passed, 1 failed, in 65 s\n');
  });

  test('counts files that did not run, and snapshots that no test has', () => {
    expect(written(null, { numRuntimeErrorTestSuites: 2, snapshot: { unchecked: 1 } }))
      .toContain('3 passed, 0 failed, 2 files did not run, 1 snapshot obsolete, in 65 s');
  });
});
