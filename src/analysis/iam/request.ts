import type { SymbolicString } from '../symbolic/symbolic-string';

/** Who makes a call. */
export type Caller = RoleCaller | ServiceCaller;

/** A session of a role. */
export interface RoleCaller {
  readonly kind: 'role';
  readonly arn: SymbolicString;
  readonly account: SymbolicString;
}

/** A service by itself. */
export interface ServiceCaller {
  readonly kind: 'service';
  /** `s3.amazonaws.com` */
  readonly service: string;
}

/**
 * What a request carries under a condition key: every state that it may be in, values or absent.
 *
 * One state is certainty. Several are what AWS does not document, such as a header that S3 may or may not expose.
 */
export type KeyStates = readonly (readonly SymbolicString[] | undefined)[];

/** What a request carries, by condition key in lower case. */
export type Context = ReadonlyMap<string, KeyStates>;

export interface Request {
  /** `s3:ReplicateObject` */
  readonly action: string;
  /** The ARN; the role's own in a trust policy. */
  readonly resource: SymbolicString;
  /** The account that owns the resource. */
  readonly resourceAccount: SymbolicString;
  readonly caller: Caller;
  /** By key in lower case. A key that is not in it may have any value or be absent. */
  readonly context: Context;
}

export function present(...values: readonly SymbolicString[]): KeyStates {
  return [values];
}

export const ABSENT: KeyStates = [undefined];

/** Either absent, or with these values. */
export function absentOr(...values: readonly SymbolicString[]): KeyStates {
  return [undefined, values];
}

/** Present with one of these values. */
export function oneOf(...values: readonly SymbolicString[]): KeyStates {
  return values.map((value) => [value]);
}
