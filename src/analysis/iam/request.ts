import type { SymbolicString } from '../symbolic/symbolic-string';

/** The principal that makes a request. */
export type Caller = RoleCaller | ServiceCaller;

/** A session of a role. */
export interface RoleCaller {
  readonly kind: 'role';
  readonly arn: SymbolicString;
  readonly account: SymbolicString;
}

/** A service principal. */
export interface ServiceCaller {
  readonly kind: 'service';
  /** `s3.amazonaws.com` */
  readonly service: string;
}

export interface Request {
  /** `s3:ReplicateObject` */
  readonly action: string;
  /** The ARN; in a trust policy that of the role. */
  readonly resource: SymbolicString;
  /** The account that owns the resource. */
  readonly resourceAccount: SymbolicString;
  readonly caller: Caller;
  /** A key that it does not have may be absent or have any value. */
  readonly context: Context;
}

/** What a request carries, by condition key in lower case. */
export interface Context {
  get(key: string): KeyStates | undefined;
}

/** A context with what a request carries besides: most of it is the same for many requests. */
export class ExtendedContext implements Context {
  private readonly own: ReadonlyMap<string, KeyStates>;

  constructor(private readonly base: Context, entries: Iterable<readonly [key: string, states: KeyStates]>) {
    this.own = new Map(entries);
  }

  public get(key: string): KeyStates | undefined {
    return this.own.get(key) ?? this.base.get(key);
  }
}

/**
 * Every state that a condition key may be in: values, or absent.
 *
 * A key with one state is certain. Several states are what AWS does not document, such as a header that S3 may or may
 * not expose.
 */
export type KeyStates = readonly (readonly SymbolicString[] | undefined)[];

export function present(...values: readonly SymbolicString[]): KeyStates {
  return [values];
}

export const ABSENT: KeyStates = [undefined];

/** Absent, or present with these values. */
export function absentOr(...values: readonly SymbolicString[]): KeyStates {
  return [undefined, values];
}

/** Present with one of these values. */
export function oneOf(...values: readonly SymbolicString[]): KeyStates {
  return values.map((value) => [value]);
}

/** A request with one state chosen for each condition key that may be in several. */
export interface Situation {
  readonly request: Request;
  readonly chosen: ReadonlyMap<string, KeyState>;
  /** Whether the caller has a permissions boundary. */
  readonly bounded: boolean;
}

export type KeyState = readonly SymbolicString[] | 'absent' | 'unknown';

/** @param key in lower case */
export function getState({ request, chosen }: Situation, key: string): KeyState {
  return chosen.get(key) ?? listStates(request, key)[0];
}

/** Keys of what only some clients set: every role serves requests in the first state, whatever others there are. */
const OF_SOME_CLIENTS = /^kms:encryptioncontext(?:keys$|:(?!aws:s3:arn$))/;

/** @param key in lower case */
export function isUsuallyInFirstState(key: string): boolean {
  return OF_SOME_CLIENTS.test(key);
}

/**
 * A key without values is an absent key.
 *
 * @param key in lower case
 */
export function listStates({ context }: Request, key: string): readonly KeyState[] {
  const states = context.get(key) ?? [];
  return states.length === 0 ? ['unknown'] : states.map((state) => (state?.length ? state : 'absent'));
}

/** @param key in lower case */
export function hasSeveralStates({ context }: Request, key: string): boolean {
  return (context.get(key)?.length ?? 0) > 1;
}
