import type { ActionElements } from '../../iam/known-actions';
import { matchAction } from '../../iam/match-statement';
import type { Actions } from '../../iam/policy-document';
import type { Situation } from '../../iam/request';
import type { Call, KeyCall } from '../../s3/call';
import { isKeyCall } from '../../s3/call';
import { EVERY_OBJECT } from '../../s3/object-variants';
import { groupBy } from '../../symbolic/group-by';
import type { Match } from '../../symbolic/match';
import type { SymbolicString } from '../../symbolic/symbolic-string';
import type { BatchJobs } from './batch-jobs';
import { ANYTHING, NeededStrings } from './samples';

/** An action that calls need. */
export interface NeededAction {
  readonly action: string;
  readonly resources: ReadonlySet<SymbolicString>;
  readonly keyCalls: readonly KeyCall[];
  readonly keyCallsByKey: ReadonlyMap<SymbolicString, readonly KeyCall[]>;
}

/** The needed resources of some actions. */
export interface NeededResources {
  readonly all: ReadonlySet<SymbolicString>;
  readonly strings: NeededStrings;
}

/** What calls by one role need, by action: thousands of calls have few of them. */
export class Needs {
  /** By the action in lower case. */
  public readonly actions: ReadonlyMap<string, NeededAction>;

  private readonly resources = new Map<string, NeededResources>();
  private readonly matches = new Map<Actions, readonly (readonly [match: Match, needed: NeededAction])[]>();

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
    return this.matchAll(actions).filter(([match]) => wanted(match)).map(([, needed]) => needed);
  }

  private matchAll(actions: Actions): readonly (readonly [match: Match, needed: NeededAction])[] {
    const matches = this.matches.get(actions)
      ?? [...this.actions].map(([action, needed]) => [matchAction(actions, action), needed] as const);
    this.matches.set(actions, matches);
    return matches;
  }

  /** What the actions of a statement are needed on; of actions that are not needed, whatever is. */
  public findResources(actions: Actions): NeededResources {
    const covered = actions.negated ? [] : this.findMatching(actions, (match) => match !== 'none');
    const chosen = covered.length > 0 ? covered : [...this.actions.values()];
    return this.collectResources(chosen);
  }

  /**
   * Whether an action is needed on a resource, or on more: a rule for the whole bucket needs it on the objects of a
   * rule with a prefix too, although of two rules the one with the higher priority serves an object, since `Allow`
   * knows no exceptions.
   */
  public covers(action: string, resource: SymbolicString): boolean {
    const needed = this.actions.get(action.toLowerCase());
    return needed !== undefined
      && !this.collectResources([needed]).strings.excludes(resource.replaceAll(EVERY_OBJECT, ANYTHING));
  }

  private collectResources(needed: readonly NeededAction[]): NeededResources {
    // many statements have the same actions
    const key = needed.map(({ action }) => action).join();
    const found = this.resources.get(key) ?? createResources(needed);
    this.resources.set(key, found);
    return found;
  }
}

function createResources(needed: readonly NeededAction[]): NeededResources {
  const all = new Set(needed.flatMap(({ resources }) => [...resources]));
  return { all, strings: new NeededStrings(all) };
}

function groupByAction(calls: readonly Call[]): ReadonlyMap<string, NeededAction> {
  const groups = groupBy(calls, ({ request }) => request.action.toLowerCase());
  return new Map([...groups].map(([key, group]) => {
    const keyCalls = group.filter(isKeyCall);
    return [key, {
      action: group[0].request.action,
      resources: new Set(group.map(({ request }) => request.resource)),
      keyCalls,
      keyCallsByKey: groupBy(keyCalls, ({ request }) => request.resource),
    }];
  }));
}
