import { matchCondition } from './conditions';
import type { Policies } from './decision';
import type { Statement, PolicyString } from './policy-document';
import type { Request } from './request';
import { hasSeveralStates, listStates } from './situation';
import type { StatementIndex, ApplicableStatements } from './applicable-statements';
import { combineStatements } from './applicable-statements';
import { listVariables } from './policy-string';

/** All that decides about a request. */
export interface EvaluationContext {
  readonly request: Request;
  readonly resourceType: Policies['resourceType'];
  readonly identity: ApplicableStatements;
  /** Absent where the caller has none. */
  readonly boundary?: ApplicableStatements;
  readonly resource: ApplicableStatements;
  /** Of all of them together. */
  readonly all: ApplicableStatements;
}

export function createEvaluationContext(request: Request, policies: Policies, index: StatementIndex): EvaluationContext {
  const { caller } = request;
  const action = request.action.toLowerCase();
  const unknownRole = caller.kind === 'role' && !policies.identity ? `the policies of the role ${caller.arn}` : undefined;
  const identity = index.find(policies.identity ?? [], action, unknownRole);
  const boundary = policies.boundary && index.find([policies.boundary], action);
  const resource = index.find(policies.resource ? [policies.resource] : [], action, policies.resourceUnknown);
  return {
    request,
    resourceType: policies.resourceType,
    identity,
    boundary,
    resource,
    all: combineStatements(boundary ? [identity, boundary, resource] : [identity, resource]),
  };
}

/** Condition keys that may be in several states, where that makes a difference. */
export function findUndocumentedKeys({ request, all: { allows, denies } }: EvaluationContext): readonly string[] {
  const found = new Set<string>();
  for (const { statement } of [...allows, ...denies]) {
    for (const key of statement.keys) {
      if (hasSeveralStates(request, key) && !found.has(key) && makesDifference(statement, key, request)) {
        found.add(key);
      }
    }
  }
  return [...found];
}

/** A key that a policy variable takes in always does; a condition, where it does not hold in all states alike. */
function makesDifference({ conditions }: Statement, key: string, request: Request): boolean {
  const own = conditions.filter((condition) => condition.lowerKey === key && !condition.values.some(hasVariables));
  const states = listStates(request, key);
  return own.length === 0 || own.some((condition) => {
    const answers = states.map((state) => {
      return matchCondition(condition, { request, chosen: new Map([[key, state]]), bounded: false });
    });
    return answers.some((match) => match !== answers[0]);
  });
}

function hasVariables(value: PolicyString): boolean {
  return listVariables(value).length > 0;
}
