import { equal } from '../symbolic/pattern';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { display } from '../symbolic/symbolic-string';
import { StatementIndex } from './applicable-statements';
import type { Authorization } from './authorization';
import { CALLER_KEY } from './candidate-index';
import type { Decision } from './decision';
import type { EvaluationContext } from './evaluation-context';
import { createEvaluationContext, findUndocumentedKeys } from './evaluation-context';
import { findLeftOut, findNearMisses, listUnknowns } from './near-misses';
import {
  assumeCondition, describeCondition, limitConditions, listOpenConditions, listTriedConditions,
} from './open-statements';
import type { PartialDecision } from './partial-decision';
import { decidePartially, mergePartials } from './partial-decision';
import type { KeyState, Request } from './request';
import { isUsuallyInFirstState, listStates } from './request';

/** Authorizes requests and counts them; the index of the statements lives as long as it does. */
export class Authorizer {
  private readonly index = new StatementIndex();
  private count = 0;

  /** How many requests were authorized. */
  public get calls(): number {
    return this.count;
  }

  /**
   * Whether policies allow a request, as AWS evaluates them.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
   */
  public authorize(authorization: Authorization): Decision {
    this.count += 1;
    const { request } = authorization;
    const about = { resource: request.resource, caller: nameCaller(request) };
    const { context, conditions } = openContext(createEvaluationContext(authorization, this.index, about));
    const partial = decideInEveryBranch(context, listTriedConditions(conditions));
    const { outcome, cause, missing, statement } = partial;
    if (outcome === 'allowed') {
      return { outcome, statement, nearMisses: [], unknowns: [] };
    }
    // statements about other callers and resources explain, too
    const whole = openContext(createEvaluationContext(authorization, this.index)).context;
    return {
      outcome,
      cause,
      missing,
      statement,
      nearMisses: findNearMisses(whole, partial),
      leftOut: findLeftOut(authorization.policies, partial),
      unknowns: outcome === 'undecided' ? listUnknowns(whole, partial) : [],
    };
  }
}

/** A context, and the conditions that its statements depend on. */
function openContext(written: EvaluationContext) {
  const conditions = listOpenConditions(written);
  return { context: limitConditions(written, conditions), conditions };
}

/** The ARN of a role that says who it is in its request, so that statements about other callers do not apply to it. */
function nameCaller({ caller, context }: Request): SymbolicString | undefined {
  const [state, ...others] = context.get(CALLER_KEY) ?? [];
  return caller.kind === 'role' && state?.length === 1 && state[0] === caller.arn && others.length === 0 ? caller.arn : undefined;
}

/** Decides with and without the statements under each condition that deployment decides. */
function decideInEveryBranch(context: EvaluationContext, [condition, ...others]: readonly string[]): PartialDecision {
  if (condition === undefined) {
    return decideInEveryState(context, findUndocumentedKeys(context), new Map());
  }
  const partials = [true, false].map((holds) =>
    decideInEveryBranch(assumeCondition(context, condition, holds), others));
  return mergePartials(partials, describeCondition(condition));
}

/**
 * Decides for each state of the keys that AWS does not document.
 *
 * Not each condition is evaluated for each state by itself, because all conditions on a key see the same state.
 */
function decideInEveryState(
  context: EvaluationContext,
  [key, ...others]: readonly string[],
  chosen: ReadonlyMap<string, KeyState>,
): PartialDecision {
  if (key === undefined) {
    return decideInEveryAccount(context, chosen);
  }
  const partials = listStates(context.request, key).map((state) =>
    decideInEveryState(context, others, new Map([...chosen, [key, state]])));
  const [usual] = partials;
  return isUsuallyInFirstState(key) && isRefused(usual) ? usual
    : mergePartials(partials, `what the request carries under ${key}`);
}

function isRefused({ outcome }: PartialDecision): boolean {
  return outcome === 'denied' || outcome === 'partly';
}

/** Decides for a caller in the account of the resource, for one in another, or for both where that is not known. */
function decideInEveryAccount(context: EvaluationContext, chosen: ReadonlyMap<string, KeyState>): PartialDecision {
  const { request, request: { caller, resourceAccount } } = context;
  const situation = { request, chosen, bounded: context.boundary !== undefined };
  const account = caller.kind === 'role' ? caller.account : resourceAccount;
  const same = equal(account, resourceAccount);
  if (same === 'all' || same === 'none') {
    return decidePartially(context, situation, same === 'all');
  }
  const partials = [true, false].map((sameAccount) => decidePartially(context, situation, sameAccount));
  return mergePartials(partials, `whether ${display(account)} and ${display(resourceAccount)} are one account`);
}
