import type { Level } from '../../src/analysis/checks/violation';
import { LEVELS } from '../../src/analysis/checks/violation';
import { determineExitCode, handleOutputError } from '../../src/cli/exit-codes';

let before: typeof process.exitCode;
beforeEach(() => {
  before = process.exitCode;
});
afterEach(() => {
  process.exitCode = before;
});

test.each([
  ['a pipe that its reader closed is no failure', 'EPIPE', 1, []],
  ['a full disk is one, and it says so', 'ENOSPC', 2, ['error: standard output cannot be written (no space left)\n']],
])('%s', (_title, code, exitCode, said) => {
  const written: string[] = [];
  process.exitCode = 1;
  handleOutputError({ code, message: 'no space left' }, (text) => written.push(text));
  expect([process.exitCode, written]).toEqual([exitCode, said]);
});

/** For each bar of `--fail-on`, the codes of findings of each level alone. */
const CODES: Readonly<Record<Level, readonly number[]>> = {
  fails: [1, 0, 0, 0],
  undecided: [1, 3, 0, 0],
  excess: [1, 3, 4, 0],
  info: [1, 3, 4, 4],
};

test.each(LEVELS)('with the bar at %s, each level has its code', (bar) => {
  expect(LEVELS.map((level) => determineExitCode([{ level }], bar))).toEqual(CODES[bar]);
});

test('the heaviest finding decides', () => {
  expect(determineExitCode([{ level: 'info' }, { level: 'undecided' }, { level: 'fails' }], 'info')).toBe(1);
});

test('nothing found is 0 at every bar', () => {
  expect(LEVELS.map((bar) => determineExitCode([], bar))).toEqual([0, 0, 0, 0]);
});
