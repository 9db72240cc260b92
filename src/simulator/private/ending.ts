import { SimulatedStatus } from '../simulated-status';

/** How the way to a destination ends. */
export interface Ending {
  readonly status: SimulatedStatus;
  readonly failureReason?: string;
  readonly explanation: string;
}

export function notEligible(explanation: string): Ending {
  return { status: SimulatedStatus.NOT_ELIGIBLE, explanation };
}

export function undecided(explanation: string): Ending {
  return { status: SimulatedStatus.UNDECIDED, explanation };
}

export function failed(explanation: string, failureReason?: string): Ending {
  return { status: SimulatedStatus.FAILED, explanation, failureReason };
}

export function completed(explanation: string): Ending {
  return { status: SimulatedStatus.COMPLETED, explanation };
}
