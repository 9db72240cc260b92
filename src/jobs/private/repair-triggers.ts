import { Annotations, Stack, Token } from 'aws-cdk-lib';
import type { IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { RuleProps, Schedule } from 'aws-cdk-lib/aws-events';
import type { Construct, IConstruct } from 'constructs';
import type { EncryptedCrossRegionReplication } from '../../encrypted-cross-region-replication';
import { addRule } from '../../functions/private/add-rule';
import { ReplicationError } from '../../internal/errors/replication-error';
import { accountsDiffer, describePlace, regionsDiffer } from '../../internal/topology/regions';
import { WARNINGS } from '../../internal/warnings/warnings';
import { renderAlarmArn } from '../../monitoring/private/alarm-names';
import type { JobFunction } from './job-function';

/** What EventBridge takes unless the account has a higher quota. */
const MAX_PATTERN = 2_048;
/** With the longest partition, Region and name. */
const MAX_ALARM_ARN = 330;

/** What starts a job. */
export interface Triggers {
  readonly replication: EncryptedCrossRegionReplication;
  readonly schedule?: Schedule;
  readonly failureAlarm?: boolean;
  readonly alarms?: readonly IAlarm[];
}

/** What EventBridge is told. */
export interface PlannedTriggers {
  readonly schedule?: Schedule;
  readonly alarmArns: readonly string[];
  /** What has to be there before a job begins. */
  readonly dependencies: readonly IConstruct[];
}

/**
 * The ARNs of the alarms that start a job.
 *
 * @throws RepairWithoutTrigger, RepairWithoutFailureAlarm, RepairAlarmMismatch
 */
export function planAlarmTriggers(triggers: Triggers, scope: IConstruct): string[] {
  const { schedule, failureAlarm, alarms } = triggers;
  const alarmArns = [...listFailureAlarms(triggers, scope), ...listFurtherAlarms(triggers, scope)];
  if (!schedule && alarmArns.length === 0) {
    throw new ReplicationError('RepairWithoutTrigger', scope, {
      problem: 'nothing starts a repair',
      value: { failureAlarm, alarms },
      remedy: "set 'schedule' or 'failureAlarm: true', or list 'alarms'",
    });
  }
  if (!schedule) {
    Annotations.of(scope).addWarningV2(WARNINGS.RepairWithoutSchedule.id,
      'alarms alone start the repair: CloudWatch tells nobody of what fails while an alarm is in ALARM, and an event while '
      + "a job runs starts none; what failed then waits for the next alarm. Give it a 'schedule' too, such as Schedule.rate(Duration.days(1))");
  }
  return alarmArns;
}

/** Has EventBridge call the function, once all is there that a job needs. */
export function addTriggers(
  scope: Construct,
  { lambda, policy }: JobFunction,
  { schedule, alarmArns, dependencies }: PlannedTriggers,
): void {
  const common = { description: 'Starts a repair of a replication', waitsFor: [...dependencies, policy] };
  if (schedule) {
    addRule(scope, 'Schedule', lambda, { ...common, schedule });
  }
  splitByLength(alarmArns).forEach((arns, index) => {
    addRule(scope, `AlarmRaised${index === 0 ? '' : index + 1}`, lambda, { ...common, eventPattern: renderAlarmPattern(arns) });
  });
}

/**
 * As many alarms per rule as a pattern takes.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
 */
function splitByLength(alarmArns: readonly string[]): string[][] {
  const rules: string[][] = [];
  let free = 0;
  for (const arn of alarmArns) {
    // the quotation marks and a comma
    const needed = (Token.isUnresolved(arn) ? MAX_ALARM_ARN : arn.length) + 3;
    if (needed > free) {
      rules.push([]);
      free = MAX_PATTERN - JSON.stringify(renderAlarmPattern([])).length;
    }
    rules[rules.length - 1].push(arn);
    free -= needed;
  }
  return rules;
}

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html */
function renderAlarmPattern(alarmArns: readonly string[]): RuleProps['eventPattern'] {
  return {
    source: ['aws.cloudwatch'],
    detailType: ['CloudWatch Alarm State Change'],
    resources: [...alarmArns],
    detail: { state: { value: ['ALARM'] } },
  };
}

/** By their names, which are literals: with the account of the stack, which may be a token. */
function listFailureAlarms({ replication, failureAlarm = false }: Triggers, scope: IConstruct): string[] {
  const names = replication._composition.monitoring?.failureAlarmNames ?? [];
  if (failureAlarm && names.length === 0) {
    throw new ReplicationError('RepairWithoutFailureAlarm', scope, {
      problem: "'failureAlarm' is set, but the replication has no alarm on failures",
      value: replication.node.path,
      remedy: "give the replication 'monitoring: new ReplicationMonitoring()', or use 'schedule' or 'alarms'",
    });
  }
  const { region } = replication.sourceStack;
  const { account } = Stack.of(scope);
  return failureAlarm
    ? names.map((name) => renderAlarmArn(name, { account, region }))
    : [];
}

function listFurtherAlarms({ alarms = [] }: Triggers, scope: IConstruct): string[] {
  return alarms.map((alarm) => {
    requireAlarmBeside(alarm, scope);
    return alarm.alarmArn;
  });
}

/** The environment of an imported alarm is that of the stack, whatever its ARN says. */
function requireAlarmBeside({ alarmArn, env, node }: IAlarm, scope: IConstruct): void {
  const stack = Stack.of(scope);
  const parts = alarmArn.split(':');
  const opaque = parts.length === 1 && Token.isUnresolved(alarmArn);
  const stated = { region: parts[3], account: parts[4] };
  const elsewhere = [env, ...(opaque ? [] : [stated])].find((place) =>
    regionsDiffer(place.region, stack.region) || accountsDiffer(place.account, stack.account));
  if (elsewhere !== undefined || !(opaque || (parts[2] === 'cloudwatch' && parts[5] === 'alarm'))) {
    throw new ReplicationError('RepairAlarmMismatch', scope, {
      problem: `the alarm ${node.path} is not in the Region and account of the source bucket, ${describePlace(stack)}`,
      value: elsewhere === env ? describePlace(env) : alarmArn,
      remedy: 'use an alarm of both: EventBridge tells of the alarms of its own Region and account',
    });
  }
}
