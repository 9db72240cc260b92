import type { Match } from '../symbolic/match';
import type { SymbolicString } from '../symbolic/symbolic-string';
import type { LeftOutStatement, Statement } from './policy-document';

/**
 * `allowed`: for every object, for sure. `partly`: for some of the objects of the request. `undecided`: it depends on
 * what the templates do not say.
 */
export type Outcome = 'allowed' | 'denied' | 'partly' | 'undecided';

/** Whether policies allow a request, and why. */
export interface Decision {
  readonly outcome: Outcome;
  /**
   * `explicit deny`: of a Deny statement. `implicit deny`: no statement of the policy in `missing` allows the request.
   * `boundary`: the permissions boundary does not. `unknown`: a policy is not known. Absent where allowed.
   */
  readonly cause?: 'explicit deny' | 'implicit deny' | 'boundary' | 'unknown';
  /** The policy that lacks the permission. */
  readonly missing?: 'identity policy' | 'permissions boundary' | 'bucket policy' | 'key policy' | 'trust policy'
    | 'service control policy';
  /** The determining statement: the Deny, or the Allow of an allowed request. */
  readonly statement?: Statement;
  /** Statements that would allow the request but for an element, the nearest first. */
  readonly nearMisses: readonly NearMiss[];
  /** A statement that would allow the request, if a condition of the template did not leave it out. */
  readonly leftOut?: LeftOutStatement;
  /** What an undecided outcome depends on, in words: a condition key that AWS does not document, an imported policy. */
  readonly unknowns: readonly string[];
}

export interface NearMiss {
  readonly statement: Statement;
  readonly match: Match;
  readonly mismatch: MismatchedElement;
}

/** An element of a statement that a request does not match. */
export interface MismatchedElement {
  readonly element: 'Principal' | 'NotPrincipal' | 'Action' | 'NotAction' | 'Resource' | 'NotResource' | 'Condition';
  /** For a condition. */
  readonly operator?: string;
  /** For a condition. */
  readonly key?: string;
  /** What the statement has, as written, unknown parts displayed. */
  readonly wanted: readonly string[];
  /** What the request has; `undefined` where the key is absent. */
  readonly actual?: readonly SymbolicString[];
}
