/**
 * What the library costs: `npm run bench`, see docs/reference/benchmarks.md.
 *
 * Every sample is a process of its own, as a synthesis is. The library is measured as it is published, compiled.
 *
 *   --row NAME      one row, or more with more of them; `--list` shows their names
 *   --against REF   builds another commit and measures it in turns with this working tree
 *   --quick         small sizes and few rounds: whether it runs, not what it costs
 *   --rounds N      samples of each case, instead of each row's own number
 *
 * Ends with 1 if a target is missed by more than the spread.
 */
import { compileCommit, compileWorkingTree } from './bench/builds';
import { readOptions } from './bench/options';
import type { Options } from './bench/options';
import { judgeTargets, renderSeries, renderTarget } from './bench/report';
import type { JudgedTarget } from './bench/report';
import type { Row, Rows, Setting } from './bench/row';
import { ENTERPRISE } from './bench/rows/enterprise';
import { SCALING } from './bench/rows/scaling';
import { START_UP } from './bench/rows/start-up';
import { SYNTHESIS } from './bench/rows/synthesis';
import { sampleCases } from './bench/sampler';
import { Workspace } from './bench/workspace';

const ROWS: Rows = { ...ENTERPRISE, ...SCALING, ...SYNTHESIS, ...START_UP };
const ROUNDS = { usual: 5, quick: 2 };

function main(options: Options): void {
  if (options.list) {
    console.log(Object.keys(ROWS).join('\n'));
    return;
  }
  const names = chooseRows(options.rows);
  const builds = [compileWorkingTree(), ...(options.against === undefined ? [] : [compileCommit(options.against)])];
  const setting: Setting = { workspace: new Workspace(), quick: options.quick, builds };
  const missed = names.flatMap((name) => runRow({ name, ...ROWS[name](setting) }, setting, options)
    .filter(({ outcome }) => outcome === 'missed')
    .map((each) => `  ${name}:${renderTarget(each).slice(1)}`));
  if (options.quick) {
    console.log('\nSmall sizes and few rounds: the figures say little, and no target counts.');
    return;
  }
  console.log(`\n${missed.length === 0 ? 'No target is missed by more than the spread.' : 'Missed by more than the spread:'}`);
  missed.forEach((line) => console.log(line));
  process.exitCode = missed.length === 0 ? 0 : 1;
}

function runRow(row: Row, { builds, workspace, quick }: Setting, { rounds }: Options): readonly JudgedTarget[] {
  console.log(`\n${row.name}: ${row.title}`);
  const usual = quick ? ROUNDS.quick : row.rounds ?? ROUNDS.usual;
  const series = sampleCases(row.cases, builds, rounds ?? usual, workspace);
  const judged = judgeTargets(row, series, builds);
  [...renderSeries(series), ...judged.map(renderTarget)].forEach((line) => console.log(line));
  return judged;
}

function chooseRows(chosen: readonly string[]): readonly string[] {
  const unknown = chosen.filter((name) => !(name in ROWS));
  if (unknown.length > 0) {
    throw new Error(`no row is called ${unknown.join(', ')}; there are ${Object.keys(ROWS).join(', ')}`);
  }
  return chosen.length === 0 ? Object.keys(ROWS) : chosen;
}

// so that what was written goes
['SIGINT', 'SIGTERM'].forEach((signal) => process.on(signal, () => process.exit(130)));
try {
  main(readOptions(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
