import type { Duration } from 'aws-cdk-lib';
import { checkCall } from '../internal/input/check-call';
import { withoutNulls } from '../internal/input/without-nulls';
import type { AlarmChoice } from './private/alarm-choice';

/**
 * How long a threshold has to be exceeded.
 */
export interface ReplicationAlarmOptions {
  /**
   * The length of a period: a multiple of a minute, which is how often S3 publishes.
   *
   * All periods together are at most a day, or seven days with periods of an hour or longer.
   *
   * @default Duration.minutes(5)
   * @throws AlarmPeriodInvalid if it is another, or all of them are longer, once a replication uses it
   */
  readonly period?: Duration;

  /**
   * How many of the latest periods are looked at.
   *
   * @default 3 - 1 for failed operations
   */
  readonly evaluationPeriods?: number;

  /**
   * In how many of them the threshold has to be exceeded.
   *
   * @default - in all of them
   */
  readonly datapointsToAlarm?: number;
}

/**
 * When one replication metric raises an alarm.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html
 * @example
 * new EncryptedCrossRegionReplication(stack, 'Replication', {
 *   destinations: [ReplicationDestination.inRegion('eu-west-1')],
 *   monitoring: new ReplicationMonitoring({
 *     operationsPendingReplication: ReplicationAlarm.above(10_000, { evaluationPeriods: 6 }),
 *   }),
 * });
 */
export class ReplicationAlarm {
  /**
   * An alarm while the metric is above a threshold.
   *
   * @param threshold in the unit of the metric: seconds, bytes or operations. 0 or more
   * @param options for how long
   * @throws AlarmThresholdInvalid if the threshold is negative or not a number, once a replication uses it
   * @throws AlarmPeriodInvalid if the period is not a multiple of a minute, or all of them are too long, once a
   * replication uses it
   * @throws AlarmDatapointsInvalid if `evaluationPeriods` or `datapointsToAlarm` is not a whole number from 1, or the
   * latter is larger, once a replication uses it
   */
  public static above(threshold: number, options: ReplicationAlarmOptions = {}): ReplicationAlarm {
    checkCall('ReplicationAlarm.above', [threshold, options]);
    return new ReplicationAlarm({ ...withoutNulls(options), threshold });
  }

  /**
   * No alarm.
   */
  public static none(): ReplicationAlarm {
    return new ReplicationAlarm(undefined);
  }

  /** @internal */
  public readonly _choice: AlarmChoice | undefined;

  private constructor(choice: AlarmChoice | undefined) {
    this._choice = choice;
  }
}
