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
 *     npm run mutations -- --share 7/2          every second mutant of each example, of two halves the one whose
 *                                               turn it is with 7; rows that decide nothing are no failure either
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

const BAD_USAGE = 2;

/** Of every `of` mutants one, which is another for each `turn`. */
interface Share {
  readonly turn: number;
  readonly of: number;
}

function resultsOf(name: string, { turn, of }: Share): Result[] {
  const directory = mkdtempSync(join(tmpdir(), 'mutations-'));
  try {
    return worldsOf(name, directory).flatMap((model) => mutantsOf(model)
      .filter((_, index) => index % of === turn % of)
      .map(judgeOf(model, EXPECTATIONS)));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

async function main(args: readonly string[]): Promise<number> {
  const started = Date.now();
  const share = shareIn(args);
  const names = args.filter((arg) => WORLD_NAMES.includes(arg));
  if (share === undefined || names.length + (share === WHOLE ? 0 : 2) !== args.length) {
    console.error(`npm run mutations -- [--share TURN/OF] [EXAMPLE...]\nExamples: ${WORLD_NAMES.join(', ')}`);
    return BAD_USAGE;
  }
  const worlds = names.length > 0 ? names : WORLD_NAMES;
  const results = (await inParallel<Result[]>(__filename, worlds, [JSON.stringify(share)])).flat();
  const isAll = names.length === 0 && share === WHOLE;
  const [failures, idle] = [failuresIn(results), isAll ? idleRows(EXPECTATIONS, results) : []];
  console.log(table(results));
  if (share.of > 1) {
    console.log(`\nOne in ${share.of} of the mutants of each example, turn ${share.turn % share.of}.`);
  }
  console.log(`\nIn between, by rows of the table:\n${between(EXPECTATIONS, results).join('\n')}`);
  console.log(`\n${((Date.now() - started) / 1000).toFixed(0)} s`);
  if (failures.length > 0) {
    console.error(`\n${failures.length} failures, of which the first:\n${listed(failures).join('\n')}`);
  }
  idle.forEach((row) => console.error(`no mutant is decided by: ${row.part.source} ${row.at?.source ?? ''} ${row.by?.source ?? ''}: ${row.why}`));
  return failures.length + idle.length > 0 ? 1 : 0;
}

const WHOLE: Share = { turn: 0, of: 1 };

/** Without the option the whole; undefined where it is no share. */
function shareIn(args: readonly string[]): Share | undefined {
  const at = args.indexOf('--share');
  const [, turn, of] = (at < 0 ? undefined : /^(\d+)\/([1-9]\d*)$/.exec(args[at + 1] ?? '')) ?? [];
  return at < 0 ? WHOLE : of === undefined ? undefined : { turn: Number(turn), of: Number(of) };
}

if (process.argv[2] === 'worker') {
  const share = JSON.parse(process.argv[3]) as Share;
  process.on('message', (name) => process.send?.(resultsOf(String(name), share)));
} else {
  void main(process.argv.slice(2)).then((code) => {
    process.exitCode = code;
  });
}
