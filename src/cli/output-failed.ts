import { EXIT_CODES } from './exit-codes';

/**
 * What to do when the output cannot be written: Node.js would end with 1, which means findings.
 *
 * A reader such as `head` that closes the pipe early has what it wanted; a full disk is a failure.
 */
export function handleOutputError({ code }: { readonly code?: string }): void {
  if (code !== 'EPIPE') {
    process.exitCode = EXIT_CODES.UNUSABLE;
  }
}
