import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ResourceEnvironment } from 'aws-cdk-lib/interfaces';
import type { MetricName } from './metrics';
import { METRICS } from './metrics';

/** One side of a rule. */
export interface MonitoredBucket {
  readonly bucket: IBucket;
  readonly env: ResourceEnvironment;
  readonly name: string;
  /** Whether that is a literal, which any stack may state. */
  readonly named: boolean;
}

/** An S3 rule, in the direction in which it replicates. */
export interface MonitoredRule {
  /** The id that S3 has, and that its metrics are keyed by. */
  readonly id: string;
  /** What that id ends with, after the id that the user gave the rule. */
  readonly idSuffix: string;
  /** The id of the destination that the rule serves. */
  readonly destinationId: string;
  readonly source: MonitoredBucket;
  readonly destination: MonitoredBucket;
  readonly crossAccount: boolean;
  readonly enabled: boolean;
  readonly metrics: boolean;
}

/** Whether a rule has this id, in `rules` or in S3. */
export function isNamed({ id, idSuffix }: MonitoredRule, ruleId: string): boolean {
  return ruleId === id || `${ruleId}-${idSuffix}` === id;
}

/** The dimensions of the metrics of a rule, exactly these three. */
export function renderDimensions({ id, source, destination }: MonitoredRule): { readonly [name: string]: string } {
  return {
    SourceBucket: source.name,
    DestinationBucket: destination.name,
    RuleId: id,
  };
}

/** The bucket in whose Region S3 publishes a metric of a rule. */
export function findPublisher(metric: MetricName, rule: MonitoredRule): MonitoredBucket {
  return rule[METRICS[metric].publishedBeside];
}

/** In the order of the Regions, whatever that of the items is. */
export function groupByBucket<T>(
  items: readonly T[],
  key: (item: T) => MonitoredBucket,
): (readonly [MonitoredBucket, readonly T[]])[] {
  const groups = new Map<MonitoredBucket, T[]>();
  for (const item of items) {
    groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  }
  return [...groups].sort(([a], [b]) => (a.env.region < b.env.region ? -1 : 1));
}

/** No page of AWS says in which account the metrics of the destination Region are where the accounts differ. */
export function isAccountKnown(metric: MetricName, { crossAccount }: Pick<MonitoredRule, 'crossAccount'>): boolean {
  return METRICS[metric].publishedBeside === 'source' || !crossAccount;
}
