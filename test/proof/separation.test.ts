import { join, resolve } from 'node:path';
import { ESLint } from 'eslint';

const ROOT = resolve(__dirname, '..', '..');
const RULE = 'import/no-restricted-paths';

/** What the rule says of an import at the head of a file of ours. */
async function complaints(file: string, imported: string): Promise<string[]> {
  const eslint = new ESLint({ cwd: ROOT, overrideConfig: {} });
  const [{ messages }] = await eslint.lintText(`import * as other from '${imported}';\n\nexport const used = other;\n`, {
    filePath: join(ROOT, file),
  });
  return messages.filter(({ ruleId }) => ruleId === RULE).map(({ message }) => message);
}

describe('the lint rule that keeps the proof apart', () => {
  test.each([
    ['src/proof/private/prove.ts', '../../key/replication-keys'],
    ['src/proof/private/prove.ts', '../../role/private/source-policy'],
    ['src/proof/private/prove.ts', '../../errors/replication-error'],
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
