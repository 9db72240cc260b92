import type { Text } from '../symbolic/symbolic-string';

/** Who makes a call. */
export type Caller = RoleCaller | ServiceCaller;

/** A session of a role. */
export interface RoleCaller {
  readonly kind: 'role';
  readonly arn: Text;
  readonly account: Text;
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
export type KeyStates = readonly (readonly Text[] | undefined)[];

/** What a request carries, by condition key in lower case. */
export type Context = ReadonlyMap<string, KeyStates>;

export interface Request {
  /** `s3:ReplicateObject` */
  readonly action: string;
  /** The ARN; the role's own in a trust policy. */
  readonly resource: Text;
  /** The account that owns the resource. */
  readonly resourceAccount: Text;
  readonly caller: Caller;
  /** By key in lower case. A key that is not in it may have any value or be absent. */
  readonly context: Context;
}

export function present(...values: readonly Text[]): KeyStates {
  return [values];
}

export const ABSENT: KeyStates = [undefined];

/** Either absent, or with these values. */
export function perhaps(...values: readonly Text[]): KeyStates {
  return [undefined, values];
}

/** Present with one of these values. */
export function oneOf(...values: readonly Text[]): KeyStates {
  return values.map((value) => [value]);
}
