import { COLOURED, PLAIN, chooseColours } from '../../src/cli/colours';

const CASES: readonly (readonly [string, boolean, Record<string, string>, boolean])[] = [
  ['a terminal', true, {}, true],
  ['a file or a pipe', false, {}, false],
  ['a terminal with NO_COLOR', true, { NO_COLOR: '1' }, false],
  ['a terminal with an empty NO_COLOR, which counts as absent', true, { NO_COLOR: '' }, true],
  ['a terminal that can do nothing', true, { TERM: 'dumb' }, false],
  ['a pipe with FORCE_COLOR', false, { FORCE_COLOR: '1' }, true],
  ['a pipe with an empty FORCE_COLOR', false, { FORCE_COLOR: '' }, true],
  ['a terminal with FORCE_COLOR=0', true, { FORCE_COLOR: '0' }, false],
  ['a terminal with FORCE_COLOR=false', true, { FORCE_COLOR: 'false' }, false],
  ['both variables, as Node.js decides', false, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
];

test.each(CASES)('%s', (_title, isTerminal, env, coloured) => {
  expect(chooseColours(isTerminal, env)).toBe(coloured ? COLOURED : PLAIN);
});

test('a colour ends where the word ends', () => {
  expect(COLOURED.bad('error')).toBe('\u001b[31merror\u001b[39m');
  expect(COLOURED.strong('Bucket')).toBe('\u001b[1mBucket\u001b[22m');
});

test('without colours nothing is added', () => {
  expect(Object.values(PLAIN).map((paint) => paint('word'))).toEqual(['word', 'word', 'word', 'word', 'word']);
});
