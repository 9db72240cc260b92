import type { SimulatedCall } from './simulated-call';
import type { SimulatedObject } from './simulated-object';
import type { SimulatedStatus } from './simulated-status';

/**
 * What becomes of an object, or of a change to it, at one destination.
 */
export interface SimulatedOutcome {
  /**
   * The name of the destination bucket. A name that AWS generates stands in angle brackets.
   */
  readonly destinationBucket: string;

  /**
   * The id of the rule that applies. Of a rule without an id, for which S3 generates one, destination bucket and
   * prefix.
   *
   * @default - no rule applies
   */
  readonly ruleId?: string;

  /**
   * Whether S3 replicates it.
   */
  readonly status: SimulatedStatus;

  /**
   * The failure reason that S3 reports.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-failure-codes.html
   * @default - `status` is not `FAILED`; or AWS documents no reason for this failure, and `explanation` says so
   */
  readonly failureReason?: string;

  /**
   * Why, and what to change.
   */
  readonly explanation: string;

  /**
   * The replica.
   *
   * @default - there is none
   */
  readonly replica?: SimulatedObject;

  /**
   * The calls that S3 makes, in order, up to the one that fails.
   */
  readonly trace: SimulatedCall[];
}
