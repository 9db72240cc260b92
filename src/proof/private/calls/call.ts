import type { Policies } from '../policy/decision';
import type { Request } from '../policy/request';

/** One call that S3 makes to replicate. */
export interface Call {
  readonly request: Request;
  readonly policies: Policies;
  /** In which form of it, for a message: `for an object with a Bucket Key`. */
  readonly form?: string;
  /** Whether only a Deny can keep S3 from it; it needs no Allow. */
  readonly denyOnly?: boolean;
}
