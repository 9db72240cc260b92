import type { Stack } from 'aws-cdk-lib';
import type { PhysicalIdentity } from '../../internal/topology/identity';
import type { AlarmCondition } from './alarm-choice';
import { describeAlarm } from './alarm-description';
import { computeAlarmId, computeAlarmName } from './alarm-names';
import type { MetricName } from './metrics';
import type { MonitoredBucket, MonitoredRule } from './monitored-rule';
import { findPublisher, isAccountKnown } from './monitored-rule';
import type { MonitoringPlan } from './plan-monitoring';

/** An alarm as data. */
export interface PlannedAlarm {
  readonly id: string;
  readonly name: string;
  readonly metric: MetricName;
  readonly rule: MonitoredRule;
  readonly condition: AlarmCondition;
  readonly description: string;
  /** The bucket in whose Region it stands. */
  readonly publisher: MonitoredBucket;
}

/** The alarms of enabled rules with metrics, in an order that does not depend on that of the rules. */
export function planAlarms(
  { conditions, runbookUrl }: MonitoringPlan,
  rules: readonly MonitoredRule[],
  identity: PhysicalIdentity,
  sourceStack: Stack,
): PlannedAlarm[] {
  const monitored = rules.filter(({ enabled, metrics }) => enabled && metrics);
  const alarms = monitored.flatMap((rule) => [...conditions]
    .filter(([metric]) => isAccountKnown(metric, rule))
    .map(([metric, condition]): PlannedAlarm => ({
      id: computeAlarmId(metric, rule, sourceStack),
      name: computeAlarmName(identity, metric, rule, sourceStack),
      metric,
      rule,
      condition,
      description: describeAlarm(metric, condition, rule, runbookUrl),
      publisher: findPublisher(metric, rule),
    })));
  return alarms.sort((a, b) => (a.id < b.id ? -1 : 1));
}
