/** What `commander` throws instead of ending the process. */
export interface UsageError extends Error {
  readonly code: `commander.${string}`;
  readonly exitCode: number;
}

export function isUsageError(error: unknown): error is UsageError {
  return typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('commander.');
}
