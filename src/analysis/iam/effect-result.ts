import type { Match } from '../symbolic/match';
import { allOf, anyOf } from '../symbolic/match';
import type { ActionMatch, ApplicableStatements } from './applicable-statements';
import type { PrincipalMatch } from './match-principal';
import { matchCaller, matchPrincipal } from './match-principal';
import { matchResourceAndConditions } from './match-statement';
import type { Statement } from './policy-document';
import type { Situation } from './request';

/** For which objects the statements of one effect apply. */
export interface EffectResult {
  readonly match: Match;
  /** The determining statement; absent where only a policy that is not known may have one. */
  readonly statement?: Statement;
}

/** An Allow of perhaps all objects may be enough; one of some objects never is. */
const BEST_ALLOW_FIRST: readonly Match[] = ['all', 'unknown', 'some', 'none'];
/** A Deny of some objects for sure is worse than one of perhaps all. */
const WORST_DENY_FIRST: readonly Match[] = ['all', 'some', 'unknown', 'none'];

/** The Allows of policies without principals: identity policies and permissions boundaries. */
export function evaluateAllows(policies: ApplicableStatements, situation: Situation): EffectResult {
  const { allows, opaque, unknownAllows } = policies;
  return findStrongest(allows, opaque.length > 0 || unknownAllows.length > 0, BEST_ALLOW_FIRST, ({ statement }) =>
    matchResourceAndConditions(statement, situation));
}

/** The Allows of a resource-based policy whose principals match the caller in one of the ways. */
export function evaluateAllowsNaming(
  principalMatches: readonly PrincipalMatch[],
  { allows, opaque }: ApplicableStatements,
  situation: Situation,
): EffectResult {
  return findStrongest(allows, opaque.length > 0, BEST_ALLOW_FIRST, ({ statement }) => {
    const principal = matchPrincipal(statement.principals!, situation.request.caller, principalMatches);
    return principal === 'none' ? principal : allOf([principal, matchResourceAndConditions(statement, situation)]);
  });
}

/** The Denies of all policies. */
export function evaluateDenies({ denies, opaque }: ApplicableStatements, situation: Situation): EffectResult {
  return findStrongest(denies, opaque.length > 0, WORST_DENY_FIRST, ({ statement }) => {
    const principal = matchCaller(statement.principals, situation);
    return principal === 'none' ? principal : allOf([principal, matchResourceAndConditions(statement, situation)]);
  });
}

/** Where one of several Allows is enough. */
export function chooseBest(...results: readonly EffectResult[]): EffectResult {
  const match = anyOf(results.map((result) => result.match));
  return { match, statement: results.find((result) => result.match === match)?.statement };
}

function findStrongest(
  statements: readonly ActionMatch[],
  mayHaveMore: boolean,
  strongestFirst: readonly Match[],
  matchStatement: (each: ActionMatch) => Match,
): EffectResult {
  let result: EffectResult = { match: mayHaveMore ? 'unknown' : 'none' };
  for (const each of statements) {
    const match = allOf([each.action, matchStatement(each)]);
    if (match === 'all') {
      return { match, statement: each.statement };
    }
    const order = strongestFirst.indexOf(match) - strongestFirst.indexOf(result.match);
    if (order < 0 || (order === 0 && match !== 'none' && !result.statement)) {
      result = { match, statement: each.statement };
    }
  }
  return result;
}
