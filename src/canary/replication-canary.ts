import { Duration, Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Schedule } from 'aws-cdk-lib/aws-events';
import type { IRole, ManagedPolicy, Role } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { ReplicationDestination } from '../destination/replication-destination';
import { acceptFunctionOptions } from '../functions/private/accept-function-options';
import { addRule } from '../functions/private/add-rule';
import { attachPolicy } from '../functions/private/attach-policy';
import { renderDeadLetterStatements, renderNetworkStatement } from '../functions/private/function-statements';
import type { ReplicationAsyncFunctionOptions } from '../functions/replication-async-function-options';
import type { Composition } from '../internal/compose/compose';
import { ReplicationError } from '../internal/errors/replication-error';
import { checkCall } from '../internal/input/check-call';
import { withoutNulls } from '../internal/input/without-nulls';
import { pinFeatureFlags } from '../internal/topology/feature-flags';
import { computeIdentity, shortenName } from '../internal/topology/identity';
import { AlarmTopics } from '../monitoring/alarm-topics';
import { admitCanary } from './private/admit-canary';
import { createCanaryAlarms } from './private/canary-alarms';
import { NAMESPACE, renderConfig, renderDimensions } from './private/canary-config';
import { createCanaryFunction, createRole, markRole, renderLogGroupArn, renderRoleArn } from './private/canary-function';
import type { CanaryParts } from './private/canary-parts';
import { collectParts, listCalledServices, listPrefixes } from './private/canary-parts';
import { renderDestinationStatements, renderReportStatements, renderSourceStatements } from './private/canary-statements';
import { expireObjects } from './private/expire-objects';
import type { PlannedProbe } from './private/plan-probes';
import { planProbes } from './private/plan-probes';
import {
  requireCanarySchedule,
  requireInsidePerimeter,
  requireMaximumDelay,
  requirePrefix,
  requireRoom,
  requireSourceEnvironment,
  takePrefixes,
} from './private/validate-canary';
import type { ReplicationCanaryProps } from './replication-canary-props';

const DEFAULT_DELAY = Duration.minutes(10);
const EVERY = Duration.hours(1);
const MAX_NAME = 64;

/**
 * Writes an object again and again, waits for its replicas, verifies them in their Regions, and raises an alarm where
 * one is missing, late, unreadable, or not encrypted as it has to be.
 *
 * For each destination it publishes `ReplicationFailed` (0 or 1) and `ReplicationDelay` (seconds until the canary sees
 * the replica, to five seconds), in the namespace `CdkEncryptedReplication`. Its log says what is wrong, which failure
 * reason of S3 that is, and what to do.
 *
 * Another alarm, `RunMissing`, tells that it is not started: in `ALARM` from the deployment until the first run, and
 * where no run begins for longer than `schedule` takes to come round.
 *
 * It deletes what it wrote, on both sides, where it may. In buckets of the library a lifecycle rule expires the rest
 * after a day; in other buckets that it may not delete from, their owner has to.
 *
 * Needs a Lambda function. S3, KMS and CloudWatch charge for its requests and metrics.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-status.html
 * @example
 *
 * const canary = new ReplicationCanary(stack, 'Canary', { replication });
 */
export class ReplicationCanary extends Construct {
  /** The role of the function, which may do nothing but what the canary does. */
  public readonly role: IRole;

  /** The function. */
  public readonly lambdaFunction: IFunction;

  /** The topics that its alarms notify. */
  public readonly alarmTopics: ITopic[];

  private readonly name: string;
  private readonly composition: Composition;
  private readonly parts: CanaryParts;

