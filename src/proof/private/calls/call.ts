import type { Policies } from '../policy/decision';
import type { Request } from '../policy/request';
import type { Text } from '../text/text';

/** One call that S3 makes to replicate. */
export interface Call {
  readonly request: Request;
  readonly policies: Policies;
  /** In which form of it, for a message: `for an object with a Bucket Key`. */
  readonly form?: string;
  /** Of a call on a key, the ARNs that its encryption context can have in any form: what a statement should state. */
  readonly contexts?: readonly Text[];
  /** Whether only a Deny can keep S3 from it; it needs no Allow. */
  readonly denyOnly?: boolean;
}
