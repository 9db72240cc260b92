import type { Match } from '../symbolic/match';
import type { FailureReason } from './failure-reasons';
import type { ObjectEncryption } from './object-variants';
import type { RuleContext } from './replication-context';

/** What S3 replicates: an object, or a later change to one. */
export type ReplicatedChange = 'object' | 'deleteMarker' | 'tags' | 'acl' | 'retention' | 'legalHold' | 'annotation';

/** What a call is made on. */
export type CallTarget = 'role' | 'source bucket' | 'source object' | 'source key' | 'replica' | 'replica key';

/**
 * A call that S3 makes to replicate.
 *
 * The permission checks, the permissions that a role needs, and the simulator's call sequences are all derived from it.
 */
export interface ReplicationCall {
  /** Names the call, and the check that asks for it: contract. */
  readonly id: string;
  readonly action: string;
  readonly target: CallTarget;
  /** What has to hold, as a sentence. */
  readonly title: string;
  /** The changes that S3 makes it for. */
  readonly changes: readonly ReplicatedChange[];
  /**
   * Whether S3 makes it for a rule; `unknown` where the templates do not decide.
   *
   * @default - always
   */
  readonly when?: (rule: RuleContext) => Match;
  /** What a person should know where `when` is `unknown`. */
  readonly whenUnknown?: string;
  /** Made only for objects with a Bucket Key. */
  readonly withBucketKey?: true;
  /** Made only for objects that have tags, and the action that writes the others. */
  readonly withTags?: { readonly others: string };
  /** An action that serves S3 as well, and for which objects. */
  readonly alternative?: { readonly action: string; readonly serves: (encryption: ObjectEncryption) => boolean };
  /** Another permission includes it, so that nothing has to allow it; a Deny on it counts. */
  readonly impliedByAnother?: true;
  /** What S3 does where nothing allows it and nothing denies it: it replicates the object without something. */
  readonly replicatesWithout?: string;
  /**
   * S3 makes it apart from replicating the object, which takes this action: the object arrives all the same, so that
   * no verdict depends on it and nothing has to allow it; a Deny is said for information.
   */
  readonly apartFrom?: string;
  /** AWS's pages disagree whether S3 makes it, and set-ups without it are reported to work: a warning. */
  readonly disputed?: true;
  readonly failureReason: FailureReason;
  /** The page of AWS that says so. */
  readonly see: string;
}
