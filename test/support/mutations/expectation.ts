import type { Change, Mutant } from './mutant';

/**
 * What has to come of a mutant. `found`: S3 may do less, or the role more, or nobody can tell any longer; where the
 * level of the finding matters it is stated (`doubt` is `fails` or `undecided`), and nothing heavier may be said.
 * `silent`: to replication it is the same; `fine`: the same verdict, whatever is said beside it. `between`: neither,
 * and why is written; the proof may do either, but always the same.
 */
export type Expected = 'found' | 'fails' | 'undecided' | 'doubt' | 'excess' | 'silent' | 'fine' | 'between';

/** A row of the table; the first that fits a mutant decides. */
export interface Row {
  readonly part: RegExp;
  readonly at?: RegExp;
  readonly by?: RegExp;
  readonly was?: RegExp;
  /** For the type of the resource. */
  readonly type?: RegExp;
  /** For the example. */
  readonly in?: RegExp;
  readonly expect: Expected;
  /** The fact. */
  readonly why: string;
}

export function rowFor(rows: readonly Row[], { example, change }: Pick<Mutant, 'example' | 'change'>): number {
  return rows.findIndex((row) => fits(row, change) && (row.in?.test(example) ?? true));
}

function fits({ part, at, by, was, type }: Row, change: Change): boolean {
  const pairs: readonly (readonly [RegExp | undefined, string])[] =
    [[part, change.part], [at, change.at], [by, change.by], [was, change.was], [type, change.type ?? '']];
  return pairs.every(([pattern, word]) => pattern?.test(word) ?? true);
}
