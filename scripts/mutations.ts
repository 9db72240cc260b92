/**
 * Changes every leaf of every example's templates, and checks that the proof finds what changes what S3 may do and is
 * silent about what does not.
 *
 * Prints for each example how many mutants there are, how many of them are relevant by the table of expectations
 * (`test/support/mutations/expectations.ts`), and what the proof made of them. Exits 1 if one was missed, wrongly
 * reported, ended in an exception or is in no row of the table, and if a row decides nothing.
 *
 *     npm run mutations
 *     npm run mutations -- two-way perimeter    these examples alone; rows that decide nothing are then no failure
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WORLD_NAMES, worldsOf } from '../test/support/mutations/examples';
import { EXPECTATIONS } from '../test/support/mutations/expectations';
import { mutantsOf } from '../test/support/mutations/generate';
import { inParallel } from '../test/support/mutations/pool';
import { judgeOf } from '../test/support/mutations/run';
import type { Result } from '../test/support/mutations/run';
import { between, failuresIn, idleRows, listed, table } from '../test/support/mutations/table';

function resultsOf(name: string): Result[] {
  const directory = mkdtempSync(join(tmpdir(), 'mutations-'));
  try {
    return worldsOf(name, directory).flatMap((model) => mutantsOf(model).map(judgeOf(model, EXPECTATIONS)));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

async function main(names: readonly string[]): Promise<number> {
  const started = Date.now();
  const results = (await inParallel<Result[]>(__filename, names.length > 0 ? names : WORLD_NAMES)).flat();
  const [failures, idle] = [failuresIn(results), names.length > 0 ? [] : idleRows(EXPECTATIONS, results)];
  console.log(table(results));
  console.log(`\nIn between, by rows of the table:\n${between(EXPECTATIONS, results).join('\n')}`);
  console.log(`\n${((Date.now() - started) / 1000).toFixed(0)} s`);
  if (failures.length > 0) {
    console.error(`\n${failures.length} failures, of which the first:\n${listed(failures).join('\n')}`);
  }
  idle.forEach((row) => console.error(`no mutant is decided by: ${row.part.source} ${row.at?.source ?? ''} ${row.by?.source ?? ''}: ${row.why}`));
  return failures.length + idle.length > 0 ? 1 : 0;
}

if (process.argv[2] === 'worker') {
  process.on('message', (name) => process.send?.(resultsOf(String(name))));
} else {
  void main(process.argv.slice(2)).then((code) => {
    process.exitCode = code;
  });
}
