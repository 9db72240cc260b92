import type { SymbolicString } from '../symbolic/symbolic-string';
import type { Match } from '../symbolic/match';
import type { PolicyDocument, Statement } from './policy-document';

/** The policies that decide about a call. */
export interface Policies {
  /** Of the caller; `undefined` where nothing is known of the role. */
  readonly identity?: readonly PolicyDocument[];
  /** Of the caller. */
  readonly boundary?: PolicyDocument;
  /** Of the resource: a bucket policy (at most one that counts), a key policy, a trust policy. */
  readonly resource?: PolicyDocument;
  /** Nothing is known of the resource's policy: an imported bucket or key. */
  readonly resourceUnknown?: string;
  /**
   * How the resource's policy and the caller's go together: `s3`, either of them allows inside an account; `kms`, the
   * key policy decides and may delegate to IAM; `trust`, the trust policy alone.
   */
  readonly resourceType: 's3' | 'kms' | 'trust';
}

/**
 * Allowed: every object, for sure. Partly: for some of the objects of the call. Undecided: the templates do not say.
 */
export type Outcome = 'allowed' | 'denied' | 'partly' | 'undecided';

/** Why. */
export interface Decision {
  readonly outcome: Outcome;
  /**
   * `explicit deny`: a Deny statement decides. `not allowed`: the policy named in `missing` has no statement that
   * allows it. `boundary`: the permissions boundary does not allow it. `unknown`: it depends on a policy that is not
   * known. Absent where allowed.
   */
  readonly cause?: 'explicit deny' | 'implicit deny' | 'boundary' | 'unknown';
  /** Whose policy lacks the permission. */
  readonly missing?: 'identity policy' | 'permissions boundary' | 'bucket policy' | 'key policy' | 'trust policy';
  /** The statement that decides: a Deny, or the Allow that lets the call pass. */
  readonly statement?: Statement;
  /** Statements that would allow it but for one element, the nearest first. */
  readonly nearMisses: readonly NearMiss[];
  /** What could not be decided, in words: a condition key that AWS does not document, an imported policy. */
  readonly unknowns: readonly string[];
}

export interface NearMiss {
  readonly statement: Statement;
  readonly match: Match;
  readonly mismatch: MismatchedElement;
}

/** The element of a statement that keeps it from applying. */
export interface MismatchedElement {
  readonly element: 'Principal' | 'NotPrincipal' | 'Action' | 'NotAction' | 'Resource' | 'NotResource' | 'Condition';
  /** Of a condition. */
  readonly operator?: string;
  readonly key?: string;
  /** What the statement wants, as written, marks displayed. */
  readonly wanted: readonly string[];
  /** What the call has; `undefined` where the key is absent. */
  readonly actual?: readonly SymbolicString[];
}
