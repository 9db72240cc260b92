import type { Duration } from 'aws-cdk-lib';
import type { ReplicationDestination } from '../destination/replication-destination';

/**
 * Of which rule and destination a metric is, and how it is shown.
 */
export interface ReplicationMetricOptions {
  /**
   * The rule, by the `id` that it has in `rules` or by the one that S3 has, such as `contracts-eu-west-1`.
   *
   * @default - the one rule, where the destination has only one
   */
  readonly ruleId?: string;

  /**
   * The destination, an object of `destinations`.
   *
   * @default - the one destination, where the rule has only one
   */
  readonly destination?: ReplicationDestination;

  /**
   * The length of a period: a multiple of a minute, which is how often S3 publishes, known at synth time.
   *
   * @default Duration.minutes(1)
   * @throws MetricPeriodInvalid if it is another
   */
  readonly period?: Duration;

  /**
   * The label in graphs.
   *
   * @default - CloudWatch's own
   */
  readonly label?: string;

  /**
   * The colour in graphs, as a hexadecimal number: `#1f77b4`.
   *
   * @default - CloudWatch's own
   */
  readonly color?: string;
}
