import { AWS_MANAGED_REPLICA_KEY, AWS_MANAGED_SOURCE_KEY } from '../../analysis/checks/aws-managed-key';
import type { Check } from '../../analysis/checks/check';
import { DESTINATION_VERSIONED } from '../../analysis/checks/destination-bucket';
import { SSE_C_UNBLOCKED } from '../../analysis/checks/encrypted-objects';
import { REPLICA_KEY_FORM } from '../../analysis/checks/key-form';
import { DESTINATION_KNOWN, REPLICA_KEY_KNOWN, SOURCE_KEY_KNOWN, ROLE_ACCOUNT, ROLE_KNOWN } from '../../analysis/checks/known-resources';
import { OBJECT_LOCK_ON_DESTINATION } from '../../analysis/checks/object-lock';
import { PUBLIC_POLICY_RESTRICTED } from '../../analysis/checks/public-policy';
import { REPLICA_KEY_REGION } from '../../analysis/checks/replica-key';
import { REPLICA_KEY_ENABLED, REPLICA_KEY_SYMMETRIC, SOURCE_KEY_ENABLED } from '../../analysis/checks/usable-keys';
import { isKms } from '../../analysis/s3/object-variants';
import type { ReplicatedChange } from '../../analysis/s3/replication-calls';
import { REPLICATION_CALLS } from '../../analysis/s3/replication-calls';
import type { SimulatedCall } from '../simulated-call';
import type { AttemptResult } from './attempt-result';
import { completed, undecided } from './attempt-result';
import type { ObjectInFlight, SequenceStep, StepResult } from './sequence-step';
import { createCallStep, createConditionStep } from './sequence-step';

/** A check whose violation makes a call of S3 fail, and the objects that it applies to. */
interface Condition {
  readonly check: Check;
  readonly appliesTo?: (inFlight: ObjectInFlight) => boolean;
}

const DESTINATION_CONDITIONS: readonly Condition[] = [
  { check: DESTINATION_KNOWN }, { check: DESTINATION_VERSIONED }, { check: PUBLIC_POLICY_RESTRICTED },
];

/** By the id of the call that fails if one of them does not hold. */
const CONDITIONS: { readonly [call: string]: readonly Condition[] } = {
  AssumeRole: [{ check: ROLE_KNOWN }, { check: ROLE_ACCOUNT }],
  DecryptSource: [AWS_MANAGED_SOURCE_KEY, SOURCE_KEY_KNOWN, SOURCE_KEY_ENABLED].map((check) => ({ check })),
  ReplicateObject: [
    ...DESTINATION_CONDITIONS,
    { check: OBJECT_LOCK_ON_DESTINATION, appliesTo: isObject },
    { check: SSE_C_UNBLOCKED, appliesTo: (inFlight) => isObject(inFlight) && inFlight.object.encryption.algorithm === 'SSE-C' },
  ],
  EncryptReplica: [
    AWS_MANAGED_REPLICA_KEY, REPLICA_KEY_FORM, REPLICA_KEY_REGION, REPLICA_KEY_KNOWN, REPLICA_KEY_ENABLED,
    REPLICA_KEY_SYMMETRIC,
  ].map((check) => ({ check, appliesTo: ({ object }) => isKms(object.encryption) })),
  ReplicateDeleteMarker: DESTINATION_CONDITIONS,
};

function isObject({ change }: ObjectInFlight): boolean {
  return change === 'object';
}

/** The calls that S3 makes for each change that it replicates, in order, each after its conditions. */
const CALL_SEQUENCES: { readonly [change in ReplicatedChange]: readonly SequenceStep[] } = {
  object: buildSequence('object'),
  deleteMarker: buildSequence('deleteMarker'),
  tags: buildSequence('tags'),
  acl: buildSequence('acl'),
  retention: buildSequence('retention'),
  legalHold: buildSequence('legalHold'),
  annotation: buildSequence('annotation'),
};

function buildSequence(change: ReplicatedChange): readonly SequenceStep[] {
  return REPLICATION_CALLS.filter(({ changes }) => changes.includes(change)).flatMap((call) => [
    ...(CONDITIONS[call.id] ?? []).map(({ check, appliesTo }) => createConditionStep(check, appliesTo)),
    createCallStep(call),
  ]);
}

export interface SequenceResult {
  readonly result: AttemptResult;
  readonly trace: readonly SimulatedCall[];
  /** What was not replicated with the object, and why. */
  readonly losses: readonly string[];
}

/** Runs the steps in order until one fails. */
export function runSequence(inFlight: ObjectInFlight): SequenceResult {
  const results: StepResult[] = [];
  for (const step of CALL_SEQUENCES[inFlight.change]) {
    const result = step(inFlight);
    results.push(result);
    if (result.failure) {
      break;
    }
  }
  const losses = results.flatMap(({ loss }) => loss ?? []);
  return {
    result: summarizeResults(results, [...losses, ...results.flatMap(({ dispute }) => dispute ?? [])]),
    trace: results.flatMap(({ call }) => call ?? []),
    losses,
  };
}

/** A certain failure outweighs whatever else is undecided. */
function summarizeResults(results: readonly StepResult[], reservations: readonly string[]): AttemptResult {
  const doubts = results.flatMap((result) => result.doubts);
  const failure = results[results.length - 1]?.failure;
  return failure ?? (doubts.length > 0 ? undecided(doubts.join('; ')) : completed(describeCompletion(reservations)));
}

function describeCompletion(reservations: readonly string[]): string {
  return reservations.length === 0 ? 'every call is allowed' : `S3 replicates the object, but ${reservations.join(', and ')}`;
}
