import { at, listAt, textAt } from '../../analysis/symbolic/json-members';
import type { LiveBucket } from './read-bucket';
import type { Reader } from './reader';

/** What the metrics of one rule say of the last day. */
export interface RuleMetrics {
  readonly source: string;
  readonly ruleId: string;
  readonly destination: string;
  /** `undefined` where there is no datum. */
  readonly failed?: number;
  /** Operations that were pending, hour by hour, the newest first. */
  readonly pending: readonly number[];
  /** Seconds, in the last hour. */
  readonly latency?: number;
}

const HOUR_SECONDS = 3_600;
const DAY_MS = 86_400_000;

/**
 * Three of the metrics are in the Region of the destination, and failures in that of the source.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/repl-metrics.html
 */
const METRICS = [
  { id: 'failed', name: 'OperationsFailedReplication', stat: 'Sum', atSource: true },
  { id: 'pending', name: 'OperationsPendingReplication', stat: 'Maximum', atSource: false },
  { id: 'latency', name: 'ReplicationLatency', stat: 'Maximum', atSource: false },
] as const;

/** Reads the metrics of the rules that have some. */
export async function readMetrics(
  source: LiveBucket,
  destinations: readonly LiveBucket[],
  now: Date,
): Promise<readonly RuleMetrics[]> {
  const rules = listAt(source.configuration, 'Rules').filter((rule) => at(rule, 'Status') === 'Enabled'
    && at(rule, 'Destination', 'Metrics', 'Status') === 'Enabled' && textAt(rule, 'Id') !== undefined);
  return Promise.all(rules.map(async (rule) => {
    const ruleId = textAt(rule, 'Id')!;
    const destination = (textAt(rule, 'Destination', 'Bucket') ?? '').replace(/^arn:[^:]*:s3:::/, '');
    const region = destinations.find(({ name }) => name === destination)?.region;
    const [failed, pending, latency] = await Promise.all(METRICS.map(async ({ id, name, stat, atSource }) => {
      const place = atSource ? source.region : region;
      const query = createQuery(id, name, stat, [source.name, destination, ruleId]);
      return place === undefined ? [] : readValues(source.reader, place, query, now);
    }));
    return {
      source: source.arn,
      ruleId,
      destination,
      pending,
      ...(failed.length === 0 ? {} : { failed: failed.reduce((sum, each) => sum + each, 0) }),
      ...(latency.length === 0 ? {} : { latency: latency[0] }),
    };
  }));
}

function createQuery(
  Id: string,
  MetricName: string,
  Stat: string,
  [source, destination, rule]: readonly string[],
): object {
  const Dimensions = [
    { Name: 'SourceBucket', Value: source }, { Name: 'DestinationBucket', Value: destination }, { Name: 'RuleId', Value: rule },
  ];
  return { Id, MetricStat: { Metric: { Namespace: 'AWS/S3', MetricName, Dimensions }, Period: HOUR_SECONDS, Stat } };
}

async function readValues(reader: Reader, region: string, query: object, now: Date): Promise<readonly number[]> {
  const input = {
    MetricDataQueries: [query],
    StartTime: new Date(now.getTime() - DAY_MS),
    EndTime: now,
    ScanBy: 'TimestampDescending',
  };
  const { found } = await reader.read({ name: 'GetMetricData', input, region, resource: `metrics in ${region}` });
  return listAt(found, 'MetricDataResults').flatMap((result) => listAt(result, 'Values'))
    .filter((value) => typeof value === 'number');
}
