import type { SymbolicString } from '../symbolic/symbolic-string';
import { display } from '../symbolic/symbolic-string';
import type { Match } from '../symbolic/match';
import { holds } from './conditions';
import type { MismatchedElement } from './decision';
import type { Condition, Statement, Template } from './policy-document';
import { appliesToCaller } from './match-principal';
import { coversAction, coversResource } from './match-statement';
import { UNSUPPORTED } from './condition-operators';
import type { Situation } from './situation';
import { stateOf } from './situation';
import { variablesOf } from './policy-string';

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
    ofAction(statement, situation),
    ofPrincipal(statement, situation),
    ofResource(statement, situation),
    ...statement.conditions.map((condition) => ofCondition(condition, situation)),
  ].filter((each) => each !== undefined && each.match !== 'all') as readonly Mismatch[];
}

function ofAction({ actions: { negated, written }, actions }: Statement, { request: { action } }: Situation): Mismatch {
  return mismatchOf(coversAction(actions, action.toLowerCase()), {
    element: negated ? 'NotAction' : 'Action',
    wanted: written.map(display),
    actual: [action],
  });
}

function ofPrincipal({ principals }: Statement, situation: Situation): Mismatch | undefined {
  if (principals === undefined) {
    return undefined;
  }
  const { negated, everyone, aws, services, others } = principals;
  const { caller } = situation.request;
  const actual = caller.kind === 'role' ? caller.arn : caller.service;
  const wanted = [...everyone ? ['*'] : [], ...aws, ...services, ...others];
  return mismatchOf(appliesToCaller(principals, situation), {
    element: negated ? 'NotPrincipal' : 'Principal',
    wanted: wanted.map(display),
    actual: [actual],
  }, negated ? [`whether ${list(wanted)} in NotPrincipal spares ${actual}, for which AWS wants a role, its account and its session`] : []);
}

function ofResource({ resources }: Statement, situation: Situation): Mismatch | undefined {
  if (resources === undefined) {
    return undefined;
  }
  const { negated, written, templates } = resources;
  return mismatchOf(coversResource(resources, situation), {
    element: negated ? 'NotResource' : 'Resource',
    wanted: written.map(display),
    actual: [situation.request.resource],
  }, unknownVariables(templates, situation));
}

function ofCondition(condition: Condition, situation: Situation): Mismatch {
  const { key, lowerKey, written, operator, values } = condition;
  const state = stateOf(situation, lowerKey);
  const reasons = [
    ...UNSUPPORTED.has(operator) ? [`the condition operator ${written}`] : [],
    ...state === 'unknown' ? [`the condition key ${key}`] : [],
    ...unknownVariables(values, situation),
  ];
  return mismatchOf(holds(condition, situation), {
    element: 'Condition',
    operator: written,
    key,
    wanted: values.map((value) => display(value.written)),
    actual: typeof state === 'string' ? undefined : state,
  }, reasons);
}

function unknownVariables(templates: readonly Template[], situation: Situation): readonly string[] {
  return templates.flatMap(variablesOf).filter((key) => stateOf(situation, key) === 'unknown')
    .map((key) => `the condition key ${key}`);
}

function mismatchOf(match: Match, mismatch: MismatchedElement, reasons: readonly string[] = []): Mismatch {
  const found = reasons.length > 0 ? reasons : [comparison(mismatch)];
  return { match, mismatch, reasons: match === 'unknown' ? found : [] };
}

function comparison({ element, key, wanted, actual = [] }: MismatchedElement): string {
  return `whether ${list(actual)} is what ${key ?? element} wants, ${list(wanted)}`;
}

function list(texts: readonly SymbolicString[]): string {
  return texts.map(display).join(' or ');
}
