import { equal } from '../symbolic/pattern';
import { display } from '../symbolic/symbolic-string';
import { allOf } from '../symbolic/match';
import type { EvaluationContext } from './evaluation-context';
import { createEvaluationContext, findUndocumentedKeys } from './evaluation-context';
import type { Decision, NearMiss, Policies } from './decision';
import { findMismatches } from './mismatches';
import type { Request } from './request';
import type { PartialDecision } from './partial-decision';
import { mergePartials, decidePartially } from './partial-decision';
import type { State } from './situation';
import { listStates } from './situation';
import { StatementIndex } from './applicable-statements';

/**
 * Whether policies allow a request, as AWS decides it.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function decide(request: Request, policies: Policies, index = new StatementIndex()): Decision {
  const context = createEvaluationContext(request, policies, index);
  const partial = inEveryState(context, findUndocumentedKeys(context), new Map());
  const { outcome, cause, missing, statement } = partial;
  return {
    outcome,
    ...(outcome === 'allowed' ? {} : { cause, missing }),
    statement,
    nearMisses: outcome === 'allowed' ? [] : nearMisses(context, partial),
    unknowns: outcome === 'undecided' ? unknowns(context, partial) : [],
  };
}

/** Conditions on one key are decided together, for each state that it may be in. */
function inEveryState(context: EvaluationContext, keys: readonly string[], chosen: ReadonlyMap<string, State>): PartialDecision {
  const [key, ...others] = keys;
  if (key === undefined) {
    return inEveryAccount(context, chosen);
  }
  const partials = listStates(context.request, key).map((state) =>
    inEveryState(context, others, new Map([...chosen, [key, state]])));
  return mergePartials(partials, `what the request carries under ${key}`);
}

function inEveryAccount(context: EvaluationContext, chosen: ReadonlyMap<string, State>): PartialDecision {
  const { request } = context;
  const situation = { request, chosen, bounded: context.boundary !== undefined };
  const account = request.caller.kind === 'role' ? request.caller.account : request.resourceAccount;
  const same = equal(account, request.resourceAccount);
  if (same === 'all' || same === 'none') {
    return decidePartially(context, situation, same === 'all');
  }
  const partials = [true, false].map((each) => decidePartially(context, situation, each));
  return mergePartials(partials, `whether ${display(account)} and ${display(request.resourceAccount)} are one account`);
}

/** A statement for somebody else is further away than one with another condition. */
function distance({ mismatch: { element } }: ReturnType<typeof findMismatches>[number]): number {
  return element === 'Condition' ? 0 : element.endsWith('Resource') ? 1 : 2;
}

/** Statements that would allow the request but for something, the nearest first. */
function nearMisses(context: EvaluationContext, { missing, situation }: PartialDecision): readonly NearMiss[] {
  return context.all.allows.filter(({ statement }) => statement.origin.kind === missing)
    .map(({ statement }) => ({ statement, found: findMismatches(statement, situation) }))
    .filter(({ found }) => found.length > 0)
    .sort((a, b) => a.found.length - b.found.length || distance(a.found[0]) - distance(b.found[0]))
    .map(({ statement, found }) => ({
      statement,
      match: allOf(found.map(({ match }) => match)),
      mismatch: found[0].mismatch,
    }));
}

function unknowns({ all }: EvaluationContext, { depends, reasons }: PartialDecision): readonly string[] {
  const ofStatements = depends.flatMap(({ effect, situation }) =>
    (effect === 'Deny' ? all.denies : all.allows).flatMap(({ statement }) => {
      const found = findMismatches(statement, situation);
      return found.some(({ match }) => match === 'none') ? [] : found.flatMap((each) => each.reasons);
    }));
  const ofPolicies = depends.length > 0 ? all.opaque : [];
  return [...new Set([...ofPolicies, ...ofStatements, ...reasons])].map(display);
}
