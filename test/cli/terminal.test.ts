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

describe('what is being done', () => {
  function said(isTTY: boolean, time: number) {
    const stderr = stream({ isTTY });
    const { status } = createTerminal({ env: {}, stdout: stream(), stderr }, () => time);
    ['reading 1 of 2', 'reading 1 of 2', 'proving', '', ''].forEach(status);
    return stderr.written;
  }

  test('is said on a terminal, where it takes longer than a second', () => {
    expect(said(true, 1001)).toEqual(['reading 1 of 2', 'proving', ''].map((text) => `\r\u001b[K${text}`));
  });

  test.each([[true, 999], [false, 5000]])('is not said in a file, nor before: %s, %d ms', (isTTY, time) => {
    expect(said(isTTY, time)).toEqual([]);
  });
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

test('says no more on standard error than fits on a line of the terminal', () => {
  const stderr = stream({ isTTY: true });
  createTerminal({ env: {}, stdout: stream({ columns: 40 }), stderr }, () => 5000).status('call 1 '.repeat(10));
  expect(stderr.written).toEqual([`\r\u001b[K${'call 1 '.repeat(10).slice(0, 39)}`]);
});
