import type { ApplicableStatements, RequestNames, StatementIndex } from './applicable-statements';
import { combineStatements } from './applicable-statements';
import { ASSUMED_BOUNDARY, ASSUMED_IDENTITY, FULL_AWS_ACCESS, OPEN_TO_ALL } from './assumed-policies';
import type { Authorization, Policies } from './authorization';
import { matchCondition } from './match-condition';
import type { PolicyDocument, Statement } from './policy-document';
import { hasVariables } from './policy-string';
import type { Request } from './request';
import { hasSeveralStates, listStates } from './request';

/** A request, and the statements that apply to its action. */
export interface EvaluationContext {
  readonly request: Request;
  readonly resourceType: Policies['resourceType'];
  readonly identity: ApplicableStatements;
  /** Absent where the caller has none. */
  readonly boundary?: ApplicableStatements;
  readonly resource: ApplicableStatements;
  /** Service control policies, by level. */
  readonly serviceControls: readonly ApplicableStatements[];
  /** Those of all policies. */
  readonly all: ApplicableStatements;
}

/** @param about the only request to which the statements have to apply */
export function createEvaluationContext(
  { request, policies, denyOnly = false }: Authorization,
  index: StatementIndex,
  about?: RequestNames,
): EvaluationContext {
  const action = request.action.toLowerCase();
  const find = (documents: readonly PolicyDocument[], assumed: PolicyDocument, unknown?: string) => (denyOnly
    ? index.find([...documents, assumed], action, about)
    : addUnknown(index.find(documents, action, about), unknown));
  const identity = find(policies.identity ?? [], ASSUMED_IDENTITY, describeUnknownRole(request, policies));
  const boundary = policies.boundary && find([policies.boundary], ASSUMED_BOUNDARY);
  const resource = find(policies.resource ? [policies.resource] : [], OPEN_TO_ALL, policies.resourceUnknown);
  // a service is no principal of an account
  const levels = request.caller.kind === 'service' ? [] : policies.serviceControls ?? [];
  const serviceControls = levels.map((documents) =>
    find(documents.some(mayAllow) ? documents : [...documents, FULL_AWS_ACCESS], FULL_AWS_ACCESS));
  // nobody can detach RCPFullAWSAccess, which allows everything, and no other of them allows
  const resourceControls = index.find(policies.resourceControls ?? [], action, about);
  const limits = [...boundary ? [boundary] : [], ...serviceControls, resourceControls];
  const all = combineStatements([identity, resource, ...limits]);
  return { request, resourceType: policies.resourceType, identity, boundary, resource, serviceControls, all };
}

/** @param unknown why there may be further policies */
function addUnknown(statements: ApplicableStatements, unknown: string | undefined): ApplicableStatements {
  const { allows, denies, opaque, unknownAllows } = statements;
  return unknown === undefined ? statements : { allows, denies, opaque: [unknown, ...opaque], unknownAllows };
}

/** A level without any Allow has `FullAWSAccess`, or nothing in its accounts would work. */
function mayAllow({ statements, opaque }: PolicyDocument): boolean {
  return opaque !== undefined || statements.some(({ effect }) => effect === 'Allow');
}

function describeUnknownRole({ caller }: Request, { identity }: Policies): string | undefined {
  return caller.kind === 'role' && identity === undefined ? `the policies of the role ${caller.arn}` : undefined;
}

/** The condition keys that may be in several states, where a statement does not apply alike in all of them. */
export function findUndocumentedKeys({ request, all: { allows, denies } }: EvaluationContext): readonly string[] {
  const found = new Set<string>();
  for (const statements of [allows, denies]) {
    for (const { statement } of statements) {
      for (const key of statement.keys) {
        if (!found.has(key) && hasSeveralStates(request, key) && dependsOn(statement, key, request)) {
          found.add(key);
        }
      }
    }
  }
  return [...found];
}

/** A policy variable always depends on its key; a condition does where it does not hold alike in all states. */
function dependsOn({ conditions }: Statement, key: string, request: Request): boolean {
  const comparable = conditions.filter(({ lowerKey, values }) => lowerKey === key && !values.some(hasVariables));
  const states = listStates(request, key);
  return comparable.length === 0 || comparable.some((condition) => {
    const matches = states.map((state) =>
      matchCondition(condition, { request, chosen: new Map([[key, state]]), bounded: false }));
    return matches.some((match) => match !== matches[0]);
  });
}
