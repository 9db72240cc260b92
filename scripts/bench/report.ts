import type { Build } from './builds';
import { Results } from './row';
import type { Row, Target } from './row';
import type { Measurement } from './sample/sample';
import type { Series } from './series';
import { spreadOf } from './statistics';
import type { Spread } from './statistics';

/** How a target came out; `unclear` is missed by less than the spread. */
export type Outcome = 'met' | 'unclear' | 'missed' | 'printed' | 'not compared';

export interface JudgedTarget {
  readonly target: Target;
  readonly spread?: Spread;
  readonly before?: Spread;
  readonly outcome: Outcome;
}

export function judgeTargets(row: Row, series: readonly Series[], builds: readonly Build[]): readonly JudgedTarget[] {
  const results = new Results(series, builds);
  return row.targets.map((target) => {
    const figures = target.figures(results);
    if (figures === undefined) {
      return { target, outcome: 'not compared' };
    }
    const spread = spreadOf(figures);
    const before = target.before?.(results);
    return { target, spread, before: before && spreadOf(before), outcome: judge(spread, target.limit) };
  });
}

function judge({ median, low }: Spread, limit: number | undefined): Outcome {
  return limit === undefined ? 'printed'
    : median <= limit ? 'met'
      : low <= limit ? 'unclear'
        : 'missed';
}

const COLUMNS: ReadonlyArray<readonly [title: string, pick: (measurement: Measurement) => number]> = [
  ['wall ms', ({ wall }) => wall],
  ['main ms', ({ main }) => main],
  ['CPU ms', ({ cpu }) => cpu],
  ['MB', ({ memory }) => memory],
];

/** The medians of a row, each with the middle half of the values. */
export function renderSeries(series: readonly Series[]): readonly string[] {
  const width = Math.max(...series.map(({ label }) => label.length), 4);
  const line = (cells: readonly string[]) => cells
    .map((cell, index) => index === 0 ? cell.padEnd(width) : index === 1 ? cell.padEnd(8) : cell.padStart(23)).join(' ');
  return series.length === 0 ? [] : [
    `  ${line(['case', 'build', ...COLUMNS.map(([title]) => title)])}`,
    ...series.flatMap(({ label, build, measurements }) => [
      `  ${line([label, build.name, ...COLUMNS.map(([, pick]) => renderSpread(spreadOf(measurements.map(pick))))])}`,
      ...renderDetails(measurements).map((text) => `    ${text}`),
    ]),
  ];
}

/** Parts of the whole, and what was measured. */
function renderDetails([first, ...others]: readonly Measurement[]): readonly string[] {
  const phases = Object.keys(first.phases).map((phase) =>
    `${phase} ${renderNumber(spreadOf([first, ...others].map((each) => each.phases[phase].main)).median)}`);
  const counts = Object.entries(first.counts).map(([name, value]) => `${name}: ${value}`);
  return [[...phases, ...counts].join(', ')].filter((text) => text !== '');
}

export function renderTarget({ target: { what, limit, unit = 'times' }, spread, before, outcome }: JudgedTarget): string {
  const target = limit === undefined ? [] : [`target at most ${renderNumber(limit)}`];
  if (spread === undefined) {
    return `  ${[`${what}: needs --against`, ...target].join(', ')}`;
  }
  const was = before === undefined ? [] : [`was ${renderSpread(before)}`];
  const figures = [`${what}: ${`${renderSpread(spread)} ${unit}`.trimEnd()}`, ...was, ...target].join(', ');
  return `  ${figures}${limit === undefined ? '' : `: ${OUTCOMES[outcome]}`}`;
}

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  'met': 'met',
  'unclear': 'missed by less than the spread',
  'missed': 'MISSED',
  'printed': '',
  'not compared': '',
};

function renderSpread({ median, low, high }: Spread): string {
  return `${renderNumber(median)} (${renderNumber(low)}–${renderNumber(high)})`;
}

function renderNumber(value: number): string {
  return Math.abs(value) >= 100 || Number.isInteger(value) ? value.toFixed(0)
    : Math.abs(value) >= 10 ? value.toFixed(1)
      : Math.abs(value) >= 0.1 ? value.toFixed(2) : value.toPrecision(2);
}
