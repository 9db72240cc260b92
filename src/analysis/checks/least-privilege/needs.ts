import type { ActionElements } from '../../iam/known-actions';
import { matchAction } from '../../iam/match-statement';
import type { Actions } from '../../iam/policy-document';
import type { Situation } from '../../iam/request';
import type { Call, KeyCall } from '../../s3/call';
import { isKeyCall } from '../../s3/call';
import type { Match } from '../../symbolic/match';
import type { SymbolicString } from '../../symbolic/symbolic-string';
import type { BatchJobs } from './batch-jobs';

/** An action that calls need. */
export interface NeededAction {
  readonly action: string;
  readonly resources: ReadonlySet<SymbolicString>;
  readonly keyCalls: readonly KeyCall[];
}

/** What calls by one role need, by action: thousands of calls have few of them. */
export class Needs {
  /** By the action in lower case. */
  public readonly actions: ReadonlyMap<string, NeededAction>;

  constructor(
    calls: readonly Call[],
    public readonly elements: ActionElements,
    /** One of a call of the role, for the values of policy variables. */
    public readonly situation: Situation,
    /** Where jobs of Batch Operations use the role too. */
    public readonly batch?: BatchJobs,
  ) {
    this.actions = groupByAction(calls);
  }

  /** Those that the `Action` of a statement matches, as far as wanted. */
  public findMatching(actions: Actions, wanted: (match: Match) => boolean): readonly NeededAction[] {
    return [...this.actions].filter(([action]) => wanted(matchAction(actions, action))).map(([, needed]) => needed);
  }
}

function groupByAction(calls: readonly Call[]): ReadonlyMap<string, NeededAction> {
  const groups = new Map<string, { action: string; resources: Set<SymbolicString>; keyCalls: KeyCall[] }>();
  for (const call of calls) {
    const { action, resource } = call.request;
    const key = action.toLowerCase();
    const group = groups.get(key) ?? { action, resources: new Set(), keyCalls: [] };
    groups.set(key, group);
    group.resources.add(resource);
    if (isKeyCall(call)) {
      group.keyCalls.push(call);
    }
  }
  return groups;
}
