import type { Call } from '../../analysis/s3/call';
import type { SourceObject } from '../../analysis/s3/source-object';
import type { RuleContext } from '../../analysis/s3/replication-context';
import { explain } from '../../analysis/checks/explain';
import { FAILURE_REASONS } from '../../analysis/s3/failure-reasons';
import type { Analysis } from '../../analysis/analysis';
import type { Decision } from '../../analysis/iam/decision';
import type { CallCheck } from '../../analysis/checks/call-requirement';
import type { Violation, Check } from '../../analysis/checks/check';
import type { SimulatedCall } from '../simulated-call';
import { failed } from './ending';
import type { AttemptResult } from './ending';
import type { ObjectVersion } from './object-version';
import { traced } from './trace';

/** An object on its way; `route.sourceKey` is the key of the object, not that of its bucket. */
export interface ObjectInFlight {
  readonly context: RuleContext;
  readonly object: SourceObject;
  readonly tags: ObjectVersion['tags'];
  readonly analysis: Analysis;
}

/** What a step showed. */
export interface StepResult {
  readonly call?: SimulatedCall;
  readonly failure?: AttemptResult;
  /** What the templates do not say. */
  readonly doubts: readonly string[];
  /** What is not replicated although the object is. */
  readonly loss?: string;
}

export type SequenceStep = (inFlight: ObjectInFlight) => StepResult;

const PASSED: StepResult = { doubts: [] };

type RuleCheck = Pick<Check, 'failureReason' | 'checkReplication' | 'checkRule'>;

/** A condition that has to hold. */
export function checked(check: RuleCheck): SequenceStep {
  return ({ context, analysis }) => {
    const found = [...check.checkReplication?.(context, analysis) ?? [], ...check.checkRule?.(context, analysis) ?? []];
    const broken = found.find((each) => !each.undecided);
    return { failure: broken && failure(check, broken), doubts: found.map(({ message }) => message) };
  };
}

/** A call that S3 makes; `undefined` where it makes none. */
type CallOf = (inFlight: ObjectInFlight, action: string) => Call | undefined;

/** What a call that is not allowed leads to. */
type Consequence = (check: Check, found: Violation, decision: Decision) => Omit<StepResult, 'call'>;

export function called(check: CallCheck, callOf: CallOf, consequence: Consequence = fails): SequenceStep {
  return (inFlight) => {
    const call = callOf(inFlight, check.call);
    if (call === undefined) {
      return PASSED;
    }
    const decision = inFlight.analysis.authorizer.authorize(call);
    const trace = { call: traced(call, decision) };
    if (decision.outcome === 'allowed') {
      return { ...trace, doubts: [] };
    }
    const found = explain(call, decision);
    return { ...trace, ...(decision.outcome === 'undecided' ? doubted : consequence)(check, found, decision) };
  };
}

const fails: Consequence = (check, found) => ({ failure: failure(check, found), doubts: [] });

/** The outcome cannot be told. */
export const doubted: Consequence = (_requirement, { message }) => ({ doubts: [message] });

/** Without the permission something stays behind; a statement that denies it makes S3 fail. */
export function leavesBehind(what: string): Consequence {
  return (check, found, decision) => (decision.cause === 'explicit deny'
    ? fails(check, found, decision)
    : { doubts: [], loss: `${what} stay behind: ${found.message}; ${found.fix}` });
}

/** A call about which AWS's texts disagree: S3 fails, or does not make it. */
export const disputed: Consequence = (_requirement, { message, fix }) => ({
  doubts: [`${message}; AWS's pages disagree whether S3 makes this call; ${fix}`],
});

function failure({ failureReason }: Pick<Check, 'failureReason'>, { message, fix }: Violation): AttemptResult {
  return FAILURE_REASONS.some(({ name }) => name === failureReason)
    ? failed(`${message}; ${fix}`, failureReason)
    : failed(`${message}; ${fix} (AWS documents no failure reason for this)`);
}