  /**
   * @param scope inside a stack of the Region and account of the source bucket
   * @param id the construct id. Names derive from it
   * @param props properties of the canary
   * @throws RegionUnresolved if the Region of the canary is not known at synth time
   * @throws KeyArnUnreadable if its stack is nested, or its synthesizer names no execution role, and the app makes a
   * key of another account
   * @throws CanaryStackMismatch if the canary is in another Region, account, Stage or App than the source
   * @throws CanaryWithoutRule if no rule of the replication is enabled
   * @throws CanaryPrefixInvalid if `keyPrefix` is not a folder of at most 256 characters, or has control characters, or
   * the prefix of a rule leaves no room for an object below it
   * @throws TooManyAlarmTopics if more than five topics of `topics` are in the Region of the canary
   * @throws CanaryPrefixOutsideRules if no enabled rule for a destination covers `keyPrefix`
   * @throws CanaryPrefixNeedsTags if only rules with tags cover `keyPrefix`
   * @throws CanaryPrefixTaken if another canary writes below the same prefix of the bucket, or one inside of it
   * @throws CanaryDelayInvalid if `maximumDelay` is not from one minute to 14
   * @throws ScheduleInvalid if `schedule` is no rate or cron expression of EventBridge, or never comes round
   * @throws CanaryScheduleTooShort if `schedule` comes round in no more than `maximumDelay`
   * @throws CanaryOutsidePerimeter if the perimeter of the replication admits VPC endpoints alone
   * @throws FunctionCodeMissing if a bundler put the library into another file, without the code of its functions
   * @throws FunctionOptionsInvalid if the function cannot run in the network, or with the queue or concurrency, that is
   * given
   * @throws AlarmTopicMissing if no topic of `topics` is in the Region of the canary
   * @throws PolicyTooLarge if a policy of the role would exceed 6,144 characters
   */
  constructor(scope: Construct, id: string, props: ReplicationCanaryProps) {
    super(scope, id);
    checkCall('new ReplicationCanary', [props], { scope: this, extended: new.target !== ReplicationCanary });
    pinFeatureFlags(this);
    const given = withoutNulls(props);
    const { topics = AlarmTopics.managed(), schedule = Schedule.rate(EVERY), maximumDelay = DEFAULT_DELAY } = given;
    this.composition = given.replication._composition;
    const probes = this.planProbes(given, schedule, maximumDelay);
    topics._strategy.validate([Stack.of(this).region], this);
    this.name = shortenName(`${computeIdentity(this).name}-${computeIdentity(this).hash}`, MAX_NAME);
    this.parts = collectParts(this.composition, probes, this);
    const options = acceptFunctionOptions(given, listCalledServices(this.parts), this);
    const role = createRole(this, this.name);
    const policies = this.authorize(role, probes, options);
    const config = renderConfig(this.name, this.parts, probes, maximumDelay.toSeconds());
    const input = { name: this.name, role, policy: policies[0], config, maximumDelay, options };
    const lambda = createCanaryFunction(this, input);
    const waitsFor = [this.composition.source.cfnBucket, ...policies];
    addRule(this, 'Schedule', lambda, { schedule, maximumRetryAttempts: 0, waitsFor });
    this.alarmTopics = [...topics._strategy.bind(Stack.of(this), this)];
    createCanaryAlarms(this, this.name, this.parts, schedule, this.alarmTopics);
    this.reservePrefixes(probes);
    this.role = role;
    this.lambdaFunction = lambda;
  }

  /**
   * Whether the latest run found something wrong at a destination: 1, otherwise 0.
   *
   * @param destination an object of `destinations` of the replication
   * @throws CanaryDestinationUnknown if the canary does not watch it
   */
  public metricReplicationFailed(destination: ReplicationDestination): Metric {
    checkCall('ReplicationCanary.metricReplicationFailed', [destination]);
    return this.createMetric('ReplicationFailed', destination);
  }

  /**
   * After how many seconds the canary saw the replica. Nothing is published where it saw none.
   *
   * @param destination an object of `destinations` of the replication
   * @throws CanaryDestinationUnknown if the canary does not watch it
   */
  public metricReplicationDelay(destination: ReplicationDestination): Metric {
    checkCall('ReplicationCanary.metricReplicationDelay', [destination]);
    return this.createMetric('ReplicationDelay', destination);
  }

