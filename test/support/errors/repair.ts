import { Duration, Lazy } from 'aws-cdk-lib';
import type { Environment, Stack } from 'aws-cdk-lib';
import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { ReplicationRepair } from 'cdk-encrypted-replication';
import type { ReplicationRepairProps, ReplicationRule } from 'cdk-encrypted-replication';
import type { ErrorCase } from './error-case';
import { REPLICA_REGION, replicate, sourceStack, stackBeside } from './fixture';

/** A daily repair, with the given props. */
function repair(change: (stack: Stack) => Partial<ReplicationRepairProps>, rules?: ReplicationRule[]): void {
  const stack = sourceStack();
  const replication = replicate({ rules }, stack);
  const schedule = Schedule.rate(Duration.days(1));
  new ReplicationRepair(stack, 'Repair', { replication, schedule, ...change(stack) });
}

/** An alarm of a stack in another environment. */
function alarmIn(stack: Stack, env: Environment): Partial<ReplicationRepairProps> {
  return { alarms: [Alarm.fromAlarmName(stackBeside(stack, 'Elsewhere', env), 'Alarm', 'documents')] };
}

const path = 'Documents/Repair';

export const REPAIR_CASES: readonly ErrorCase[] = [
  {
    code: 'RepairWithoutTrigger',
    title: 'fails for a repair that nothing starts',
    act: () => repair(() => ({ schedule: undefined, failureAlarm: false, alarms: [] })),
    problem: 'nothing starts a repair',
    value: { failureAlarm: false, alarms: [] },
    remedy: "set 'schedule' or 'failureAlarm: true', or list 'alarms'",
    path,
  },
  {
    code: 'RepairWithoutFailureAlarm',
    title: 'fails for the failure alarm of a replication without monitoring',
    act: () => repair(() => ({ failureAlarm: true })),
    problem: "'failureAlarm' is set, but the replication has no alarm on failures",
    value: 'Documents/Replication',
    remedy: "give the replication 'monitoring: new ReplicationMonitoring()'",
    path,
  },
  {
    code: 'RepairAlarmMismatch',
    title: 'fails for an alarm of another Region',
    act: () => repair((stack) => alarmIn(stack, { region: REPLICA_REGION })),
    problem: 'the alarm Elsewhere/Alarm is not in the Region and account of the source bucket, ap-southeast-1 in account 111111111111',
    value: `${REPLICA_REGION} in account 111111111111`,
    remedy: 'use an alarm of both',
    path,
  },
  {
    code: 'RepairAlarmMismatch',
    title: 'fails for an alarm of another account',
    act: () => repair((stack) => alarmIn(stack, { region: 'ap-southeast-1', account: '222222222222' })),
    problem: 'the alarm Elsewhere/Alarm is not in the Region and account of the source bucket, ap-southeast-1 in account 111111111111',
    value: 'ap-southeast-1 in account 222222222222',
    remedy: 'use an alarm of both',
    path,
  },
  ...[
    ['another Region', 'arn:aws:cloudwatch:eu-west-1:111111111111:alarm:documents'],
    ['another account', 'arn:aws:cloudwatch:ap-southeast-1:222222222222:alarm:documents'],
    ['another service', 'arn:aws:sns:ap-southeast-1:111111111111:documents'],
    ['another resource', 'arn:aws:cloudwatch:ap-southeast-1:111111111111:insight-rule/documents'],
  ].map(([what, arn]): ErrorCase => ({
    code: 'RepairAlarmMismatch',
    title: `fails for an imported alarm whose ARN is of ${what}`,
    act: () => repair((stack) => ({ alarms: [Alarm.fromAlarmArn(stack, 'Alarm', arn)] })),
    problem: 'the alarm Documents/Alarm is not in the Region and account of the source bucket, ap-southeast-1 in account 111111111111',
    value: arn,
    remedy: 'use an alarm of both',
    path,
  })),
  {
    code: 'ScheduleInvalid',
    title: 'fails for a repair with a schedule that EventBridge does not take',
    act: () => repair(() => ({ schedule: Schedule.expression('cron(0 3 * * *)') })),
    problem: "'schedule' is neither a rate nor a cron expression that EventBridge takes",
    value: 'cron(0 3 * * *)',
    remedy: "use Schedule.rate(), or an expression such as 'cron(0 3 * * ? *)'",
    path,
  },
  ...['rate(59 minutes)', 'cron(0/30 * * * ? *)'].map((expression): ErrorCase => ({
    code: 'RepairScheduleTooShort',
    title: `fails for a repair with the schedule ${expression}`,
    act: () => repair(() => ({ schedule: Schedule.expression(expression) })),
    problem: "the schedule comes round in less than the 3600 seconds of 'minimumInterval'",
    value: expression,
    remedy: "use a longer 'schedule' or a shorter 'minimumInterval'",
    path,
  })),
  {
    code: 'RepairIntervalInvalid',
    title: 'fails for an interval below five minutes',
    act: () => repair(() => ({ minimumInterval: Duration.minutes(4) })),
    problem: "'minimumInterval' is not a whole number of seconds from five minutes that is known at synth time",
    value: 'Duration.minutes(4)',
    remedy: 'use Duration.minutes(5) or more',
    path,
  },
  {
    code: 'RepairIntervalInvalid',
    title: 'fails for an interval that is known at deployment only',
    act: () => repair(() => ({ minimumInterval: Duration.hours(Lazy.number({ produce: () => 1 })) })),
    problem: 'that is known at synth time',
    value: '<token>',
    remedy: 'use Duration.minutes(5) or more',
    path,
  },
  {
    code: 'JobWithoutRule',
    title: 'fails for a repair without an enabled rule',
    act: () => repair(() => ({}), [{ id: 'all', enabled: false }]),
    problem: 'no rule of the replication is enabled',
    value: ['all-eu-west-1'],
    remedy: 'enable the rule',
    path,
  },
  {
    code: 'JobFilterMatchesNothing',
    title: 'fails for a repair of objects that were created before and after',
    act: () => repair(() => ({ filter: { createdAfter: new Date(1), createdBefore: new Date(0) } })),
    problem: "'createdAfter' of the filter is not before 'createdBefore'",
    value: { createdAfter: '1970-01-01T00:00:00.001Z', createdBefore: '1970-01-01T00:00:00.000Z' },
    remedy: 'widen the filter',
    path,
  },
  {
    code: 'JobReportBucketInvalid',
    title: 'fails for a repair with reports in a bucket with a default retention that its resource states',
    act: () => repair((stack) => {
      const reportBucket = new Bucket(stack, 'Reports');
      const rule = { defaultRetention: { mode: 'COMPLIANCE', years: 7 } };
      (reportBucket.node.defaultChild as CfnBucket).objectLockConfiguration = { objectLockEnabled: 'Enabled', rule };
      return { reportBucket };
    }),
    problem: 'the report bucket has a default retention, with which S3 writes no reports to it',
    value: 'Documents/Reports',
    remedy: "leave 'reportBucket' out",
    path,
  },
  {
    code: 'JobStackMismatch',
    title: 'fails for a repair in another Region than the source',
    act: () => {
      const replication = replicate();
      const stack = stackBeside(replication.sourceStack, 'Elsewhere');
      new ReplicationRepair(stack, 'Repair', { replication, schedule: Schedule.rate(Duration.days(1)) });
    },
    problem: 'the job is not in the Region and account of the source bucket, ap-southeast-1',
    value: 'Elsewhere',
    remedy: 'create it in the stack of the source bucket',
    path: 'Elsewhere/Repair',
  },
];
