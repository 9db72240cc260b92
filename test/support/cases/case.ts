import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTerminal } from '../../../src/cli/terminal';
import { runAtOnce } from '../run-cli';

const ROOT = join(__dirname, '..', '..', 'cases');

/** An assembly of `test/cases`, with the verdict that it deserves. */
export interface Case {
  readonly name: string;
  /** `heard`: any verdict, with a finding that names the cause. `doubt`: undecided or fails. */
  readonly expected: 'works' | 'fails' | 'undecided' | 'doubt' | 'heard';
  /** The rule of AWS, or what was reported. */
  readonly why: string;
  /** What the id or the message of one finding matches. */
  readonly names?: RegExp;
}

/** What `prove --json` says of a case. */
export interface Outcome {
  readonly code: number;
  readonly verdict: string;
  readonly error?: { readonly code: string; readonly message: string };
  readonly findings: readonly CaseFinding[];
}

export interface CaseFinding {
  readonly id: string;
  readonly level: string;
  readonly severity: string;
  readonly message: string;
}

export const CASES: readonly Case[] = readFileSync(join(ROOT, 'expected.tsv'), 'utf8').trim().split('\n').slice(1)
  .map((line) => {
    const [name, expected, why, names] = line.split('\t');
    return { name, expected: expected as Case['expected'], why, ...(names ? { names: new RegExp(names) } : {}) };
  });

/** Proves a folder by the command line; options come after it. */
export function proveFolder(folder: string, ...options: readonly string[]): Outcome {
  const text: string[] = [];
  const stdout = { write: (part: string) => text.push(part) };
  const terminal = createTerminal({ env: {}, stdout, stderr: { write: () => undefined } });
  const code = runAtOnce(['prove', folder, '--json', ...options], terminal);
  const { verdict = 'unusable', findings = [], error } = JSON.parse(text.join(''));
  return { code, verdict, findings, error };
}

export function proveCase({ name }: Case): Outcome {
  return proveFolder(join(ROOT, name));
}

/** Whether the outcome is what the case deserves. */
export function isAsExpected({ expected, names }: Pick<Case, 'expected' | 'names'>, { code, verdict, findings }: Outcome): boolean {
  const fits: Readonly<Record<Case['expected'], boolean>> = {
    works: verdict === 'replicates' && code === 0 && findings.every(({ severity }) => severity !== 'error'),
    fails: verdict === 'fails' && code === 1,
    undecided: verdict === 'undecided' && code === 3,
    doubt: verdict === 'fails' && code === 1 || verdict === 'undecided' && code === 3,
    heard: names !== undefined,
  };
  return fits[expected] && (names === undefined || findings.some(({ id, message }) => names.test(`${id}: ${message}`)));
}
