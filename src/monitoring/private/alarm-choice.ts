import { Duration, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import { describeDuration, readSeconds } from '../../internal/input/duration';
import type { MetricName } from './metrics';

/** A threshold as the user states it. */
export interface AlarmChoice {
  readonly threshold: number;
  readonly period?: Duration;
  readonly evaluationPeriods?: number;
  readonly datapointsToAlarm?: number;
}

/** When an alarm fires, as CloudWatch takes it. */
export interface AlarmCondition {
  readonly threshold: number;
  /** In seconds. */
  readonly period: number;
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** S3's own objective, of replication time control. */
export const LATENCY_OBJECTIVE = 15 * MINUTE;

/**
 * Alarms that nobody chose. How much may be pending depends on what is written: a threshold that is right for every
 * bucket does not exist.
 */
export const DEFAULT_CHOICES: { readonly [metric in MetricName]?: AlarmChoice } = {
  ReplicationLatency: { threshold: LATENCY_OBJECTIVE },
  OperationsFailedReplication: { threshold: 0 },
};

/** One failure is one too many; a peak of the others passes. */
const EVALUATION_PERIODS: { readonly [metric in MetricName]: number } = {
  ReplicationLatency: 3,
  BytesPendingReplication: 3,
  OperationsPendingReplication: 3,
  OperationsFailedReplication: 1,
};

export function resolveCondition(metric: MetricName, choice: AlarmChoice, scope: IConstruct): AlarmCondition {
  requireThreshold(metric, choice.threshold, scope);
  const evaluationPeriods = choice.evaluationPeriods ?? EVALUATION_PERIODS[metric];
  const datapointsToAlarm = choice.datapointsToAlarm ?? evaluationPeriods;
  requireDatapoints(metric, evaluationPeriods, datapointsToAlarm, scope);
  const period = requirePeriod(metric, choice.period ?? Duration.minutes(5), evaluationPeriods, scope);
  return { threshold: choice.threshold, period, evaluationPeriods, datapointsToAlarm };
}

function requireThreshold(metric: MetricName, threshold: number, scope: IConstruct): void {
  if (!Token.isUnresolved(threshold) && !(threshold >= 0 && Number.isFinite(threshold))) {
    throw new ReplicationError('AlarmThresholdInvalid', scope, {
      problem: `the threshold of the alarm on ${metric} is negative or not a number`,
      value: threshold,
      remedy: 'use 0 or more, in the unit of the metric, or ReplicationAlarm.none()',
    });
  }
}

function requireDatapoints(metric: MetricName, periods: number, datapoints: number, scope: IConstruct): void {
  const counts = [periods, datapoints].filter((count) => !Token.isUnresolved(count));
  const exceeds = counts.length === 2 && datapoints > periods;
  if (exceeds || counts.some((count) => !Number.isInteger(count) || count < 1)) {
    throw new ReplicationError('AlarmDatapointsInvalid', scope, {
      problem: `the alarm on ${metric} looks at a number of periods that CloudWatch does not take`,
      value: { evaluationPeriods: periods, datapointsToAlarm: datapoints },
      remedy: "use whole numbers from 1, with 'datapointsToAlarm' at most 'evaluationPeriods'",
    });
  }
}

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
function requirePeriod(metric: MetricName, period: Duration, periods: number, scope: IConstruct): number {
  // CloudWatch takes seconds, and CDK converts no token
  const seconds = period.unitLabel() === 'seconds' ? period.toSeconds({ integral: false }) : readSeconds(period);
  const longest = seconds < HOUR ? DAY : 7 * DAY;
  const tooLong = !Token.isUnresolved(periods) && seconds * periods > longest;
  if (!Token.isUnresolved(seconds) && (!(seconds >= MINUTE) || seconds % MINUTE !== 0 || tooLong)) {
    throw new ReplicationError('AlarmPeriodInvalid', scope, {
      problem: `the period of the alarm on ${metric} is not a multiple of a minute, or all of them are too long`,
      value: { period: describeDuration(period), evaluationPeriods: periods },
      remedy: 'use a multiple of Duration.minutes(1); all periods together a day at most, seven days with periods of an hour or more; one that is known at deployment is in Duration.seconds()',
    });
  }
  return seconds;
}
