import { Annotations } from 'aws-cdk-lib';
import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { Schedule } from 'aws-cdk-lib/aws-events';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { readSchedule } from '../../internal/input/schedule';
import { WARNINGS } from '../../internal/warnings/warnings';
import { DEFAULT_RUNBOOK } from '../../monitoring/private/alarm-description';
import { NAMESPACE, renderDimensions } from './canary-config';
import type { CanaryDestination, CanaryParts } from './canary-parts';

const FIVE_MINUTES = 300;
const DAY = 86_400;
/** What CloudWatch looks back at most. */
const WEEK = 7 * DAY;

/** What every alarm has. */
const ONE_FAILURE = {
  period: FIVE_MINUTES,
  evaluationPeriods: 1,
  threshold: 0,
  comparisonOperator: 'GreaterThanThreshold',
};

/** One alarm for each destination, in the Region of the canary, where its metrics are, and two for itself. */
export function createCanaryAlarms(
  scope: Construct,
  name: string,
  { source, destinations }: CanaryParts,
  schedule: Schedule,
  topics: readonly ITopic[],
): void {
  const topicArns = topics.map(({ topicArn }) => topicArn);
  for (const destination of destinations) {
    createReplicationAlarm(scope, name, destination, source.region, topicArns);
  }
  new CfnAlarm(scope, 'FunctionFailed', {
    ...ONE_FAILURE,
    alarmName: `${name}-FunctionFailed`,
    alarmDescription: `The canary ${name} ended without saying whether S3 replicates. Log: /aws/lambda/${name}`,
    namespace: 'AWS/Lambda',
    metricName: 'Errors',
    dimensions: [{ name: 'FunctionName', value: name }],
    statistic: 'Sum',
    // Lambda publishes nothing while the function does not run
    treatMissingData: 'notBreaching',
    alarmActions: topicArns,
  });
  createRunAlarm(scope, name, schedule, topicArns);
}

/**
 * Raised where no run has begun for longer than the schedule takes to come round: its rule is disabled or deleted, its
 * concurrency is 0. It is in ALARM from the deployment until the first run too.
 *
 * Zeros are filled in: where data points are missing CloudWatch evaluates older ones first, whatever missing ones are
 * treated as, and would tell some periods later.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
function createRunAlarm(scope: Construct, name: string, schedule: Schedule, topicArns: string[]): void {
  const { expression, longestSeconds } = readSchedule(schedule, scope);
  const window = planWindow(longestSeconds ?? WEEK);
  if (!window) {
    Annotations.of(scope).addWarningV2(WARNINGS.CanaryRunsUnwatched.id,
      `no alarm tells of runs of the canary that are missing: the schedule ${expression} has more than six days between two runs, or an end, or is not known at synth time`);
    return;
  }
  const { period, evaluationPeriods } = window;
  const metric = { namespace: 'AWS/Lambda', metricName: 'Invocations', dimensions: [{ name: 'FunctionName', value: name }] };
  new CfnAlarm(scope, 'RunMissing', {
    alarmName: `${name}-RunMissing`,
    alarmDescription: `The canary ${name} is not started, so that nobody looks whether S3 replicates. Look at its rule of `
      + 'EventBridge (disabled, deleted) and at its function (concurrency, permission). Right after the first deployment '
      + 'it has not run yet.',
    metrics: [
      { id: 'runs', expression: 'FILL(invocations, 0)' },
      { id: 'invocations', metricStat: { metric, period, stat: 'Sum' }, returnData: false },
    ],
    evaluationPeriods,
    threshold: 1,
    comparisonOperator: 'LessThanThreshold',
    treatMissingData: 'breaching',
    alarmActions: topicArns,
    okActions: topicArns,
  });
}

/**
 * Periods that together are longer than the gap between two runs.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
function planWindow(gap: number): { readonly period: number; readonly evaluationPeriods: number } | undefined {
  const period = Math.min(gap, DAY);
  const evaluationPeriods = Math.floor(gap / period) + 1;
  return period * evaluationPeriods > WEEK ? undefined : { period, evaluationPeriods };
}

/** Keeps its state between two runs. */
function createReplicationAlarm(
  scope: Construct,
  name: string,
  { id, region }: CanaryDestination,
  sourceRegion: string,
  topicArns: string[],
): void {
  new CfnAlarm(scope, `ReplicationFailed-${id}`, {
    ...ONE_FAILURE,
    alarmName: `${name}-${id}`,
    alarmDescription: `An object that the canary ${name} wrote in ${sourceRegion} is not in ${region} as it has to be. `
      + `What is wrong, S3's failure reason and what to do: log /aws/lambda/${name}. Runbook: ${DEFAULT_RUNBOOK}`,
    namespace: NAMESPACE,
    metricName: 'ReplicationFailed',
    dimensions: Object.entries(renderDimensions(name, id)).map(([dimension, value]) => ({ name: dimension, value })),
    statistic: 'Maximum',
    treatMissingData: 'ignore',
    alarmActions: topicArns,
    okActions: topicArns,
  });
}
