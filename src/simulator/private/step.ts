import type { Call } from '../../analysis/s3/call';
import type { SourceObject } from '../../analysis/s3/source-object';
import type { Route } from '../../analysis/s3/replication-context';
import { explain } from '../../analysis/checks/explain';
import { FAILURE_REASONS } from '../../analysis/s3/failure-reasons';
import type { Analysis } from '../../analysis/analysis';
import type { Decision } from '../../analysis/iam/decision';
import type { CallRequirement } from '../../analysis/checks/call-requirement';
import type { Found, Requirement } from '../../analysis/checks/check';
import type { SimulatedCall } from '../simulated-call';
import { failed } from './ending';
import type { Ending } from './ending';
import type { ObjectVersion } from './object-version';
import { traced } from './trace';

/** An object on its way; `route.sourceKey` is the key of the object, not that of its bucket. */
export interface Traveller {
  readonly route: Route;
  readonly object: SourceObject;
  readonly tags: ObjectVersion['tags'];
  readonly analysis: Analysis;
}

/** What a step showed. */
export interface StepResult {
  readonly call?: SimulatedCall;
  readonly failure?: Ending;
  /** What the templates do not say. */
  readonly doubts: readonly string[];
  /** What is not replicated although the object is. */
  readonly loss?: string;
}

export type Step = (traveller: Traveller) => StepResult;

const PASSED: StepResult = { doubts: [] };

type RouteRequirement = Pick<Requirement, 'failureReason' | 'ofReplication' | 'ofRule'>;

/** A condition that has to hold. */
export function checked(requirement: RouteRequirement): Step {
  return ({ route, analysis }) => {
    const found = [...requirement.ofReplication?.(route, analysis) ?? [], ...requirement.ofRule?.(route, analysis) ?? []];
    const broken = found.find((each) => !each.undecided);
    return { failure: broken && failure(requirement, broken), doubts: found.map(({ message }) => message) };
  };
}

/** A call that S3 makes; `undefined` where it makes none. */
type CallOf = (traveller: Traveller, action: string) => Call | undefined;

/** What a call that is not allowed leads to. */
type Consequence = (requirement: Requirement, found: Found, decision: Decision) => Omit<StepResult, 'call'>;

export function called(requirement: CallRequirement, callOf: CallOf, consequence: Consequence = fails): Step {
  return (traveller) => {
    const call = callOf(traveller, requirement.call);
    if (call === undefined) {
      return PASSED;
    }
    const decision = traveller.analysis.judge.rule(call);
    const trace = { call: traced(call, decision) };
    if (decision.outcome === 'allowed') {
      return { ...trace, doubts: [] };
    }
    const found = explain(call, decision);
    return { ...trace, ...(decision.outcome === 'undecided' ? doubted : consequence)(requirement, found, decision) };
  };
}

const fails: Consequence = (requirement, found) => ({ failure: failure(requirement, found), doubts: [] });

/** The outcome cannot be told. */
export const doubted: Consequence = (_requirement, { message }) => ({ doubts: [message] });

/** Without the permission something stays behind; a statement that denies it makes S3 fail. */
export function leavesBehind(what: string): Consequence {
  return (requirement, found, decision) => (decision.cause === 'explicit deny'
    ? fails(requirement, found, decision)
    : { doubts: [], loss: `${what} stay behind: ${found.message}; ${found.fix}` });
}

/** A call about which AWS's texts disagree: S3 fails, or does not make it. */
export const disputed: Consequence = (_requirement, { message, fix }) => ({
  doubts: [`${message}; AWS's pages disagree whether S3 makes this call; ${fix}`],
});

function failure({ failureReason }: Pick<Requirement, 'failureReason'>, { message, fix }: Found): Ending {
  return FAILURE_REASONS.some(({ name }) => name === failureReason)
    ? failed(`${message}; ${fix}`, failureReason)
    : failed(`${message}; ${fix} (AWS documents no failure reason for this)`);
}
