/** What the shell is told. A pipeline may stop on anything but `PROVEN`. */
export const EXIT_CODES = {
  /** `prove`: nothing found that is not acknowledged. `simulate`: everything arrives. */
  PROVEN: 0,
  /** `prove`: findings of any severity, undecided ones too. `simulate`: something does not arrive. */
  FINDINGS: 1,
  /** The input could not be judged: no assembly in the folder, no replication in it, an unknown option. */
  UNUSABLE: 2,
} as const;

export type ExitCode = typeof EXIT_CODES[keyof typeof EXIT_CODES];
