import type { Destination } from './config';

/** What is wrong with the replication to a destination. */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
  /** The failure reason of S3 that fits what the canary sees; S3 tells it to event notifications alone. */
  readonly reason?: string;
  /** What to do. */
  readonly remedy: string;
}

export type ProblemCode =
  | 'NotWritten'
  | 'StatusUnknown'
  | 'NotEligible'
  | 'Failed'
  | 'Late'
  | 'Missing'
  | 'Unreadable'
  | 'WrongEncryption'
  | 'WrongKey'
  | 'BucketKeyOff'
  | 'ContentDiffers';

/** What the canary found at a destination. */
export interface Outcome {
  readonly destination: Destination;
  /** From the end of the upload until the replica was there; unknown where none came. */
  readonly delaySeconds?: number;
  readonly problem?: Problem;
}

/** The object that was written. */
export interface Written {
  readonly key: string;
  readonly versionId: string;
  readonly body: string;
  /** When the upload ended, in milliseconds of the epoch. */
  readonly at: number;
}

/** What S3 or KMS answers, in a line. */
export function describeError(error: unknown): string {
  const { name, message } = error as Error;
  return `${name}: ${message}`;
}

/** Whether S3 says that there is nothing, or, to who may not list the bucket, nothing to see. */
export function isAbsent(error: unknown): boolean {
  return readStatus(error) === 404 || isDenied(error);
}

/** An answer to HEAD has no body, so that the SDK does not know a name for it; KMS denies with 400. */
export function isDenied(error: unknown): boolean {
  return readStatus(error) === 403 || (error as Error).name === 'AccessDeniedException';
}

function readStatus(error: unknown): number | undefined {
  const { $metadata } = error as { readonly $metadata?: { readonly httpStatusCode?: number } };
  return $metadata?.httpStatusCode;
}
