import type { Stack } from 'aws-cdk-lib';
import { Duration, Lazy, CfnParameter } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { ReplicationAlarm, ReplicationMonitoring } from 'cdk-encrypted-replication';
import type { ReplicationAlarmOptions, ReplicationMonitoringOptions } from 'cdk-encrypted-replication';
import { REPLICA_REGION, replicate, sourceStack } from '../support/errors/fixture';

const ALARM = 'AWS::CloudWatch::Alarm';
const PARAMETER = { Ref: 'Parameter' };

/** A number that would fail every check, known at synthesis alone. */
const lazyNumber = (value: number) => Lazy.number({ produce: () => value });

/** The alarm on failures, in the source stack, where a token of that stack may stand. */
function failureAlarm(options: ReplicationMonitoringOptions, stack = sourceStack()): Template {
  return Template.fromStack(replicate({ monitoring: new ReplicationMonitoring(options) }, stack).sourceStack);
}

function alarmAbove(threshold: number, options?: ReplicationAlarmOptions): Template {
  return failureAlarm({ operationsFailedReplication: ReplicationAlarm.above(threshold, options) });
}

function parameter(stack: Stack): CfnParameter {
  return new CfnParameter(stack, 'Parameter', { type: 'String' });
}

describe('a number of an alarm', () => {
  test('may be a token as threshold, which then stands in the description', () => {
    alarmAbove(lazyNumber(-1)).hasResourceProperties(ALARM, {
      Threshold: -1,
      AlarmDescription: Match.stringLikeRegexp('has more than -1 failed operations'),
    });
  });

  test('may be a token as number of periods', () => {
    const template = alarmAbove(0, { evaluationPeriods: lazyNumber(0) });
    template.hasResourceProperties(ALARM, { EvaluationPeriods: 0, DatapointsToAlarm: 0 });
  });

  test('may be a token as number of datapoints', () => {
    const template = alarmAbove(0, { datapointsToAlarm: lazyNumber(99) });
    template.hasResourceProperties(ALARM, { EvaluationPeriods: 1, DatapointsToAlarm: 99 });
  });

  test('may be a token as number of periods, however many datapoints', () => {
    const options = { evaluationPeriods: lazyNumber(1), datapointsToAlarm: 2 };
    alarmAbove(0, options).hasResourceProperties(ALARM, { EvaluationPeriods: 1, DatapointsToAlarm: 2 });
  });

  test('may be a token as period in seconds', () => {
    alarmAbove(0, { period: Duration.seconds(lazyNumber(7)) }).hasResourceProperties(ALARM, { Period: 7 });
  });
});

test('a runbook may be a token', () => {
  const stack = sourceStack();
  failureAlarm({ runbookUrl: parameter(stack).valueAsString, replicationLatency: ReplicationAlarm.none() }, stack)
    .hasResourceProperties(ALARM, { AlarmDescription: { 'Fn::Join': ['', Match.arrayWith([PARAMETER])] } });
});

describe('a rule whose id is a token', () => {
  const stack = sourceStack();
  const id = parameter(stack).valueAsString;
  const replication = replicate({
    rules: [{ id }],
    monitoring: new ReplicationMonitoring({ replicationLatency: ReplicationAlarm.none() }),
  }, stack);

  test('is watched by its id, under a name of a hash', () => {
    Template.fromStack(stack).hasResourceProperties(ALARM, {
      AlarmName: Match.stringLikeRegexp(`-OperationsFailedReplication-[0-9a-f]{8}-${REPLICA_REGION}$`),
      Dimensions: Match.arrayWith([{ Name: 'RuleId', Value: { 'Fn::Join': ['', [PARAMETER, `-${REPLICA_REGION}`]] } }]),
    });
  });

  test('has metrics by its id', () => {
    const { dimensions } = replication.metrics.operationsFailedReplication({ ruleId: id });
    expect(stack.resolve(dimensions?.RuleId)).toEqual({ 'Fn::Join': ['', [PARAMETER, `-${REPLICA_REGION}`]] });
  });
});
