import { Stack } from 'aws-cdk-lib';
import { CfnAlarm, CfnCompositeAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import { METRICS, NAMESPACE } from './metrics';
import { renderDimensions } from './monitored-rule';
import type { PlannedAlarm } from './plan-alarms';

const MAX_CHILDREN = 100;
const MAX_RULE = 10_240;

/** Creates the alarms of a replication in one stack. */
export function createAlarms(scope: Construct, alarms: readonly PlannedAlarm[], topics: readonly ITopic[]): CfnAlarm[] {
  const topicArns = topics.map(({ topicArn }) => topicArn);
  return alarms.map((alarm) => createAlarm(scope, alarm, topicArns));
}

/**
 * Without a unit: an alarm with one ignores data that has another.
 *
 * Nobody is told that failures are over, since the objects that failed still are not replicated.
 */
function createAlarm(scope: Construct, alarm: PlannedAlarm, topicArns: string[]): CfnAlarm {
  const { id, name, metric, rule, condition, description } = alarm;
  const { statistic, treatMissingData, publishedBeside } = METRICS[metric];
  return new CfnAlarm(scope, id, {
    alarmName: name,
    alarmDescription: description,
    namespace: NAMESPACE,
    metricName: metric,
    dimensions: Object.entries(renderDimensions(rule)).map(([dimension, value]) => ({ name: dimension, value })),
    statistic,
    ...condition,
    comparisonOperator: 'GreaterThanThreshold',
    treatMissingData,
    alarmActions: topicArns,
    okActions: publishedBeside === 'source' ? undefined : topicArns,
  });
}

/**
 * One alarm for all of a replication in one stack, where there are several: CloudWatch combines alarms of one Region
 * and account. It notifies nobody, since each of the others does; while it is in ALARM it would hide the next one.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
 */
export function combineAlarms(scope: Construct, name: string, alarms: readonly CfnAlarm[]): void {
  if (alarms.length < 2) {
    return;
  }
  const literalRule = alarms.map(({ alarmName }) => `ALARM("${alarmName}")`).join(' OR ');
  if (alarms.length > MAX_CHILDREN || literalRule.length > MAX_RULE) {
    throw new ReplicationError('TooManyAlarms', scope, {
      problem: `a composite alarm would combine ${alarms.length} alarms by a rule of ${literalRule.length} characters`,
      value: alarms.length,
      remedy: `CloudWatch takes ${MAX_CHILDREN} alarms and ${MAX_RULE} characters; set 'compositeAlarms: false', or some alarms to ReplicationAlarm.none()`,
    });
  }
  new CfnCompositeAlarm(scope, 'Composite', {
    alarmName: name,
    alarmDescription: `Whether any alarm of the replication is in ALARM in ${Stack.of(scope).region}; each of them notifies on its own.`,
    alarmRule: alarms.map(({ ref }) => `ALARM("${ref}")`).join(' OR '),
  });
}
