import type { Row } from './expectation';
import type { Outcome, Result } from './run';

type Count = (outcomes: ReadonlyMap<Outcome, number>) => number;

function of(...outcomes: readonly Outcome[]): Count {
  return (counts) => outcomes.reduce((sum, outcome) => sum + (counts.get(outcome) ?? 0), 0);
}

const COLUMNS: readonly (readonly [string, Count])[] = [
  ['generated', (counts) => [...counts.values()].reduce((sum, count) => sum + count, 0)],
  ['relevant', of('found', 'missed')],
  ['found', of('found')],
  ['missed', of('missed')],
  ['irrelevant', of('silent', 'wrongly reported')],
  ['wrongly reported', of('wrongly reported')],
  ['between', of('between')],
  ['crashed', of('crashed')],
  ['without a row', of('without a row')],
];

const FAILURES: ReadonlySet<Outcome> = new Set<Outcome>(['missed', 'wrongly reported', 'crashed', 'without a row']);
const LISTED = 100;

/** Per example and in total. */
export function table(results: readonly Result[]): string {
  const examples = [...new Set(results.map(({ example }) => example))].sort();
  const rows = [
    ['example', ...COLUMNS.map(([name]) => name)],
    ...examples.map((example) => line(example, results.filter((result) => result.example === example))),
    line('total', results),
  ];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  ')).join('\n');
}

function line(name: string, results: readonly Result[]): string[] {
  const counts = new Map<Outcome, number>();
  results.forEach(({ outcome }) => counts.set(outcome, (counts.get(outcome) ?? 0) + 1));
  return [name, ...COLUMNS.map(([, count]) => String(count(counts)))];
}

/** Each row of the class in between, with its reason and how many mutants it decides. */
export function between(rows: readonly Row[], results: readonly Result[]): string[] {
  return rows.flatMap((row, index) => {
    const decided = results.filter((result) => result.row === index);
    const said = decided.filter((result) => result.said !== undefined).length;
    return row.expect === 'between' ? [`${decided.length} mutants, ${said} reported: ${row.part.source} ${row.at?.source ?? ''} ${row.by?.source ?? ''}\n    ${row.why}`] : [];
  });
}

export function failuresIn(results: readonly Result[]): readonly Result[] {
  return results.filter(({ outcome }) => FAILURES.has(outcome));
}

/** Rows that decide nothing: what they say is tried by no mutant. */
export function idleRows(rows: readonly Row[], results: readonly Result[]): readonly Row[] {
  const used = new Set(results.map(({ row }) => row));
  return rows.filter((_, index) => !used.has(index));
}

export function listed(failures: readonly Result[]): string[] {
  return failures.slice(0, LISTED).map(({ outcome, example, path, label, said }) =>
    `${outcome}: ${example}: ${path}\n    ${label}${said === undefined ? '' : `\n    ${said}`}`);
}
