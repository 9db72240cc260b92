import { bundleOf } from '../../scripts/bundle/bundles';
import { importGraph, readModules } from '../support/import-graph';

const LATE = ['engine.js', 'simulator.js', 'proof.js'];

/** Imports of types alone load nothing. */
function withoutTypes(modules: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...modules].map(([file, text]) => [file, text.replace(/^(?:import|export) type [^;]*;/gm, '')]));
}

function fileOf(module: string): string {
  return bundleOf(module.replace(/^src\//, '').replace(/\.ts$/, '')).file;
}

/** The imports by which what a construct loads would load the engine: `module -> module`. */
function listLateImports(modules: ReadonlyMap<string, string>): readonly string[] {
  return [...importGraph(withoutTypes(modules))].filter(([module]) => fileOf(module) === 'constructs.js')
    .flatMap(([module, imported]) => imported.filter((each) => LATE.includes(fileOf(each)))
      .map((each) => `${module} -> ${each}`));
}

const MODULES = readModules('src');

test('loading a construct, the simulator aside, loads no engine', () => {
  expect(listLateImports(MODULES).filter((each) => !each.startsWith('src/simulator/'))).toEqual([]);
});

test('an import by which a construct would load the engine is found', () => {
  const module = 'src/role/replication-role.ts';
  const text = `import { prove } from '../analysis/prove';\n${MODULES.get(module)}`;
  expect(listLateImports(new Map([...MODULES, [module, text]]))).toContain(`${module} -> src/analysis/prove.ts`);
});
