import type { Policies, Authorization } from '../iam/authorization';
import type { SymbolicString } from '../symbolic/symbolic-string';

/** One call that S3 makes to replicate. */
export interface Call extends Authorization {
  readonly policies: Policies & Required<Pick<Policies, 'identity'>>;
  /** The variant of the object, for a message: `for an object with a Bucket Key`. */
  readonly variant?: string;
  /** For a call on a key. */
  readonly binding?: KeyBinding;
}

/** What a statement that allows a call on a key should state. */
export interface KeyBinding {
  readonly viaService: SymbolicString;
  /** The ARNs that the encryption context can have, with a Bucket Key and without. */
  readonly contexts: readonly SymbolicString[];
}

/** A call on a key. */
export type KeyCall = Call & Required<Pick<Call, 'binding'>>;

export function isKeyCall(call: Call): call is KeyCall {
  return call.binding !== undefined;
}
