import type { IConstruct } from 'constructs';
import { checkCall } from '../internal/input/check-call';
import { withoutNulls } from '../internal/input/without-nulls';
import { AlarmTopics } from './alarm-topics';
import { DEFAULT_RUNBOOK } from './private/alarm-description';
import type { MonitoringChoices, MonitoringPlan, PlannedReplication } from './private/plan-monitoring';
import { planMonitoring } from './private/plan-monitoring';
import type { ReplicationAlarm } from './replication-alarm';

/**
 * Options of a `ReplicationMonitoring`.
 */
export interface ReplicationMonitoringOptions {
  /**
   * When operations that failed raise an alarm. In the Region of the source, of each rule and destination.
   *
   * Missing data is no failure: S3 publishes this metric only while something is replicated, so that an alarm that
   * kept its state would never leave ALARM. Nobody is notified when it does, since S3 does not retry what failed.
   *
   * @default ReplicationAlarm.above(0) - one failure, in five minutes
   */
  readonly operationsFailedReplication?: ReplicationAlarm;

  /**
   * When a destination that is behind raises an alarm, in seconds. In the Region of the destination.
   *
   * Missing data keeps the state of the alarm, as AWS advises. Only for destinations in the account of the source: AWS
   * does not say in which account the metric is otherwise.
   *
   * @default ReplicationAlarm.above(900) - more than 15 minutes behind, in three periods of five minutes
   */
  readonly replicationLatency?: ReplicationAlarm;

  /**
   * When pending bytes raise an alarm. In the Region of the destination, like `replicationLatency`.
   *
   * @default - no alarm: how much may be pending depends on what is written
   */
  readonly bytesPendingReplication?: ReplicationAlarm;

  /**
   * When pending operations raise an alarm. In the Region of the destination, like `replicationLatency`.
   *
   * @default - no alarm: how many may be pending depends on what is written
   */
  readonly operationsPendingReplication?: ReplicationAlarm;

  /**
   * Whom the alarms notify.
   *
   * @default AlarmTopics.managed()
   */
  readonly topics?: AlarmTopics;

  /**
   * Whether one composite alarm stands for all alarms of the replication in a Region, where there are at least two.
   *
   * It notifies nobody, since each of the others does, and is what a deployment, a status page or another composite
   * alarm asks.
   *
   * @default true
   */
  readonly compositeAlarms?: boolean;

  /**
   * Whether a dashboard of the replication is created, with all Regions side by side.
   *
   * @default true
   */
  readonly dashboard?: boolean;

  /**
   * Where to go from an alarm: a link in its description and on the dashboard, of at most 200 characters.
   *
   * @default - this library's guide to failure reasons
   */
  readonly runbookUrl?: string;
}

/**
 * Alarms in the Region of each metric, SNS topics to notify, and a dashboard over all Regions.
 *
 * For enabled rules that publish metrics. Without it a replication has metrics, but no alarm, topic or dashboard.
 * Names of alarms and dashboard derive from the construct path, like those of the buckets.
 *
 * CloudWatch bills each alarm, each composite alarm and the dashboard, KMS the key of each managed topic.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/repl-metrics.html
 * @example
 * new EncryptedCrossRegionReplication(stack, 'Replication', {
 *   destinations: [ReplicationDestination.inRegion('eu-west-1')],
 *   monitoring: new ReplicationMonitoring({ runbookUrl: 'https://wiki.example.com/replication' }),
 * });
 */
export class ReplicationMonitoring {
  private readonly choices: MonitoringChoices;

  /**
   * What is monitored, and who is told.
   *
   * @param options alarms, topics and dashboard
   * @throws MonitoringEmpty if there is neither an alarm nor a dashboard, once a replication uses it
   * @throws MonitoringWithoutMetrics if no enabled rule of a destination publishes metrics, once a replication uses it
   * @throws MonitoringAcrossAccounts if an alarm on a metric of the destination Region is asked for, and every
   * destination is in another account, once a replication uses it
   * @throws AlarmTopicsWithoutAlarm for `topics` beside alarms that are all switched off, once a replication uses it
   * @throws TooManyAlarms if a composite alarm would combine more alarms than CloudWatch takes, once a replication uses
   * it
   * @throws DashboardTooLarge if more than 500 S3 rules would be drawn, once a replication uses it
   * @throws RunbookUrlInvalid if `runbookUrl` is no URL of at most 200 characters, once a replication uses it
   */
  constructor(options: ReplicationMonitoringOptions = {}) {
    checkCall('new ReplicationMonitoring', [options]);
    const given = withoutNulls(options);
    this.choices = {
      alarms: {
        ReplicationLatency: given.replicationLatency,
        BytesPendingReplication: given.bytesPendingReplication,
        OperationsPendingReplication: given.operationsPendingReplication,
        OperationsFailedReplication: given.operationsFailedReplication,
      },
      topics: (given.topics ?? AlarmTopics.managed())._strategy,
      compositeAlarms: given.compositeAlarms ?? true,
      dashboard: given.dashboard ?? true,
      runbookUrl: given.runbookUrl ?? DEFAULT_RUNBOOK,
    };
  }

  /** @internal */
  public _plan(replication: PlannedReplication, scope: IConstruct): MonitoringPlan {
    return planMonitoring(this.choices, replication, scope);
  }
}
