import { handleOutputError } from '../../src/cli/exit-codes';

let before: typeof process.exitCode;
beforeEach(() => {
  before = process.exitCode;
});
afterEach(() => {
  process.exitCode = before;
});

test.each([
  ['a pipe that its reader closed is no failure', 'EPIPE', 1],
  ['a full disk is one', 'ENOSPC', 2],
])('%s', (_title, code, exitCode) => {
  process.exitCode = 1;
  handleOutputError({ code });
  expect(process.exitCode).toBe(exitCode);
});
