/**
 * Replaces every node of the templates and manifests of three examples by a value of each type of JSON, and every node
 * of
 * their other files by one of them, and runs the command on each.
 *
 * Prints how many inputs there were, with which codes they ended, the longest time, the largest memory and every exit 0
 * that the table of nodes without a part in replication (`test/support/hostile/accounted.ts`) does not account for.
 * Exits 1 if there is one of those, a defect, or a limit exceeded.
 *
 *     npm run hostile [EXAMPLE…]
 *     npm run hostile -- --sample 500 [EXAMPLE…]    so many of each example, always the same ones
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as fc from 'fast-check';
import type { Mutant } from '../test/support/hostile/assemblies';
import { HOSTILE_EXAMPLES, listMutants, synthesizeFiles } from '../test/support/hostile/assemblies';
import type { HostileResult } from '../test/support/hostile/run-hostile';
import { findFault, LIMIT_MEGABYTES, proveMutant } from '../test/support/hostile/run-hostile';
import { inParallel } from '../test/support/mutations/pool';

/** What a process found in one example. */
interface Part {
  readonly example: string;
  readonly codes: Readonly<Record<number, number>>;
  readonly whys: Readonly<Record<string, number>>;
  readonly slowest: Pick<HostileResult, 'name' | 'milliseconds'>;
  readonly megabytes: number;
  readonly faults: readonly string[];
  readonly inputs: number;
}

/** The other commands read the same model: they see one mutant of each node. */
const OTHERS_EVERY = 6;

/** Which mutants of an example a process proves. */
interface Task {
  readonly example: string;
  readonly sample?: number;
}

const SEED = 7;

function choose(mutants: readonly Mutant[], sample: number | undefined): readonly Mutant[] {
  return sample === undefined || sample >= mutants.length ? mutants
    : fc.sample(
      fc.shuffledSubarray([...mutants], { minLength: sample, maxLength: sample }),
      { seed: SEED, numRuns: 1 },
    )[0];
}

function proveExample({ example, sample }: Task): Part {
  const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
  try {
    const results = choose(synthesizeFiles(example, folder).flatMap(listMutants), sample)
      .map((mutant, index) =>
        proveMutant(mutant, index % OTHERS_EVERY === Math.floor(index / OTHERS_EVERY) % OTHERS_EVERY));
    return {
      example,
      codes: countBy(results, ({ code }) => String(code)),
      whys: countBy(results.filter(({ why }) => why !== undefined), ({ why }) => String(why)),
      slowest: results.reduce((a, b) => (a.milliseconds > b.milliseconds ? a : b)),
      megabytes: process.resourceUsage().maxRSS / 1024,
      faults: results.flatMap((result) => {
        const fault = findFault(result);
        return fault === undefined ? [] : [`${result.name}: exit ${result.code}, ${fault}`];
      }),
      inputs: results.length,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  items.forEach((item) => {
    counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  });
  return counts;
}

async function main(examples: readonly string[], sample: number | undefined): Promise<number> {
  const parts = await inParallel<Part>(__filename, examples.map((example) => JSON.stringify({ example, sample })));
  for (const { example, inputs, codes, slowest, megabytes, whys } of parts) {
    const exits = Object.entries(codes).map(([code, count]) => `${count} with ${code}`).join(', ');
    console.log(`${example}: ${inputs} inputs, exits: ${exits}; longest ${slowest.milliseconds.toFixed(0)} ms (${
      slowest.name}), memory ${megabytes.toFixed(0)} MB`);
    Object.entries(whys).forEach(([why, count]) => console.log(`  ${String(count).padStart(5)} with 0: ${why}`));
  }
  const faults = parts.flatMap((part) => part.faults);
  const large = parts.filter(({ megabytes }) => megabytes > LIMIT_MEGABYTES).map(({ example }) => `${example} took too much memory`);
  [...faults, ...large].forEach((fault) => console.error(fault));
  console.log(`\n${parts.reduce((sum, { inputs }) => sum + inputs, 0)} inputs, ${faults.length + large.length} faults`);
  return faults.length + large.length > 0 ? 1 : 0;
}

if (process.argv[2] === 'worker') {
  process.on('message', (task) => process.send?.(proveExample(JSON.parse(String(task)) as Task)));
} else {
  const { values: { sample }, positionals } = parseArgs({ options: { sample: { type: 'string' } }, allowPositionals: true });
  const most = sample === undefined ? undefined : Number(sample);
  void main(positionals.length > 0 ? positionals : HOSTILE_EXAMPLES, most).then((code) => {
    process.exitCode = code;
  });
}
