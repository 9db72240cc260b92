import type { KnownAction } from '../../iam/action-names';
import type { ActionElement } from '../../iam/known-actions';
import { appliesTo, createTarget } from '../../iam/known-actions';
import { matchResource } from '../../iam/match-statement';
import type { Statement } from '../../iam/policy-document';
import type { Request } from '../../iam/request';
import type { SymbolicString } from '../../symbolic/symbolic-string';
import { display } from '../../symbolic/symbolic-string';
import { isForBatchJob } from './batch-jobs';
import type { Needs } from './needs';
import type { RequiredPermissions } from './required-permissions';
import type { Sample } from './samples';
import { canMeetConditions } from './statement-conditions';

/**
 * The elements of `Action` that grant what is not needed, as written; those that grant nothing on any of the resources
 * are none of them.
 */
export function findExcessActions(
  { actions: { negated, written } }: Statement,
  samples: readonly Sample[],
  needs: Needs,
): readonly string[] {
  return negated
    ? [`everything but ${written.map(display).join(', ')}`]
    : written.filter((action) => isExcess(needs.elements.get(action), samples, needs)).map(display);
}

function isExcess(element: ActionElement, samples: readonly Sample[], { actions, elements, batch }: Needs): boolean {
  const { known } = element;
  return known === undefined
    ? samples.some(({ target }) => appliesTo(element, target))
    : known.some(({ action }) => !actions.has(action.toLowerCase())
      && samples.some(({ text, target }) =>
        appliesTo(elements.get(action), target) && !isForBatchJob(action, text, batch)));
}

/** The needed actions that elements of `Action` stand for. */
function listNeededActions(
  { actions: { negated, written } }: Statement,
  { actions, elements }: Needs,
): readonly string[] {
  const known = negated ? [] : written.flatMap((action): readonly KnownAction[] => elements.get(action).known ?? []);
  return [...new Set(known.map(({ action }) => action).filter((action) => actions.has(action.toLowerCase())))];
}

/** A needed action on a resource where it is not needed. */
export interface MisplacedAction {
  readonly action: string;
  readonly resource: SymbolicString;
}

/** An action that is needed on one resource, allowed on another: encrypt with the source key, read replicas. */
export function findMisplacedActions(statement: Statement, required: RequiredPermissions): readonly MisplacedAction[] {
  const { pairs, batch, elements } = required;
  const targets = required.findTargets(statement.resources!.written);
  const found = new Map<string, MisplacedAction>();
  for (const action of listNeededActions(statement, required)) {
    for (const { call: { request }, service } of targets) {
      const pair = `${action} ${request.resource}`;
      if (action.startsWith(`${service}:`) && !pairs.has(pair) && appliesTo(elements.get(action), createTarget(request.resource))
        && !isForBatchJob(action, request.resource, batch) && !required.covers(action, request.resource)
        && reaches(statement, request)) {
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
