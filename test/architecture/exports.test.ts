import { readModules } from '../support/import-graph';

const MODULES = readModules('src', 'handlers', 'scripts', 'test');

/** `module: name` for each function, class and constant that a module exports and no other one mentions. */
function listUnused(modules: ReadonlyMap<string, string>): readonly string[] {
  const words = new Map([...modules].map(([file, text]) => [file, new Set(text.match(/\w+/g))]));
  return [...modules].filter(([file]) => /^(?:src|handlers|test\/support)\//.test(file)).flatMap(([file, text]) =>
    [...text.matchAll(/^export (?:abstract )?(?:async )?(?:function|class|const|enum) (\w+)/gm)].map(([, name]) => name)
      .filter((name) => ![...words].some(([other, found]) => other !== file && found.has(name)))
      .map((name) => `${file}: ${name}`));
}

test('what a module exports is used by another one', () => {
  expect(listUnused(MODULES)).toEqual([]);
});

test('an export that nobody uses is found', () => {
  const file = 'src/role/private/trust.ts';
  // in two parts, since this file is among those that are read
  const name = ['forgotten', 'ByAll'].join('');
  const text = `${MODULES.get(file)}\nexport function ${name}(): void {}\n`;
  expect(listUnused(new Map([...MODULES, [file, text]]))).toEqual([`${file}: ${name}`]);
});
