import { readdirSync } from 'node:fs';
import { PUBLISHED, provePublished } from '../support/published/published';

const CODES = { replicates: 0, fails: 1, undecided: 3 };

test.each(PUBLISHED)('$name: $expected, $why', (each) => {
  const { verdict, code, findings } = provePublished(each);
  // the findings tell what is wrong where it is
  expect({ verdict, code, findings }).toEqual({ verdict: each.expected, code: CODES[each.expected], findings });
});

test('every folder is in the table', () => {
  const entries = readdirSync(__dirname, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(PUBLISHED.map(({ name }) => name).sort()).toEqual(folders.sort());
});

test('the reason stands beside each', () => {
  expect(PUBLISHED.filter(({ page, why }) => !page.startsWith('https://') || why.length < 4)).toEqual([]);
});
