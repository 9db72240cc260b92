import { Duration, Token } from 'aws-cdk-lib';
import type { Metric, Unit } from 'aws-cdk-lib/aws-cloudwatch';
import type { IConstruct } from 'constructs';
import type { ReplicationDestination } from '../destination/replication-destination';
import { ReplicationError } from '../internal/errors/replication-error';
import { checkCall } from '../internal/input/check-call';
import { describeDuration, readSeconds } from '../internal/input/duration';
import { withoutNulls } from '../internal/input/without-nulls';
import type { MetricName } from './private/metrics';
import { METRICS, NAMESPACE } from './private/metrics';
import { findPublisher, isAccountKnown, isNamed, renderDimensions } from './private/monitored-rule';
import type { MonitoredRule } from './private/monitored-rule';
import type * as replicationMetric from './private/replication-metric';
import type { ReplicationMetricOptions } from './replication-metric-options';

/** What the metrics of a replication are found in. */
export interface MetricsInput {
  readonly rules: readonly MonitoredRule[];
  /** The rules of the opposite direction. None without two-way replication. */
  readonly reverseRules: readonly MonitoredRule[];
  /** The ids of the destinations. */
  readonly destinationIds: ReadonlyMap<ReplicationDestination, string>;
}

/**
 * The replication metrics that S3 publishes to CloudWatch, by rule and destination.
 *
 * Each has the Region in which S3 publishes it: that of the source for failures, that of the destination for the
 * others. An alarm has to be in a stack of that Region; a graph may be in any. Data begins about 15 minutes after
 * metrics are switched on, once a minute, as best effort.
 *
 * The account is set where AWS says which one it is. It does not say where the metrics of the destination Region are
 * if the destination is in another account: they are then of the account of whoever uses them.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/repl-metrics.html
 * @example
 * const replication = new EncryptedCrossRegionReplication(stack, 'Replication', {
 *   destinations: [ReplicationDestination.inRegion('eu-west-1')],
 * });
 * const failures = replication.metrics.operationsFailedReplication();
 */
export class ReplicationMetrics {
  /** @internal */
  public static _create(scope: IConstruct, input: MetricsInput): ReplicationMetrics {
    const reverse = input.reverseRules.length === 0 ? undefined
      : new ReplicationMetrics(scope, { ...input, rules: input.reverseRules, reverseRules: [] });
    return new ReplicationMetrics(scope, input, reverse);
  }

  /**
   * The metrics of the opposite direction. `undefined` without two-way replication.
   *
   * Its rules have the same ids in `rules`; those that S3 has end with the Region of the source bucket.
   */
  public readonly reverse?: ReplicationMetrics;

  private readonly scope: IConstruct;
  private readonly input: MetricsInput;

  private constructor(scope: IConstruct, input: MetricsInput, reverse?: ReplicationMetrics) {
    this.scope = scope;
    this.input = input;
    this.reverse = reverse;
  }

  /**
   * By how many seconds the destination is behind the source at most. In the Region of the destination.
   *
   * @param options of which rule and destination, and how it is shown
   * @throws MetricRuleUnknown if the replication has no such rule
   * @throws MetricRuleAmbiguous if several rules fit
   * @throws MetricNotPublished if the rule has `metrics: false`
   * @throws MetricPeriodInvalid if `period` is not a multiple of a minute
   * @throws MetricColorInvalid if `color` is no hexadecimal number of six digits
   * @throws MetricInStackWithoutRegion for an alarm on it in a stack without a Region
   */
  public replicationLatency(options: ReplicationMetricOptions = {}): Metric {
    checkCall('ReplicationMetrics.replicationLatency', [options]);
    return this.createMetric('ReplicationLatency', withoutNulls(options));
  }

  /**
   * How many bytes of objects wait to be replicated. In the Region of the destination.
   *
   * @param options of which rule and destination, and how it is shown
   * @throws MetricRuleUnknown if the replication has no such rule
   * @throws MetricRuleAmbiguous if several rules fit
   * @throws MetricNotPublished if the rule has `metrics: false`
   * @throws MetricPeriodInvalid if `period` is not a multiple of a minute
   * @throws MetricColorInvalid if `color` is no hexadecimal number of six digits
   * @throws MetricInStackWithoutRegion for an alarm on it in a stack without a Region
   */
  public bytesPendingReplication(options: ReplicationMetricOptions = {}): Metric {
    checkCall('ReplicationMetrics.bytesPendingReplication', [options]);
    return this.createMetric('BytesPendingReplication', withoutNulls(options));
  }

