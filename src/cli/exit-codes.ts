/** The exit codes of the process. A pipeline may stop on anything but `PROVEN`. */
export const EXIT_CODES = {
  /** `prove`: nothing found that is not acknowledged. `simulate`: everything arrives. */
  PROVEN: 0,
  /** `prove`: findings of any severity, undecided ones too. `simulate`: something does not arrive. */
  FINDINGS: 1,
  /** The input cannot be checked: no assembly in the folder, no replication in it, an unknown option. */
  UNUSABLE: 2,
} as const;

export type ExitCode = typeof EXIT_CODES[keyof typeof EXIT_CODES];

/**
 * Ends with code 2 if the output cannot be written, for example to a full disk: Node.js would end with 1, which means
 * findings. A reader that closes the pipe early, such as `head`, is no failure.
 */
export function handleOutputError({ code }: { readonly code?: string }): void {
  if (code !== 'EPIPE') {
    process.exitCode = EXIT_CODES.UNUSABLE;
  }
}
