import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { DEFAULT_RUNBOOK } from '../../monitoring/private/alarm-description';
import { NAMESPACE, renderDimensions } from './canary-config';
import type { CanaryDestination, CanaryParts } from './canary-parts';

const FIVE_MINUTES = 300;

/** What every alarm has. */
const ONE_FAILURE = {
  period: FIVE_MINUTES,
  evaluationPeriods: 1,
  threshold: 0,
  comparisonOperator: 'GreaterThanThreshold',
};

/** One alarm for each destination, in the Region of the canary, where its metrics are, and one for itself. */
export function createCanaryAlarms(
  scope: Construct,
  name: string,
  { source, destinations }: CanaryParts,
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
