import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
// eslint 9 keeps the class for configurations like ours under this name
import { LegacyESLint } from 'eslint/use-at-your-own-risk';
import { zoneOf, ZONES } from '../../projenrc/zones';
import { importGraph, readModules } from '../support/import-graph';

const ROOT = resolve(__dirname, '..', '..');
const RULE = 'import/no-restricted-paths';

/** The rule as the project has it, without the rules that want the types of the whole program. */
function linter(): LegacyESLint {
  const { settings, overrides } = JSON.parse(
    // projen heads it with a comment
    readFileSync(join(ROOT, '.eslintrc.json'), 'utf8').replace(/^\/\/.*$/m, ''),
  );
  const rules = overrides.map((each: any) => each.rules?.[RULE]).filter((each: unknown) => each !== undefined);
  return new LegacyESLint({
    cwd: ROOT,
    useEslintrc: false,
    overrideConfig: { root: true, parser: '@typescript-eslint/parser', plugins: ['import'], settings, rules: { [RULE]: rules[0] } },
  });
}

/** What the rule says of an import at the head of a file of ours. */
async function complaints(file: string, imported: string): Promise<string[]> {
  const [{ messages }] = await linter().lintText(`import * as other from '${imported}';\n\nexport const used = other;\n`, {
    filePath: join(ROOT, file),
  });
  return messages.map(({ message }) => message);
}

describe('the lint rule of the zones', () => {
  test.each([
    ['an upper layer of the engine', 'src/analysis/iam/request.ts', '../model/deployment-model'],
    ['a file of the engine that is in no layer', 'src/analysis/report/findings.ts', '../prove'],
    ['the simulator, by the engine', 'src/analysis/prove.ts', '../simulator/replication-simulator'],
    ['a construct, by the engine', 'src/analysis/prove.ts', '../role/private/role-statements'],
    ['a construct, by the proof', 'src/proof/replication-proof.ts', '../key/replication-keys'],
    ['a construct, by the simulator', 'src/simulator/replication-simulator.ts', '../bucket/access-logs'],
    ['a construct, by the command line', 'src/cli/main.ts', '../rules/replication-rule'],
    ['the front door, by the proof', 'src/proof/replication-proof.ts', '../encrypted-cross-region-replication'],
    ['the front door, by a construct', 'src/role/replication-role.ts', '../encrypted-cross-region-replication-props'],
    ['the engine, by a construct', 'src/role/private/role-statements.ts', '../../analysis/prove'],
    ['a construct, by a building block', 'src/internal/policy/statement.ts', '../../key/replica-key'],
    ['the command line, by the proof', 'src/proof/replication-proof.ts', '../cli/run'],
  ])('refuses %s', async (_what, file, imported) => {
    expect(await complaints(file, imported)).toHaveLength(1);
  });

  test.each([
    ['a lower layer of the engine', 'src/analysis/checks/check.ts', '../iam/authorizer'],
    ['the engine, by the simulator', 'src/simulator/replication-simulator.ts', '../analysis/prove'],
    ['the engine, by the command line', 'src/cli/main.ts', '../analysis/prove'],
    ['the proof, by the front door', 'src/encrypted-cross-region-replication.ts', './proof/replication-proof'],
    ['errors, by a construct', 'src/key/replica-key.ts', '../internal/errors/replication-error'],
  ])('takes %s', async (_what, file, imported) => {
    expect(await complaints(file, imported)).toEqual([]);
  });
});

test('every module of src is in a zone, and imports what its zone may', () => {
  const crossing = [...importGraph(readModules('src'))].flatMap(([file, imports]) => imports.flatMap((imported) => {
    const [from, to] = [file, imported].map((path) => zoneOf(path.replace('src/', '')));
    return from !== undefined && to !== undefined && (from === to || from.mayImport.includes(to.folder)) ? [] : [`${file} -> ${imported}`];
  }));
  expect(crossing).toEqual([]);
});

test('the table is in order: no folder may import one that stands after it and may not import it back', () => {
  const folders = ZONES.map(({ folder }) => folder);
  const upwards = ZONES.flatMap(({ folder, mayImport }, index) => mayImport
    .filter((other) => folders.indexOf(other) > index)
    .filter((other) => !ZONES.find((zone) => zone.folder === other)!.mayImport.includes(folder))
    .map((other) => `${folder} -> ${other}`));
  expect(upwards).toEqual([]);
});
