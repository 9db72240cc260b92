import { holds } from './conditions';
import type { Policies } from './decision';
import type { Statement, Template } from './policy-document';
import type { Request } from './request';
import { hasStates, statesOf } from './situation';
import type { StatementIndex, Voice } from './applicable-statements';
import { together } from './applicable-statements';
import { variablesOf } from './policy-string';

/** All that decides about a request. */
export interface Bench {
  readonly request: Request;
  readonly model: Policies['model'];
  readonly identity: Voice;
  /** Absent where the caller has none. */
  readonly boundary?: Voice;
  readonly resource: Voice;
  /** Of all of them together. */
  readonly all: Voice;
}

export function benchOf(request: Request, policies: Policies, index: StatementIndex): Bench {
  const { caller } = request;
  const action = request.action.toLowerCase();
  const unknownRole = caller.kind === 'role' && !policies.identity ? `the policies of the role ${caller.arn}` : undefined;
  const identity = index.voiceOf(policies.identity ?? [], action, unknownRole);
  const boundary = policies.boundary && index.voiceOf([policies.boundary], action);
  const resource = index.voiceOf(policies.resource ? [policies.resource] : [], action, policies.resourceUnknown);
  return {
    request,
    model: policies.model,
    identity,
    boundary,
    resource,
    all: together(boundary ? [identity, boundary, resource] : [identity, resource]),
  };
}

/** Condition keys that may be in several states, where that makes a difference. */
export function undocumentedKeys({ request, all: { allows, denies } }: Bench): readonly string[] {
  const found = new Set<string>();
  for (const { statement } of [...allows, ...denies]) {
    for (const key of statement.keys) {
      if (hasStates(request, key) && !found.has(key) && makesDifference(statement, key, request)) {
        found.add(key);
      }
    }
  }
  return [...found];
}

/** A key that a policy variable takes in always does; a condition, where it does not hold in all states alike. */
function makesDifference({ conditions }: Statement, key: string, request: Request): boolean {
  const own = conditions.filter((condition) => condition.lowerKey === key && !condition.values.some(hasVariables));
  const states = statesOf(request, key);
  return own.length === 0 || own.some((condition) => {
    const truths = states.map((state) => {
      return holds(condition, { request, chosen: new Map([[key, state]]), bounded: false });
    });
    return truths.some((truth) => truth !== truths[0]);
  });
}

function hasVariables(value: Template): boolean {
  return variablesOf(value).length > 0;
}
