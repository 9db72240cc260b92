import type { Analysis } from '../../analysis/analysis';
import type { Check } from '../../analysis/checks/check';
import { explain } from '../../analysis/checks/explain';
import type { Violation } from '../../analysis/checks/violation';
import type { Decision } from '../../analysis/iam/decision';
import type { Call } from '../../analysis/s3/call';
import { createObjectCall, isMade } from '../../analysis/s3/create-call';
import type { ReplicatedChange, ReplicationCall } from '../../analysis/s3/replication-calls';
import type { RuleContext } from '../../analysis/s3/replication-context';
import type { SourceObject } from '../../analysis/s3/source-object';
import { isKms } from '../../analysis/s3/source-object';
import type { SimulatedCall } from '../simulated-call';
import type { AttemptResult } from './attempt-result';
import { failed } from './attempt-result';
import type { ObjectVersion } from './object-version';
import { describeCall } from './trace';

/** An object that S3 replicates by a rule; `rule.sourceKey` is the key of the object, not that of its bucket. */
export interface ObjectInFlight {
  readonly change: ReplicatedChange;
  readonly rule: RuleContext;
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

/** A condition that S3 sets, or a call that it makes. */
export type SequenceStep = (inFlight: ObjectInFlight) => StepResult;

const PASSED: StepResult = { doubts: [] };

/** A condition that has to hold. */
export function createConditionStep(check: Check, applies: (inFlight: ObjectInFlight) => boolean = () => true): SequenceStep {
  return (inFlight) => {
    const { rule, analysis } = inFlight;
    const found = applies(inFlight)
      ? [...check.checkReplication?.(rule, analysis) ?? [], ...check.checkRule?.(rule, analysis) ?? []]
      : [];
    const broken = found.find((each) => !each.undecided);
    return { failure: broken && describeFailure(check, broken), doubts: found.map(({ message }) => message) };
  };
}

/** A call that S3 makes, for objects that it makes it for. */
export function createCallStep(call: ReplicationCall): SequenceStep {
  return (inFlight) => {
    const { rule, object, analysis: { authorizer } } = inFlight;
    const created = isMadeFor(call, inFlight) ? createObjectCall(call, rule, object) : undefined;
    if (created === undefined) {
      return PASSED;
    }
    const asked = { ...created, denyOnly: call.impliedByAnother };
    const decision = authorizer.rule(asked);
    const trace = { call: describeCall(asked, decision) };
    if (decision.outcome === 'allowed' || isAllowedByAlternative(call, inFlight)) {
      return { ...trace, doubts: [] };
    }
    return { ...trace, ...interpretDenial(call, asked, decision, inFlight) };
  };
}

function isMadeFor(call: ReplicationCall, { rule, object: { encryption }, tags }: ObjectInFlight): boolean {
  return isMade(call, rule) !== 'none'
    && (!call.withBucketKey || (isKms(encryption) && encryption.bucketKey))
    && (!call.withTags || Object.keys(tags).length > 0);
}

function isAllowedByAlternative(call: ReplicationCall, { rule, object, analysis: { authorizer } }: ObjectInFlight): boolean {
  const { alternative } = call;
  const other = alternative?.when(rule) === 'all' ? createObjectCall({ ...call, ...alternative }, rule, object) : undefined;
  return other !== undefined && authorizer.rule(other).outcome === 'allowed';
}

/** What a call that is not allowed leads to. */
function interpretDenial(
  call: ReplicationCall,
  asked: Call,
  decision: Decision,
  { change, rule }: ObjectInFlight,
): Omit<StepResult, 'call'> {
  const violation = explain(asked, decision);
  const { message, fix } = violation;
  if (decision.outcome === 'undecided' || isMade(call, rule) === 'unknown') {
    return { doubts: [message] };
  }
  if (call.disputed) {
    return { doubts: [`${message}; AWS's pages disagree whether S3 makes this call; ${fix}`] };
  }
  return call.replicatesWithout !== undefined && change === 'object' && decision.cause !== 'explicit deny'
    ? { doubts: [], loss: `its ${call.replicatesWithout} stay behind: ${message}; ${fix}` }
    : { doubts: [], failure: describeFailure(call, violation) };
}

function describeFailure({ failureReason }: Pick<Check, 'failureReason'>, { message, fix }: Violation): AttemptResult {
  return 'reported' in failureReason
    ? failed(`${message}; ${fix}`, failureReason.reported)
    : failed(`${message}; ${fix} (AWS documents no failure reason for this)`);
}
