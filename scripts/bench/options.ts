import { parseArgs } from 'node:util';

export interface Options {
  /** Names of rows; empty for all. */
  readonly rows: readonly string[];
  /** The commit to compare with. */
  readonly against?: string;
  readonly quick: boolean;
  readonly list: boolean;
  readonly rounds?: number;
}

export function readOptions(args: readonly string[]): Options {
  const { values: { row = [], against, quick = false, list = false, rounds } } = parseArgs({
    args: [...args],
    options: {
      row: { type: 'string', multiple: true },
      against: { type: 'string' },
      quick: { type: 'boolean' },
      list: { type: 'boolean' },
      rounds: { type: 'string' },
    },
  });
  if (rounds !== undefined && !/^[1-9]\d*$/.test(rounds)) {
    throw new Error(`--rounds is ${JSON.stringify(rounds)}; give a whole number from 1`);
  }
  return { rows: row, against, quick, list, rounds: rounds === undefined ? undefined : Number(rounds) };
}
