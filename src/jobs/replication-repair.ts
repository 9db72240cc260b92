import { Stack } from 'aws-cdk-lib';
import type { Duration } from 'aws-cdk-lib';
import type { IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { Schedule } from 'aws-cdk-lib/aws-events';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { EncryptedCrossRegionReplication } from '../encrypted-cross-region-replication';
import { acceptFunctionOptions } from '../functions/private/accept-function-options';
import type { ReplicationAsyncFunctionOptions } from '../functions/replication-async-function-options';
import { checkCall } from '../internal/input/check-call';
import { withoutNulls } from '../internal/input/without-nulls';
import { pinFeatureFlags } from '../internal/topology/feature-flags';
import type { BatchJobFilter } from './batch-job-filter';
import { ObjectReplicationStatus } from './object-replication-status';
import { noteRepair } from './private/note-repair';
import { prepareJob } from './private/prepare-job';
import { createRepairFunction } from './private/repair-function';
import { addTriggers, planAlarmTriggers } from './private/repair-triggers';
import { createReplicationKind } from './private/replication-kind';
import { requireFilter } from './private/validate-filter';
import { requireStackOf } from './private/validate-job';
import { planInterval, requireRepairSchedule } from './private/validate-repair';

/** Properties of a `ReplicationRepair`. */
export interface ReplicationRepairProps extends ReplicationAsyncFunctionOptions {
  /**
   * The replication whose failed objects are replicated again. The repair is in the Region and account of its source.
   */
  readonly replication: EncryptedCrossRegionReplication;

  /**
   * When a job is started, whether an alarm was raised or not: no more often than every `minimumInterval`.
   *
   * @default - not by time. One of `schedule`, `failureAlarm` and `alarms` is required
   */
  readonly schedule?: Schedule;

  /**
   * Whether the alarms on failures of the replication's own `monitoring` start a job.
   *
   * An alarm tells of a failure when it has happened, not when its cause is gone, and of no other failure until it has
   * left `ALARM`: with `schedule` beside it, what fails again or meanwhile is tried again. Without, a warning says so.
   *
   * @default false
   */
  readonly failureAlarm?: boolean;

  /**
   * Further alarms that start a job when they are raised, in the Region and account of the source.
   *
   * @default - none
   */
  readonly alarms?: IAlarm[];

  /**
   * How much time passes at least from the start of a job to that of the next, to a minute: from five minutes, in whole
   * seconds. Events before that start nothing.
   *
   * @default Duration.hours(1)
   */
  readonly minimumInterval?: Duration;

  /**
   * Which of the objects that failed a job takes.
   *
   * @default - all that an enabled rule covers
   */
  readonly filter?: BatchJobFilter;

  /**
   * The priority among the jobs of the account in the Region, from 0 to 2,147,483,647. S3 works on higher ones first.
   *
   * @default 10
   */
  readonly priority?: number;

  /**
   * The bucket for the reports of S3, in the Region of the source. S3 writes them under SSE-S3, not into a bucket with
   * a default retention, nor into one whose policy wants a KMS key, as that of the source of a replication does.
   *
   * @default - one bucket per stack, made by the library: SSE-S3, versioned, private, retained
   */
  readonly reportBucket?: IBucket;

  /**
   * Whether the report lists every object.
   *
   * @default false - only those that failed, with the reason
   */
  readonly reportAllObjects?: boolean;
}

/**
 * Replicates the objects that failed again, by a schedule, by the alarms on failures, or by both.
 *
 * S3 does not retry what failed. Each event starts an S3 Batch Replication job for the objects with the status
 * `FAILED`, one at a time and one per `minimumInterval`. When the job before could not replicate everything, the
 * function starts the next one and then fails, with the counts and the place of the report: its metric `Errors` counts
 * that, and its `deadLetterQueue` gets the event.
 *
 * A job with nothing to do fails in S3, which is no failure here. S3 charges per job and object, and for the list that
 * it makes. Deletion of the stack cancels nothing: the role of the jobs and the reports are retained.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-batch-replication-batch.html
 * @example
 *
 * new ReplicationRepair(stack, 'Repair', { replication, schedule: events.Schedule.rate(Duration.days(1)) });
 */
export class ReplicationRepair extends Construct {
  /** The function that starts the jobs. */
  public readonly lambdaFunction: IFunction;

  /** The role that S3 Batch Operations assumes. Retained, so that a job outlives its stack. */
  public readonly role: IRole;

  /** The bucket of the reports. */
  public readonly reportBucket: IBucket;

  /**
   * @param scope inside a stack of the Region and account of the source bucket
   * @param id the construct id
   * @param props properties of the repair
   * @throws RepairWithoutTrigger if there is neither `schedule` nor `failureAlarm` nor an alarm in `alarms`
   * @throws RepairWithoutFailureAlarm for `failureAlarm` if the replication has no alarm on failures
   * @throws RepairAlarmMismatch if an alarm is in another Region or account than the source
   * @throws RepairIntervalInvalid if `minimumInterval` is below five minutes, or no whole number of seconds
   * @throws ScheduleInvalid if `schedule` is no rate or cron expression of EventBridge, or never comes round
   * @throws RepairScheduleTooShort if `schedule` comes round in less than `minimumInterval`
   * @throws FunctionCodeMissing if a bundler put the library into another file, without the code of its functions
   * @throws FunctionOptionsInvalid if the function cannot run in the network, or with the queue or concurrency, that is
   * given
   * @throws JobWithoutRule if no rule of the replication is enabled
   * @throws JobFilterInvalid if `filter` has a value that S3 does not take
   * @throws JobFilterMatchesNothing if `filter` admits no object
   * @throws PriorityInvalid if `priority` is not a whole number from 0 to 2,147,483,647
   * @throws JobReportRegionMismatch if `reportBucket` is in another Region than the source
   * @throws JobReportBucketInvalid if `reportBucket` is a directory bucket, or has a default retention
   * @throws JobStackMismatch if the repair is in another Region, account, Stage or App than the source
   */
  constructor(scope: Construct, id: string, props: ReplicationRepairProps) {
    super(scope, id);
    checkCall('new ReplicationRepair', [props], { scope: this, extended: new.target !== ReplicationRepair });
    pinFeatureFlags(this);
    const given = withoutNulls(props);
    const { replication, filter = {}, schedule } = given;
    requireStackOf('source bucket', replication.sourceStack, this);
    requireFilter(filter, this);
    const alarmArns = planAlarmTriggers(given, this);
    const options = acceptFunctionOptions(given, new Map([[Stack.of(this).region, ['s3']]]), this);
    const interval = planInterval(given.minimumInterval, this);
    if (schedule) {
      requireRepairSchedule(schedule, interval, this);
    }
    const kind = createReplicationKind(replication, { ...filter, statuses: [ObjectReplicationStatus.FAILED] }, this);
    noteRepair(filter, replication._composition.source.cfnBucket, this);
    const prepared = prepareJob(this, kind, given, 'repair');
    const repair = createRepairFunction(this, prepared, interval, options);
    addTriggers(this, repair, { schedule, alarmArns, dependencies: prepared.dependencies });
    this.lambdaFunction = repair.lambda;
    this.role = prepared.role;
    this.reportBucket = prepared.reportBucket;
  }
}
