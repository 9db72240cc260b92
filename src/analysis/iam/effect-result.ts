import type { Match } from '../symbolic/match';
import { allOf, anyOf } from '../symbolic/match';
import type { Statement } from './policy-document';
import type { PrincipalMatch } from './match-principal';
import { matchCaller, matchPrincipal } from './match-principal';
import { matchResourceAndConditions } from './match-statement';
import type { Situation } from './situation';
import type { ActionMatch, ApplicableStatements } from './applicable-statements';

/** What policies say for or against a request. */
export interface EffectResult {
  readonly match: Match;
  /** The statement that says so; absent where a policy that is not known may. */
  readonly statement?: Statement;
}

/** What may be all objects is more than a part of them. */
const ALLOWING: readonly Match[] = ['all', 'unknown', 'some', 'none'];
/** A part of the objects for sure is worse than all of them perhaps. */
const DENYING: readonly Match[] = ['all', 'some', 'unknown', 'none'];

/** Whether a policy without principals allows. */
export function evaluateAllows({ allows, opaque }: ApplicableStatements, situation: Situation): EffectResult {
  return findStrongest(allows, opaque, ALLOWING, ({ statement }) => matchResourceAndConditions(statement, situation));
}

/** Whether a policy with principals allows a caller whom it names in one of the ways. */
export function evaluateAllowsNaming(principalMatches: readonly PrincipalMatch[], { allows, opaque }: ApplicableStatements, situation: Situation): EffectResult {
  return findStrongest(allows, opaque, ALLOWING, ({ statement }) => {
    const named = matchPrincipal(statement.principals!, situation.request.caller, principalMatches);
    return named === 'none' ? named : allOf([named, matchResourceAndConditions(statement, situation)]);
  });
}

/** Whether any policy denies. */
export function evaluateDenies({ denies, opaque }: ApplicableStatements, situation: Situation): EffectResult {
  return findStrongest(denies, opaque, DENYING, ({ statement }) => {
    const fitting = matchCaller(statement.principals, situation);
    return fitting === 'none' ? fitting : allOf([fitting, matchResourceAndConditions(statement, situation)]);
  });
}

/** Where one of them is enough. */
export function chooseBest(...results: readonly EffectResult[]): EffectResult {
  const match = anyOf(results.map((result) => result.match));
  return { match, statement: results.find((result) => result.match === match)?.statement };
}

function findStrongest(
  matched: readonly ActionMatch[],
  opaque: readonly string[],
  order: readonly Match[],
  matchOf: (matched: ActionMatch) => Match,
): EffectResult {
  let result: EffectResult = { match: opaque.length > 0 ? 'unknown' : 'none' };
  for (const each of matched) {
    const match = allOf([each.action, matchOf(each)]);
    if (match === 'all') {
      return { match, statement: each.statement };
    }
    const better = order.indexOf(match) - order.indexOf(result.match);
    if (better < 0 || (better === 0 && match !== 'none' && !result.statement)) {
      result = { match, statement: each.statement };
    }
  }
  return result;
}
