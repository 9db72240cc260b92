import { readModules } from '../support/import-graph';

const EXCEPTION = new RegExp('eslint-' + 'disable.*', 'g');

test('every exception to a rule of eslint says why, after two hyphens', () => {
  const modules = readModules('src', 'handlers', 'test', 'scripts', 'examples', 'projenrc');
  const exceptions = [...modules].flatMap(([file, text]) => (text.match(EXCEPTION) ?? []).map((each) => `${file}: ${each}`));
  expect(exceptions.length).toBeGreaterThan(10);
  expect(exceptions.filter((each) => !/ -- \w+/.test(each))).toEqual([]);
});
