import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
// eslint 9 keeps the class for configurations like ours under this name
import { LegacyESLint } from 'eslint/use-at-your-own-risk';

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

describe('the lint rule that keeps the proof apart', () => {
  test.each([
    ['src/proof/private/prove.ts', '../../key/replication-keys'],
    ['src/proof/private/prove.ts', '../../role/private/source-policy'],
    ['src/proof/private/prove.ts', '../../internal/errors/replication-error'],
    ['src/proof/replication-proof.ts', '../encrypted-cross-region-replication'],
    ['src/simulator/replication-simulator.ts', '../bucket/access-logs'],
    ['src/cli/main.ts', '../rules/replication-rule'],
    ['src/role/private/source-policy.ts', '../../proof/private/prove'],
    ['src/bucket/access-logs.ts', '../simulator/replication-simulator'],
  ])('refuses that %s imports %s', async (file, imported) => {
    expect(await complaints(file, imported)).toHaveLength(1);
  });

  test.each([
    ['src/proof/private/prove.ts', './judge'],
    ['src/simulator/replication-simulator.ts', '../proof/private/prove'],
    ['src/cli/main.ts', '../proof/private/prove'],
    ['src/encrypted-cross-region-replication.ts', './proof/replication-proof'],
  ])('takes that %s imports %s', async (file, imported) => {
    expect(await complaints(file, imported)).toEqual([]);
  });
});
