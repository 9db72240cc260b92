import type { SimulatedCall } from '../simulated-call';
import { ARRIVE, WRITE_DELETE_MARKER, WRITE_METADATA, WRITE_OBJECT, WRITE_TAGS } from './destination-steps';
import type { AttemptResult } from './ending';
import { completed, undecided } from './ending';
import { BEGIN, READ_ACL, READ_LEGAL_HOLD, READ_OBJECT, READ_RETENTION, READ_TAGS } from './source-steps';
import type { SequenceStep, StepResult, ObjectInFlight } from './step';

/** What S3 replicates, and how. */
export const CALL_SEQUENCES = {
  object: [...BEGIN, ...READ_OBJECT, ...ARRIVE, ...WRITE_OBJECT],
  deleteMarker: [...BEGIN, ...ARRIVE, WRITE_DELETE_MARKER],
  tags: [...BEGIN, READ_TAGS, ...ARRIVE, WRITE_METADATA, WRITE_TAGS],
  acl: [...BEGIN, READ_ACL, ...ARRIVE, WRITE_METADATA],
  retention: [...BEGIN, READ_RETENTION, ...ARRIVE, WRITE_METADATA],
  legalHold: [...BEGIN, READ_LEGAL_HOLD, ...ARRIVE, WRITE_METADATA],
} as const satisfies { readonly [what: string]: readonly SequenceStep[] };

export interface SequenceResult {
  readonly result: AttemptResult;
  readonly trace: readonly SimulatedCall[];
  /** What did not come along, and why. */
  readonly losses: readonly string[];
}

/** Makes one step after the other until one fails. */
export function runSequence(steps: readonly SequenceStep[], inFlight: ObjectInFlight): SequenceResult {
  const results: StepResult[] = [];
  for (const runStep of steps) {
    const result = runStep(inFlight);
    results.push(result);
    if (result.failure) {
      break;
    }
  }
  const losses = results.flatMap(({ loss }) => loss ?? []);
  return {
    result: resultOf(results, losses),
    trace: results.flatMap(({ call }) => call ?? []),
    losses,
  };
}

/** A call that fails for sure fails whatever else is not known. */
function resultOf(results: readonly StepResult[], losses: readonly string[]): AttemptResult {
  const doubts = results.flatMap((result) => result.doubts);
  const failure = results[results.length - 1]?.failure;
  return failure ?? (doubts.length > 0 ? undecided(doubts.join('; ')) : completed(completion(losses)));
}

function completion(losses: readonly string[]): string {
  return losses.length === 0 ? 'every call is allowed' : `S3 replicates the object, but ${losses.join(', and ')}`;
}
