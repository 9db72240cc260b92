import { SimulatedStatus } from '../simulated-status';

/** How the attempt to replicate to a destination ends. */
export interface AttemptResult {
  readonly status: SimulatedStatus;
  readonly failureReason?: string;
  readonly explanation: string;
}

export function notEligible(explanation: string): AttemptResult {
  return { status: SimulatedStatus.NOT_ELIGIBLE, explanation };
}

export function undecided(explanation: string): AttemptResult {
  return { status: SimulatedStatus.UNDECIDED, explanation };
}

export function failed(explanation: string, failureReason?: string): AttemptResult {
  return { status: SimulatedStatus.FAILED, explanation, failureReason };
}

export function completed(explanation: string): AttemptResult {
  return { status: SimulatedStatus.COMPLETED, explanation };
}