  private planProbes(
    { keyPrefix }: ReplicationCanaryProps,
    schedule: Schedule,
    maximumDelay: Duration,
  ): PlannedProbe[] {
    const { sourceStack, plan, rules, source } = this.composition;
    requireSourceEnvironment(sourceStack, this);
    if (keyPrefix !== undefined) {
      requirePrefix(keyPrefix, this);
    }
    requireMaximumDelay(maximumDelay, this);
    requireCanarySchedule(schedule, maximumDelay, this);
    requireInsidePerimeter(plan.perimeter, this);
    const probes = planProbes(rules, keyPrefix, this);
    requireRoom(listPrefixes(probes), this);
    takePrefixes(listPrefixes(probes), source.cfnBucket, this);
    return probes;
  }

  /** One policy for the function and the source, and one for each destination: at most ten, which IAM takes. */
  private authorize(
    role: Role,
    probes: readonly PlannedProbe[],
    options: ReplicationAsyncFunctionOptions,
  ): ManagedPolicy[] {
    const { source, destinations } = this.parts;
    const tags = probes.some((probe) => Object.keys(probe.tags).length > 0);
    markRole(role, renderMark(this.parts, listPrefixes(probes)));
    return [
      attachPolicy(this, 'Policy', role, 'What the canary needs of its source bucket, and to report', [
        ...renderReportStatements({ namespace: NAMESPACE, logGroupArn: renderLogGroupArn(this.name, Stack.of(this)) }),
        ...(options.vpc ? [renderNetworkStatement()] : []),
        ...renderDeadLetterStatements(options.deadLetterQueue),
        ...renderSourceStatements({ ...source, prefixes: listPrefixes(probes), tags }),
      ]),
      ...destinations.map((destination) => attachPolicy(this, `DestinationPolicy-${destination.id}`, role,
        `What the canary needs of the destination in ${destination.id}`, renderDestinationStatements(destination))),
    ];
  }

  /** What the other side has to know of the canary: who reads, and what nobody needs for longer than a day. */
  private reservePrefixes(probes: readonly PlannedProbe[]): void {
    const { bound, source } = this.composition;
    const replicas = new Map([...bound].map(([{ id }, { replica }]) => [id, replica]));
    const roleArn = renderRoleArn(this.name, Stack.of(this));
    expireObjects(source.bucket, listPrefixes(probes));
    for (const destination of this.parts.destinations) {
      const replica = replicas.get(destination.id)!;
      expireObjects(replica.bucket, destination.prefixes);
      admitCanary(destination, replica, roleArn, this);
    }
  }

  private createMetric(metricName: string, destination: ReplicationDestination): Metric {
    const placed = [...this.composition.bound.keys()].find((each) => each.destination === destination);
    const { destinations } = this.parts;
    if (!destinations.some(({ id }) => id === placed?.id)) {
      throw new ReplicationError('CanaryDestinationUnknown', this, {
        problem: 'the canary does not watch this destination',
        value: destination.toString(),
        remedy: `pass one of ${destinations.map(({ id }) => id).join(', ')}, which enabled rules serve`,
      });
    }
    const { account, region } = Stack.of(this);
    return new Metric({
      namespace: NAMESPACE,
      metricName,
      dimensionsMap: { ...renderDimensions(this.name, placed!.id) },
      statistic: 'Maximum',
      region,
      account,
    });
  }
}

/** What the proof has to know: which calls the role makes. */
function renderMark({ source, destinations }: CanaryParts, prefixes: readonly string[]): object {
  return {
    sourceBucket: source.bucketName,
    prefixes,
    deletes: source.deletes,
    destinations: destinations.map(({ bucketArn, deletes }) => ({ bucketArn, deletes })),
  };
}
