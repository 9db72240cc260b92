import { COLOURED, PLAIN } from '../../src/cli/colours';
import { createTerminal } from '../../src/cli/terminal';

function stream(overrides: object = {}) {
  const written: string[] = [];
  return { written, write: (text: string) => written.push(text), ...overrides };
}

test('writes results and errors to different streams', () => {
  const [stdout, stderr] = [stream(), stream()];
  const terminal = createTerminal({ env: {}, stdout, stderr });
  terminal.out('result');
  terminal.err('error');
  expect([stdout.written, stderr.written]).toEqual([['result'], ['error']]);
});

test('colours what goes to a terminal, and fits it', () => {
  const stdout = stream({ isTTY: true, columns: 72 });
  const { colours, width } = createTerminal({ env: {}, stdout, stderr: stream() });
  expect([colours, width]).toEqual([COLOURED, 72]);
});

test('leaves colours out elsewhere', () => {
  const { colours, width } = createTerminal({ env: {}, stdout: stream(), stderr: stream() });
  expect([colours, width]).toEqual([PLAIN, 100]);
});
