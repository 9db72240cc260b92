import { readFileSync } from 'node:fs';
import { BUNDLES, bundleOf } from '../support/bundles';
import { importGraph, readModules } from '../support/import-graph';

const LATE = ['operations.js', 'engine.js', 'simulator.js', 'proof.js'];

/** Imports of types alone load nothing, and what the index exports is loaded when it is used. */
function readLoading(modules: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...modules].filter(([file]) => file !== 'src/index.ts').map(([file, text]) => [file, text.replace(/^(?:import|export) type [^;]*;/gm, '')]));
}

function fileOf(module: string): string {
  return bundleOf(module.replace(/^src\//, '').replace(/\.ts$/, '')).file;
}

/** The imports by which what every replication loads would load what it does not need: `module -> module`. */
function listLateImports(modules: ReadonlyMap<string, string>): readonly string[] {
  return [...importGraph(readLoading(modules))].filter(([module]) => fileOf(module) === 'constructs.js')
    .flatMap(([module, imported]) => imported.filter((each) => LATE.includes(fileOf(each)))
      .map((each) => `${module} -> ${each}`));
}

const MODULES = readModules('src');

test('what every replication needs loads neither engine nor jobs, canary or monitoring', () => {
  expect(listLateImports(MODULES)).toEqual([]);
});

test('ADR 0020 names every file that loads something late', () => {
  const late = [...MODULES].filter(([, text]) => /\brequire\('/.test(text)).map(([file]) => file.replace(/^src\//, ''));
  const named = readFileSync('docs/adr/0020-bundles.md', 'utf8').match(/`[\w/-]+\.ts`/g)!
    .map((file) => file.slice(1, -1)).filter((file) => MODULES.has(`src/${file}`));
  expect(named.sort()).toEqual(late.sort());
  expect(late).toHaveLength(11);
});

test('the table of ADR 0020 has every bundle', () => {
  const cells = [...readFileSync('docs/adr/0020-bundles.md', 'utf8').matchAll(/^\| (`lib\/[^|]*) \|/gm)].map(([, cell]) => cell);
  const named = cells.flatMap((cell) => [...cell.matchAll(/`lib\/([\w/.]+)`/g)].map(([, file]) => file));
  expect(named.sort()).toEqual(['index.js', ...BUNDLES.map(({ file }) => file)].sort());
});

test('an import by which a construct would load the engine is found', () => {
  const module = 'src/role/replication-role.ts';
  const text = `import { prove } from '../analysis/prove';\n${MODULES.get(module)}`;
  expect(listLateImports(new Map([...MODULES, [module, text]]))).toContain(`${module} -> src/analysis/prove.ts`);
});
