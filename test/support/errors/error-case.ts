import type { ErrorCode } from '../../../src/internal/errors/replication-error';

/** One way to run into an error, through the public API unless an installation has to be broken for it. */
export interface ErrorCase {
  readonly code: ErrorCode;
  /** The title of the test; begins with "fails". */
  readonly title: string;
  readonly act: () => void;
  /** Part of what the message says is wrong. */
  readonly problem: string;
  /** What the message shows as JSON, or a pattern of that JSON; absent where the message shows no value. */
  readonly value?: unknown;
  /** Part of what the message says to do. */
  readonly remedy: string;
  /** The construct path in brackets; without it that of the replication of the fixture, with `null` there is none. */
  readonly path?: string | null;
}
