import type { Text } from '../symbolic/symbolic-string';
import { display } from '../symbolic/symbolic-string';
import type { Truth } from '../symbolic/match';
import { holds } from './conditions';
import type { Mismatch } from './decision';
import type { Condition, Statement, Template } from './policy-document';
import { fits } from './match-principal';
import { coversAction, coversResource } from './match-statement';
import { UNSUPPORTED } from './condition-operators';
import type { Situation } from './situation';
import { stateOf } from './situation';
import { variablesOf } from './policy-string';

/** An element of a statement that does not fit a request for sure. */
export interface Misfit {
  readonly truth: Truth;
  readonly mismatch: Mismatch;
  /** What it depends on, where it does. */
  readonly reasons: readonly string[];
}

/** The elements that keep a statement from applying, or leave open whether it applies. */
export function misfits(statement: Statement, situation: Situation): readonly Misfit[] {
  return [
    ofAction(statement, situation),
    ofPrincipal(statement, situation),
    ofResource(statement, situation),
    ...statement.conditions.map((condition) => ofCondition(condition, situation)),
  ].filter((each) => each !== undefined && each.truth !== 'yes') as readonly Misfit[];
}

function ofAction({ actions: { negated, written }, actions }: Statement, { request: { action } }: Situation): Misfit {
  return misfit(coversAction(actions, action.toLowerCase()), {
    element: negated ? 'NotAction' : 'Action',
    wanted: written.map(display),
    actual: [action],
  });
}

function ofPrincipal({ principals }: Statement, situation: Situation): Misfit | undefined {
  if (principals === undefined) {
    return undefined;
  }
  const { negated, everyone, aws, services, others } = principals;
  const { caller } = situation.request;
  const actual = caller.kind === 'role' ? caller.arn : caller.service;
  const wanted = [...everyone ? ['*'] : [], ...aws, ...services, ...others];
  return misfit(fits(principals, situation), {
    element: negated ? 'NotPrincipal' : 'Principal',
    wanted: wanted.map(display),
    actual: [actual],
  }, negated ? [`whether ${list(wanted)} in NotPrincipal spares ${actual}, for which AWS wants a role, its account and its session`] : []);
}

function ofResource({ resources }: Statement, situation: Situation): Misfit | undefined {
  if (resources === undefined) {
    return undefined;
  }
  const { negated, written, templates } = resources;
  return misfit(coversResource(resources, situation), {
    element: negated ? 'NotResource' : 'Resource',
    wanted: written.map(display),
    actual: [situation.request.resource],
  }, unknownVariables(templates, situation));
}

function ofCondition(condition: Condition, situation: Situation): Misfit {
  const { key, lowerKey, written, operator, values } = condition;
  const state = stateOf(situation, lowerKey);
  const reasons = [
    ...UNSUPPORTED.has(operator) ? [`the condition operator ${written}`] : [],
    ...state === 'unknown' ? [`the condition key ${key}`] : [],
    ...unknownVariables(values, situation),
  ];
  return misfit(holds(condition, situation), {
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

function misfit(truth: Truth, mismatch: Mismatch, reasons: readonly string[] = []): Misfit {
  const found = reasons.length > 0 ? reasons : [comparison(mismatch)];
  return { truth, mismatch, reasons: truth === 'maybe' ? found : [] };
}

function comparison({ element, key, wanted, actual = [] }: Mismatch): string {
  return `whether ${list(actual)} is what ${key ?? element} wants, ${list(wanted)}`;
}

function list(texts: readonly Text[]): string {
  return texts.map(display).join(' or ');
}
