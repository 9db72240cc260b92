/** What S3 publishes of a replication rule, and where. */
export interface MetricInfo {
  /** The bucket in whose Region S3 publishes the metric. An alarm elsewhere has no data and stays OK for ever. */
  readonly publishedBeside: 'source' | 'destination';
  /** The statistic that S3 documents for it. */
  readonly statistic: 'Sum' | 'Maximum';
  readonly unit: 'Seconds' | 'Bytes' | 'Count';
  /**
   * AWS advises `ignore`. Failures are published while something fails alone, so that an alarm on them would never
   * leave ALARM again.
   */
  readonly treatMissingData: 'ignore' | 'notBreaching';
}

const PENDING = { publishedBeside: 'destination', statistic: 'Maximum', treatMissingData: 'ignore' } as const;

/**
 * The replication metrics of S3.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/metrics-dimensions.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/repl-metrics.html
 */
export const METRICS = {
  ReplicationLatency: { ...PENDING, unit: 'Seconds' },
  BytesPendingReplication: { ...PENDING, unit: 'Bytes' },
  OperationsPendingReplication: { ...PENDING, unit: 'Count' },
  OperationsFailedReplication: {
    publishedBeside: 'source',
    statistic: 'Sum',
    unit: 'Count',
    treatMissingData: 'notBreaching',
  },
} as const satisfies { readonly [name: string]: MetricInfo };

/** AWS's name of a metric. */
export type MetricName = keyof typeof METRICS;

export const METRIC_NAMES = Object.keys(METRICS) as readonly MetricName[];

export const NAMESPACE = 'AWS/S3';
