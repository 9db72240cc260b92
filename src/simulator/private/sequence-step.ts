import type { Analysis } from '../../analysis/analysis';
import type { Check } from '../../analysis/checks/check';
import { explainDecision } from '../../analysis/checks/explain-decision';
import type { Violation } from '../../analysis/checks/violation';
import type { Decision } from '../../analysis/iam/decision';
import type { Call } from '../../analysis/s3/call';
import { createObjectCall, isMade } from '../../analysis/s3/calls';
import type { SourceObject } from '../../analysis/s3/object-variants';
import { isKms } from '../../analysis/s3/object-variants';
import type { ReplicatedChange, ReplicationCall } from '../../analysis/s3/replication-calls';
import type { RuleContext } from '../../analysis/s3/replication-context';
import type { SimulatedCall } from '../simulated-call';
import type { AttemptResult } from './attempt-result';
import { failed } from './attempt-result';
import { describeCall } from './describe-call';
import type { ObjectVersion } from './object-version';

/** An object that S3 replicates by a rule; `rule.sourceKey` is the key of the object, not that of its bucket. */
export interface ObjectInFlight {
  readonly change: ReplicatedChange;
  readonly rule: RuleContext;
  readonly object: SourceObject;
  readonly tags: ObjectVersion['tags'];
  readonly analysis: Analysis;
}

/** How a step ends; without `failure` the next one follows. */
export interface StepResult {
  readonly call?: SimulatedCall;
  readonly failure?: AttemptResult;
  /** What the templates do not say. */
  readonly doubts: readonly string[];
  /** What is not replicated although the object is. */
  readonly loss?: string;
  /** A call that is not allowed, of which AWS's pages disagree whether S3 makes it. */
  readonly dispute?: string;
}

/** A condition that S3 checks, or a call that it makes. */
export type SequenceStep = (inFlight: ObjectInFlight) => StepResult;

const PASSED: StepResult = { doubts: [] };

/** A step that fails where the check finds a violation. */
export function createConditionStep(
  check: Check,
  applies: (inFlight: ObjectInFlight) => boolean = () => true,
): SequenceStep {
  return (inFlight) => {
    const { rule, analysis } = inFlight;
    const found = applies(inFlight)
      ? [...check.checkReplication?.(rule, analysis) ?? [], ...check.checkRule?.(rule, analysis) ?? []]
      : [];
    const violation = found.find(({ undecided }) => !undecided);
    const doubts = found.filter(({ level }) => level !== 'info').map(({ message }) => message);
    return { failure: violation && describeFailure(check, violation), doubts };
  };
}

/** A step that makes the call, if S3 makes it for the object. */
export function createCallStep(call: ReplicationCall): SequenceStep {
  return (inFlight) => {
    const { rule, object, analysis: { authorizer } } = inFlight;
    const created = isMadeFor(call, inFlight) ? createObjectCall(call, rule, object) : undefined;
    if (created === undefined) {
      return PASSED;
    }
    const evaluated = { ...created, denyOnly: call.impliedByAnother };
    const decision = authorizer.authorize(evaluated);
    const trace = { call: describeCall(evaluated, decision) };
    if (decision.outcome === 'allowed') {
      return { ...trace, doubts: [] };
    }
    const alternative = authorizeAlternative(call, inFlight);
    if (alternative !== undefined) {
      return { call: alternative, doubts: [] };
    }
    return { ...trace, ...interpretDenial(call, evaluated, decision, inFlight) };
  };
}

function isMadeFor(call: ReplicationCall, { rule, object: { encryption }, tags }: ObjectInFlight): boolean {
  return isMade(call, rule) !== 'none'
    && (!call.withBucketKey || (isKms(encryption) && encryption.bucketKey))
    && (!call.withTags || Object.keys(tags).length > 0);
}

/** The call that serves S3 as well, where it is allowed: the one that the trace shows. */
function authorizeAlternative(call: ReplicationCall, inFlight: ObjectInFlight): SimulatedCall | undefined {
  const { rule, object, analysis: { authorizer } } = inFlight;
  const { alternative } = call;
  const other = alternative?.serves(object.encryption)
    ? createObjectCall({ ...call, ...alternative }, rule, object)
    : undefined;
  const decision = other && authorizer.authorize(other);
  return other && decision?.outcome === 'allowed' ? describeCall(other, decision) : undefined;
}

/** How S3 proceeds after a call that is not allowed. */
function interpretDenial(
  call: ReplicationCall,
  evaluated: Call,
  decision: Decision,
  { change, rule }: ObjectInFlight,
): Omit<StepResult, 'call'> {
  const violation = explainDecision(evaluated, decision);
  const { message, fix } = violation;
  if (isMade(call, rule) === 'unknown') {
    return { doubts: [`${message}; whether S3 makes this call is known at deployment only`] };
  }
  // set-ups that do without are reported to work
  if (call.disputed) {
    return { doubts: [], dispute: `AWS's pages disagree whether S3 makes a call that it may not make: ${message}; ${fix}` };
  }
  const { outcome, cause } = decision;
  if (call.replicatesWithout !== undefined && change === 'object' && (cause === 'implicit deny' || cause === 'boundary')) {
    const lost = outcome === 'undecided' ? 'may not be' : 'are not';
    return { doubts: [], loss: `its ${call.replicatesWithout} ${lost} replicated: ${message}; ${fix}` };
  }
  return outcome === 'undecided' ? { doubts: [message] } : { doubts: [], failure: describeFailure(call, violation) };
}

function describeFailure({ failureReason }: Pick<Check, 'failureReason'>, { message, fix }: Violation): AttemptResult {
  return 'reported' in failureReason
    ? failed(`${message}; ${fix}`, failureReason.reported)
    : failed(`${message}; ${fix} (AWS documents no failure reason for this)`);
}