  /**
   * How many operations wait to be replicated: objects, delete markers, tags, ACLs, locks. In the Region of the
   * destination.
   *
   * @param options of which rule and destination, and how it is shown
   * @throws MetricRuleUnknown if the replication has no such rule
   * @throws MetricRuleAmbiguous if several rules fit
   * @throws MetricNotPublished if the rule has `metrics: false`
   * @throws MetricPeriodInvalid if `period` is not a multiple of a minute
   * @throws MetricColorInvalid if `color` is no hexadecimal number of six digits
   * @throws MetricInStackWithoutRegion for an alarm on it in a stack without a Region
   */
  public operationsPendingReplication(options: ReplicationMetricOptions = {}): Metric {
    checkCall('ReplicationMetrics.operationsPendingReplication', [options]);
    return this.createMetric('OperationsPendingReplication', withoutNulls(options));
  }

  /**
   * How many operations failed to replicate, also those of S3 Batch Replication. In the Region of the source.
   *
   * S3 publishes nothing while nothing is replicated. S3 does not retry what failed.
   *
   * @param options of which rule and destination, and how it is shown
   * @throws MetricRuleUnknown if the replication has no such rule
   * @throws MetricRuleAmbiguous if several rules fit
   * @throws MetricNotPublished if the rule has `metrics: false`
   * @throws MetricPeriodInvalid if `period` is not a multiple of a minute
   * @throws MetricColorInvalid if `color` is no hexadecimal number of six digits
   * @throws MetricInStackWithoutRegion for an alarm on it in a stack without a Region
   */
  public operationsFailedReplication(options: ReplicationMetricOptions = {}): Metric {
    checkCall('ReplicationMetrics.operationsFailedReplication', [options]);
    return this.createMetric('OperationsFailedReplication', withoutNulls(options));
  }

  private createMetric(name: MetricName, options: ReplicationMetricOptions): Metric {
    const { ReplicationMetric, watchAlarms } = loadMetric();
    const rule = this.requireRule(options);
    const { account, region } = findPublisher(name, rule).env;
    const known = isAccountKnown(name, rule) && !Token.isUnresolved(account);
    watchAlarms(this.scope);
    return new ReplicationMetric({
      namespace: NAMESPACE,
      metricName: name,
      dimensionsMap: renderDimensions(rule),
      statistic: METRICS[name].statistic,
      unit: METRICS[name].unit as Unit,
      region,
      account: known ? account : undefined,
      period: acceptPeriod(options.period, this.scope),
      label: options.label,
      color: acceptColor(options.color, this.scope),
    });
  }

  private requireRule({ ruleId, destination }: ReplicationMetricOptions): MonitoredRule {
    const { rules, destinationIds } = this.input;
    const destinationId = destination && destinationIds.get(destination);
    const fitting = rules.filter((rule) =>
      (ruleId === undefined || isNamed(rule, ruleId)) && (!destination || rule.destinationId === destinationId));
    if (fitting.length !== 1) {
      throw new ReplicationError(fitting.length === 0 ? 'MetricRuleUnknown' : 'MetricRuleAmbiguous', this.scope, {
        problem: fitting.length === 0 ? 'the replication has no such rule' : 'several rules have this metric',
        value: { ruleId, destination: destination?.toString() },
        remedy: `state 'ruleId' and 'destination' so that they fit one of ${JSON.stringify(rules.map(({ id }) => id))}`,
      });
    }
    return requirePublished(fitting[0], this.scope);
  }
}

function acceptPeriod(period: Duration = Duration.minutes(1), scope: IConstruct): Duration {
  const minutes = readSeconds(period) / 60;
  if (!(Number.isInteger(minutes) && minutes >= 1)) {
    throw new ReplicationError('MetricPeriodInvalid', scope, {
      problem: "'period' of a metric is not a multiple of a minute that is known at synth time",
      value: describeDuration(period),
      remedy: 'use a multiple of Duration.minutes(1), which is how often S3 publishes',
    });
  }
  return period;
}

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html */
function acceptColor(color: string | undefined, scope: IConstruct): string | undefined {
  if (color !== undefined && !Token.isUnresolved(color) && !/^#[\da-f]{6}$/i.test(color)) {
    throw new ReplicationError('MetricColorInvalid', scope, {
      problem: "'color' of a metric is no hexadecimal number of six digits",
      value: color,
      remedy: "use one such as '#1f77b4', or a colour of cloudwatch.Color",
    });
  }
  return color;
}

function requirePublished(rule: MonitoredRule, scope: IConstruct): MonitoredRule {
  if (!rule.metrics) {
    throw new ReplicationError('MetricNotPublished', scope, {
      problem: 'S3 publishes no metrics of this rule',
      value: rule.id,
      remedy: "leave 'metrics' of the rule out",
    });
  }
  return rule;
}

/** What aws-cdk-lib has of CloudWatch takes time to load, and few apps ask for a metric. */
function loadMetric(): typeof replicationMetric {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when it is needed
  return require('./private/replication-metric') as typeof replicationMetric;
}
