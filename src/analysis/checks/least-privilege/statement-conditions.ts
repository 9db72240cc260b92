import { UNSUPPORTED } from '../../iam/condition-operators';
import { matchCondition } from '../../iam/match-condition';
import type { Condition, Statement } from '../../iam/policy-document';
import type { KeyState, Request } from '../../iam/request';
import { listStates } from '../../iam/request';

/** Condition keys in lower case, with other values than S3 calls with. */
export type Probe = ReadonlyMap<string, KeyState>;

/** Whether a request that differs from one of S3 by a probe can meet the conditions of a statement. */
export function canMeetConditions({ conditions }: Pick<Statement, 'conditions'>, request: Request, probe: Probe): boolean {
  return conditions.every((condition) => canHold(condition, request, probe));
}

/**
 * What cannot be decided hides no grant: a date, or a key of which nothing is known. A value of the templates that is
 * not known is never that of a probe, which stands for everything else.
 */
function canHold(condition: Condition, request: Request, probe: Probe): boolean {
  const { lowerKey: key, operator } = condition;
  const probed = probe.get(key);
  const states = probed === undefined ? listStates(request, key) : [probed];
  return states.some((state) => {
    // a key in one state has it without being chosen
    const chosen = states.length === 1 ? probe : new Map([...probe, [key, state]]);
    const match = matchCondition(condition, { request, chosen, bounded: false });
    return match === 'all' || (match !== 'none' && (probed === undefined || UNSUPPORTED.has(operator)));
  });
}
