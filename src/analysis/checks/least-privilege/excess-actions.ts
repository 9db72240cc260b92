import type { KnownAction } from '../../iam/action-names';
import { appliesTo, expandAction } from '../../iam/known-actions';
import { matchResource } from '../../iam/match-statement';
import type { Statement } from '../../iam/policy-document';
import type { Request } from '../../iam/request';
import type { SymbolicString } from '../../symbolic/symbolic-string';
import { display } from '../../symbolic/symbolic-string';
import { isForBatchJob } from './batch-jobs';
import type { RequiredPermissions } from './required-permissions';
import { cutObjectKey } from './required-permissions';
import { grantsOn } from './samples';
import { canMeetConditions } from './statement-conditions';

/** What the actions of a statement are judged by. */
export interface ActionNeeds extends Pick<RequiredPermissions, 'batch'> {
  /** In lower case. */
  readonly actions: { has(action: string): boolean };
}

/**
 * The elements of `Action` that grant what is not needed, as written; those that grant nothing on any of the resources
 * are none of them.
 */
export function findExcessActions(
  { actions: { negated, written } }: Statement,
  samples: readonly SymbolicString[],
  needs: ActionNeeds,
): readonly string[] {
  return negated
    ? [`everything but ${written.map(display).join(', ')}`]
    : written.filter((action) => isExcess(action, samples, needs)).map(display);
}

function isExcess(
  written: SymbolicString,
  samples: readonly SymbolicString[],
  { actions, batch }: ActionNeeds,
): boolean {
  const granted = samples.filter((sample) => grantsOn(written, sample));
  const expanded = expandAction(written);
  return granted.length > 0 && (expanded === undefined || expanded.some(({ action }) => {
    const on = granted.filter((sample) => grantsOn(action, sample));
    return on.length > 0 && !actions.has(action.toLowerCase())
      && !on.every((sample) => isForBatchJob(action, sample, batch));
  }));
}

/** The needed actions that elements of `Action` stand for. */
function listNeededActions(
  { actions: { negated, written } }: Statement,
  { actions }: ActionNeeds,
): readonly string[] {
  const expanded = negated ? [] : written.flatMap((action): readonly KnownAction[] => expandAction(action) ?? []);
  return [...new Set(expanded.map(({ action }) => action).filter((action) => actions.has(action.toLowerCase())))];
}

/** A needed action on a resource where it is not needed. */
export interface MisplacedAction {
  readonly action: string;
  readonly resource: SymbolicString;
}

/** An action that is needed on one resource, allowed on another: encrypt with the source key, read replicas. */
export function findMisplacedActions(statement: Statement, required: RequiredPermissions): readonly MisplacedAction[] {
  const { pairs, targets, batch } = required;
  // a statement on every resource is too wide already
  const heads = new Set(statement.resources!.written.map(cutObjectKey));
  const within = targets.filter(({ head }) => heads.has(head));
  const found = new Map<string, MisplacedAction>();
  for (const action of listNeededActions(statement, required)) {
    for (const { call: { request }, service } of within) {
      const pair = `${action} ${request.resource}`;
      if (action.startsWith(`${service}:`) && !pairs.has(pair) && appliesTo(action, request.resource)
        && !isForBatchJob(action, request.resource, batch) && reaches(statement, request)) {
        found.set(pair, { action, resource: request.resource });
      }
    }
  }
  return [...found.values()];
}

function reaches(statement: Statement, request: Request): boolean {
  return matchResource(statement.resources, { request, chosen: new Map(), bounded: false }) === 'all'
    && canMeetConditions(statement, request, new Map());
}
