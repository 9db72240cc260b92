import { createTerminal } from '../../../src/cli/terminal';
import { runAtOnce } from '../run-cli';
import { explainHarmless } from './accounted';
import type { Mutant } from './assemblies';
import { withMutant } from './assemblies';

/** What a command makes of hostile input. */
export interface Outcome {
  readonly code: number;
  readonly milliseconds: number;
  /** A defect, or an exit code that there is not. */
  readonly defect?: string;
}

/** What happened to a mutant. */
export interface HostileResult extends Outcome {
  readonly name: string;
  /** Why the proof may pass it; absent where it does not, or nobody knows why. */
  readonly why?: string;
}

/** No input of the size of an example may take longer, on a machine that has other things to do. */
const LIMIT_MILLISECONDS = 5000;
export const LIMIT_MEGABYTES = 1500;

export function runCommand(...args: readonly string[]): Outcome {
  const text: string[] = [];
  const stream = { write: (part: string) => text.push(part) };
  const start = performance.now();
  const code = runAtOnce(args, createTerminal({ env: {}, stdout: stream, stderr: stream }));
  const milliseconds = performance.now() - start;
  const output = text.join('');
  const isDefect = /"code": "Defect"|this is a defect|^\s+at .*\.ts:\d+/m.test(output) || ![0, 1, 2, 3, 4].includes(code);
  return { code, milliseconds, ...(isDefect ? { defect: output.slice(0, 2000) } : {}) };
}

/** The source bucket has this path in the examples. */
const SIMULATE = ['--bucket', 'Documents/Replication/Bucket', '--key', 'a/b', '--json'];

/** `prove` on a mutant, and the other commands where wanted. */
export function proveMutant(mutant: Mutant, others: boolean): HostileResult {
  return withMutant(mutant, (directory) => {
    const proved = runCommand('prove', directory, '--json');
    const rest = others ? [runCommand('simulate', directory, ...SIMULATE), runCommand('graph', directory)] : [];
    const defect = [proved, ...rest].find((outcome) => outcome.defect !== undefined)?.defect;
    return {
      name: formatMutant(mutant),
      code: proved.code,
      milliseconds: Math.max(...[proved, ...rest].map(({ milliseconds }) => milliseconds)),
      ...(defect === undefined ? {} : { defect }),
      ...(proved.code === 0 ? { why: explainHarmless(mutant) } : {}),
    };
  });
}

function formatMutant({ file: { example, file }, path, replacement }: Mutant): string {
  return `${example}/${file}: ${path.join('.') || 'the document'} is ${replacement}`;
}

/** What is wrong with a result; `undefined` if nothing is. */
export function findFault({ code, defect, why, milliseconds }: HostileResult): string | undefined {
  return defect !== undefined ? `a defect: ${defect}`
    : milliseconds > LIMIT_MILLISECONDS ? `it took ${milliseconds.toFixed(0)} ms`
      : code === 0 && why === undefined ? 'it passes, and nobody says why it may' : undefined;
}
