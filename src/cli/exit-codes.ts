import type { Level } from '../analysis/checks/violation';
import { LEVELS } from '../analysis/checks/violation';
import type { Finding } from '../analysis/report/findings';

/** The exit codes of the process. A pipeline may stop on anything but `PROVEN`. */
export const EXIT_CODES = {
  /** `prove`: nothing at or above the bar of `--fail-on`. `simulate`: everything arrives. */
  PROVEN: 0,
  /** `prove`: the verdict is `fails`. `simulate`: something does not arrive. */
  FAILS: 1,
  /** The input cannot be checked: no assembly in the folder, no replication in it, an unknown option. */
  UNUSABLE: 2,
  /** `prove`: the verdict is `undecided`. */
  UNDECIDED: 3,
  /** `prove`: it replicates, and there is excess or information that `--fail-on` asks for. */
  BELOW_VERDICT: 4,
} as const;

export type ExitCode = typeof EXIT_CODES[keyof typeof EXIT_CODES];

/** What ends `prove` with another code than 0 unless it is told otherwise: anything but "replicates". */
export const DEFAULT_BAR: Level = 'undecided';

const CODES: Readonly<Record<Level, ExitCode>> = {
  fails: EXIT_CODES.FAILS,
  undecided: EXIT_CODES.UNDECIDED,
  excess: EXIT_CODES.BELOW_VERDICT,
  info: EXIT_CODES.BELOW_VERDICT,
};

/** The code of the heaviest finding, if it is at or above the bar. */
export function determineExitCode(findings: readonly Pick<Finding, 'level'>[], bar: Level): ExitCode {
  const found = new Set(findings.map(({ level }) => level));
  const heaviest = LEVELS.slice(0, LEVELS.indexOf(bar) + 1).find((level) => found.has(level));
  return heaviest === undefined ? EXIT_CODES.PROVEN : CODES[heaviest];
}

/**
 * Says why, and ends with code 2, if the output cannot be written, for example to a full disk: Node.js would end with
 * 1, which means findings. A reader that closes the pipe early, such as `head`, is no failure.
 */
export function handleOutputError(
  { code, message }: { readonly code?: string; readonly message: string },
  write: (text: string) => void,
): void {
  if (code !== 'EPIPE') {
    write(`error: standard output cannot be written (${message})\n`);
    process.exitCode = EXIT_CODES.UNUSABLE;
  }
}
