import { equal } from '../symbolic/pattern';
import { display } from '../symbolic/symbolic-string';
import { allOf } from '../symbolic/match';
import type { Bench } from './evaluation-context';
import { benchOf, undocumentedKeys } from './evaluation-context';
import type { Decision, NearMiss, Policies } from './decision';
import { misfits } from './mismatches';
import type { Request } from './request';
import type { Ruling } from './partial-decision';
import { merged, rulingOf } from './partial-decision';
import type { State } from './situation';
import { statesOf } from './situation';
import { StatementIndex } from './applicable-statements';

/**
 * Whether policies allow a request, as AWS decides it.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function decide(request: Request, policies: Policies, index = new StatementIndex()): Decision {
  const bench = benchOf(request, policies, index);
  const ruling = inEveryState(bench, undocumentedKeys(bench), new Map());
  const { outcome, cause, missing, statement } = ruling;
  return {
    outcome,
    ...(outcome === 'allowed' ? {} : { cause, missing }),
    statement,
    nearMisses: outcome === 'allowed' ? [] : nearMisses(bench, ruling),
    unknowns: outcome === 'undecided' ? unknowns(bench, ruling) : [],
  };
}

/** Conditions on one key are decided together, for each state that it may be in. */
function inEveryState(bench: Bench, keys: readonly string[], chosen: ReadonlyMap<string, State>): Ruling {
  const [key, ...others] = keys;
  if (key === undefined) {
    return inEveryAccount(bench, chosen);
  }
  const rulings = statesOf(bench.request, key).map((state) =>
    inEveryState(bench, others, new Map([...chosen, [key, state]])));
  return merged(rulings, `what the request carries under ${key}`);
}

function inEveryAccount(bench: Bench, chosen: ReadonlyMap<string, State>): Ruling {
  const { request } = bench;
  const situation = { request, chosen, bounded: bench.boundary !== undefined };
  const account = request.caller.kind === 'role' ? request.caller.account : request.resourceAccount;
  const same = equal(account, request.resourceAccount);
  if (same === 'yes' || same === 'no') {
    return rulingOf(bench, situation, same === 'yes');
  }
  const rulings = [true, false].map((each) => rulingOf(bench, situation, each));
  return merged(rulings, `whether ${display(account)} and ${display(request.resourceAccount)} are one account`);
}

/** A statement for somebody else is further away than one with another condition. */
function distance({ mismatch: { element } }: ReturnType<typeof misfits>[number]): number {
  return element === 'Condition' ? 0 : element.endsWith('Resource') ? 1 : 2;
}

/** Statements that would allow the request but for something, the nearest first. */
function nearMisses(bench: Bench, { missing, situation }: Ruling): readonly NearMiss[] {
  return bench.all.allows.filter(({ statement }) => statement.origin.kind === missing)
    .map(({ statement }) => ({ statement, found: misfits(statement, situation) }))
    .filter(({ found }) => found.length > 0)
    .sort((a, b) => a.found.length - b.found.length || distance(a.found[0]) - distance(b.found[0]))
    .map(({ statement, found }) => ({
      statement,
      truth: allOf(found.map(({ truth }) => truth)),
      mismatch: found[0].mismatch,
    }));
}

function unknowns({ all }: Bench, { depends, reasons }: Ruling): readonly string[] {
  const ofStatements = depends.flatMap(({ effect, situation }) =>
    (effect === 'Deny' ? all.denies : all.allows).flatMap(({ statement }) => {
      const found = misfits(statement, situation);
      return found.some(({ truth }) => truth === 'no') ? [] : found.flatMap((each) => each.reasons);
    }));
  const ofPolicies = depends.length > 0 ? all.opaque : [];
  return [...new Set([...ofPolicies, ...ofStatements, ...reasons])].map(display);
}
