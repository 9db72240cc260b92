import type { SymbolicString } from '../symbolic/symbolic-string';
import { display } from '../symbolic/symbolic-string';
import type { Match } from '../symbolic/match';
import { matchCondition } from './conditions';
import type { MismatchedElement } from './decision';
import type { Condition, Statement, PolicyString } from './policy-document';
import { matchCaller } from './match-principal';
import { matchAction, matchResource } from './match-statement';
import { UNSUPPORTED } from './condition-operators';
import type { Situation } from './situation';
import { getState } from './situation';
import { listVariables } from './policy-string';

/** An element of a statement that does not fit a request for sure. */
export interface Mismatch {
  readonly match: Match;
  readonly mismatch: MismatchedElement;
  /** What it depends on, where it does. */
  readonly reasons: readonly string[];
}

/** The elements that keep a statement from applying, or leave open whether it applies. */
export function findMismatches(statement: Statement, situation: Situation): readonly Mismatch[] {
  return [
    compareAction(statement, situation),
    comparePrincipal(statement, situation),
    compareResource(statement, situation),
    ...statement.conditions.map((condition) => compareCondition(condition, situation)),
  ].filter((each) => each !== undefined && each.match !== 'all') as readonly Mismatch[];
}

function compareAction({ actions: { negated, written }, actions }: Statement, { request: { action } }: Situation): Mismatch {
  return createMismatch(matchAction(actions, action.toLowerCase()), {
    element: negated ? 'NotAction' : 'Action',
    wanted: written.map(display),
    actual: [action],
  });
}

function comparePrincipal({ principals }: Statement, situation: Situation): Mismatch | undefined {
  if (principals === undefined) {
    return undefined;
  }
  const { negated, everyone, aws, services, others } = principals;
  const { caller } = situation.request;
  const actual = caller.kind === 'role' ? caller.arn : caller.service;
  const wanted = [...everyone ? ['*'] : [], ...aws, ...services, ...others];
  return createMismatch(matchCaller(principals, situation), {
    element: negated ? 'NotPrincipal' : 'Principal',
    wanted: wanted.map(display),
    actual: [actual],
  }, negated ? [`whether ${joinWithOr(wanted)} in NotPrincipal spares ${actual}, for which AWS wants a role, its account and its session`] : []);
}

function compareResource({ resources }: Statement, situation: Situation): Mismatch | undefined {
  if (resources === undefined) {
    return undefined;
  }
  const { negated, written, strings: templates } = resources;
  return createMismatch(matchResource(resources, situation), {
    element: negated ? 'NotResource' : 'Resource',
    wanted: written.map(display),
    actual: [situation.request.resource],
  }, listUnknownVariables(templates, situation));
}

function compareCondition(condition: Condition, situation: Situation): Mismatch {
  const { key, lowerKey, written, operator, values } = condition;
  const state = getState(situation, lowerKey);
  const reasons = [
    ...UNSUPPORTED.has(operator) ? [`the condition operator ${written}`] : [],
    ...state === 'unknown' ? [`the condition key ${key}`] : [],
    ...listUnknownVariables(values, situation),
  ];
  return createMismatch(matchCondition(condition, situation), {
    element: 'Condition',
    operator: written,
    key,
    wanted: values.map((value) => display(value.written)),
    actual: typeof state === 'string' ? undefined : state,
  }, reasons);
}

function listUnknownVariables(templates: readonly PolicyString[], situation: Situation): readonly string[] {
  return templates.flatMap(listVariables).filter((key) => getState(situation, key) === 'unknown')
    .map((key) => `the condition key ${key}`);
}

function createMismatch(match: Match, mismatch: MismatchedElement, reasons: readonly string[] = []): Mismatch {
  const found = reasons.length > 0 ? reasons : [describeComparison(mismatch)];
  return { match, mismatch, reasons: match === 'unknown' ? found : [] };
}

function describeComparison({ element, key, wanted, actual = [] }: MismatchedElement): string {
  return `whether ${joinWithOr(actual)} is what ${key ?? element} wants, ${joinWithOr(wanted)}`;
}

function joinWithOr(texts: readonly SymbolicString[]): string {
  return texts.map(display).join(' or ');
}
