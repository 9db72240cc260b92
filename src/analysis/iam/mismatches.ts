import type { Match } from '../symbolic/match';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { display } from '../symbolic/symbolic-string';
import { UNSUPPORTED } from './condition-operators';
import type { MismatchedElement } from './decision';
import { matchCondition } from './match-condition';
import { matchCaller } from './match-principal';
import { matchAction, matchResource } from './match-statement';
import { matchTime } from './match-time';
import type { Condition, PolicyString, Statement } from './policy-document';
import { listVariables } from './policy-string';
import type { Situation } from './request';
import { getState } from './request';

/** An element of a statement that does not match every object of a request for sure. */
export interface Mismatch {
  readonly match: Match;
  readonly mismatch: MismatchedElement;
  /** What the match depends on, where it is unknown. */
  readonly reasons: readonly string[];
}

/** The elements that keep a statement from applying, or leave open whether it does. */
export function findMismatches(statement: Statement, situation: Situation): readonly Mismatch[] {
  return [
    compareAction(statement, situation),
    ...comparePrincipal(statement, situation),
    ...compareResource(statement, situation),
    ...statement.conditions.map((condition) => compareCondition(condition, situation)),
  ].filter(({ match }) => match !== 'all');
}

function compareAction({ actions }: Statement, { request: { action } }: Situation): Mismatch {
  return createMismatch(matchAction(actions, action.toLowerCase()), {
    element: actions.negated ? 'NotAction' : 'Action',
    wanted: actions.written.map(display),
    actual: [action],
  });
}

function comparePrincipal({ principals }: Statement, situation: Situation): readonly Mismatch[] {
  if (principals === undefined) {
    return [];
  }
  const { negated, everyone, aws, services, others } = principals;
  const { caller } = situation.request;
  const actual = caller.kind === 'role' ? caller.arn : caller.service;
  const written = [...everyone ? ['*'] : [], ...aws, ...services, ...others];
  const exemption = `whether ${joinWithOr(written)} in NotPrincipal exempts ${actual}, ` +
    'for which AWS wants a role, its account and its session';
  return [createMismatch(matchCaller(principals, situation), {
    element: negated ? 'NotPrincipal' : 'Principal',
    wanted: written.map(display),
    actual: [actual],
  }, negated ? [exemption] : [])];
}

function compareResource({ resources }: Statement, situation: Situation): readonly Mismatch[] {
  if (resources === undefined) {
    return [];
  }
  const { negated, written, strings } = resources;
  return [createMismatch(matchResource(resources, situation), {
    element: negated ? 'NotResource' : 'Resource',
    wanted: written.map(display),
    actual: [situation.request.resource],
  }, describeUnknownVariables(strings, situation))];
}

function compareCondition(condition: Condition, situation: Situation): Mismatch {
  const { key, lowerKey, written, operator, values } = condition;
  const state = getState(situation, lowerKey);
  const time = matchTime(condition, state);
  const reasons = time === undefined ? [
    ...UNSUPPORTED.has(operator) ? [`the condition operator ${written}`] : [],
    ...state === 'unknown' ? [`the condition key ${key}`] : [],
    ...describeUnknownVariables(values, situation),
  ] : [`whether ${key} of the request is before or after ${joinWithOr(values.map((value) => value.written))}`];
  return createMismatch(matchCondition(condition, situation), {
    element: 'Condition',
    operator: written,
    key,
    wanted: values.map((value) => display(value.written)),
    actual: time === 'none' ? ['a later time'] : typeof state === 'string' ? undefined : state,
  }, reasons);
}

function describeUnknownVariables(strings: readonly PolicyString[], situation: Situation): readonly string[] {
  return strings.flatMap(listVariables).filter((key) => getState(situation, key) === 'unknown')
    .map((key) => `the condition key ${key}`);
}

function createMismatch(match: Match, mismatch: MismatchedElement, reasons: readonly string[] = []): Mismatch {
  const known = reasons.length > 0 ? reasons : [describeComparison(mismatch)];
  return { match, mismatch, reasons: match === 'unknown' ? known : [] };
}

function describeComparison({ element, key, wanted, actual = [] }: MismatchedElement): string {
  return `whether ${joinWithOr(actual)} is what ${key ?? element} wants, ${joinWithOr(wanted)}`;
}

function joinWithOr(texts: readonly SymbolicString[]): string {
  return texts.map(display).join(' or ');
}
