import type { SymbolicString } from '../symbolic/symbolic-string';
import type { Request } from './request';

/** A request with one state chosen for each condition key that may have several. */
export interface Situation {
  readonly request: Request;
  readonly chosen: ReadonlyMap<string, State>;
  /** Whether the caller has a permissions boundary. */
  readonly bounded: boolean;
}

/** What a request carries under a condition key. */
export type State = readonly SymbolicString[] | 'absent' | 'unknown';

/** The state of a key in lower case. */
export function getState({ request, chosen }: Situation, key: string): State {
  return chosen.get(key) ?? listStates(request, key)[0];
}

/** The states that a key in lower case may be in; a key without values is an absent key. */
export function listStates({ context }: Request, key: string): readonly State[] {
  const states = context.get(key) ?? [];
  return states.length === 0 ? ['unknown'] : states.map((state) => (state?.length ? state : 'absent'));
}

/** Whether a key in lower case may be in several states. */
export function hasSeveralStates({ context }: Request, key: string): boolean {
  return (context.get(key)?.length ?? 0) > 1;
}
