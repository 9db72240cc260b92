import type { Level } from '../../../src/analysis/checks/violation';
import { buildModel } from '../../../src/analysis/model/build-model';
import { prove } from '../../../src/analysis/prove';
import { formatFindingId } from '../../../src/analysis/report/findings';
import type { Finding } from '../../../src/analysis/report/findings';
import type { Expected, Row } from './expectation';
import { rowFor } from './expectation';
import type { ExampleModel, Mutant } from './mutant';

export type Outcome = 'found' | 'missed' | 'silent' | 'wrongly reported' | 'between' | 'crashed' | 'without a row';

/** What came of a mutant. */
export interface Result {
  readonly example: string;
  readonly path: string;
  readonly label: string;
  readonly outcome: Outcome;
  /** The index of the row that decided. */
  readonly row: number;
  /** The first new finding, or the exception. */
  readonly said?: string;
}

/** Judges mutants of one world against a table. */
export function judgeOf(model: ExampleModel, rows: readonly Row[]): (mutant: Mutant) => Result {
  const before = new Set(findingsIn(model.stacks).map(keyOf));
  return (mutant) => {
    const { example, path, change: { part, at, by, was } } = mutant;
    const row = rowFor(rows, mutant);
    const about = { example, path, row, label: [part, at, by, was.slice(0, 60)].join(' | ') };
    try {
      const news = findingsIn(mutant.apply()).filter((finding) => !before.has(keyOf(finding)));
      return { ...about, outcome: outcomeOf(rows[row], news), said: news[0] && `${formatFindingId(news[0])}: ${news[0].message}` };
    } catch (error) {
      return { ...about, outcome: 'crashed', said: String(error) };
    }
  };
}

function findingsIn(stacks: ExampleModel['stacks']): readonly Finding[] {
  return prove(buildModel(stacks)).findings;
}

/** Without the detail of its id, which names the rule: a rule of another name is no other finding. */
function keyOf(finding: Finding): string {
  const { check, level, address: { stackPath, logicalId }, message } = finding;
  return `${check} ${level} ${stackPath} ${logicalId} ${message}`;
}

/** The levels that a row asks for, of which one is enough, and those that it excludes. */
const LEVELS: Readonly<Record<Exclude<Expected, 'between'>, { readonly wanted: readonly Level[]; readonly excluded: readonly Level[] }>> = {
  found: { wanted: ['fails', 'undecided', 'excess', 'info'], excluded: [] },
  fails: { wanted: ['fails'], excluded: [] },
  undecided: { wanted: ['undecided'], excluded: ['fails'] },
  doubt: { wanted: ['fails', 'undecided'], excluded: [] },
  excess: { wanted: ['excess'], excluded: ['fails', 'undecided'] },
  silent: { wanted: [], excluded: ['fails', 'undecided', 'excess', 'info'] },
  fine: { wanted: [], excluded: ['fails', 'undecided'] },
};

function outcomeOf(row: Row | undefined, news: readonly Finding[]): Outcome {
  if (row === undefined) {
    return 'without a row';
  }
  if (row.expect === 'between') {
    return 'between';
  }
  const { wanted, excluded } = LEVELS[row.expect];
  return news.some(({ level }) => excluded.includes(level)) ? 'wrongly reported'
    : wanted.length === 0 ? 'silent'
      : news.some(({ level }) => wanted.includes(level)) ? 'found' : 'missed';
}
