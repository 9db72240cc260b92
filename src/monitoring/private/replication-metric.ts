import { Stack, Token } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Alarm, CreateAlarmOptions, MetricOptions, MetricProps } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct, IConstruct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';

const MARK = Symbol.for('cdk-encrypted-replication.ReplicationMetric');
const WATCHED = Symbol.for('cdk-encrypted-replication.AlarmsWatched');

/** A metric that remembers that its Region counts, also when it is changed. */
export class ReplicationMetric extends Metric {
  constructor(props: MetricProps) {
    super(props);
    Object.defineProperty(this, MARK, { value: true });
  }

  public with(props: MetricOptions): Metric {
    const changed = super.with(props);
    return changed === this ? this : new ReplicationMetric({ ...changed, ...readPlace(changed) });
  }

  public createAlarm(scope: Construct, id: string, props: CreateAlarmOptions): Alarm {
    requireRegionOf(scope);
    return super.createAlarm(scope, id, props);
  }
}

/** What a metric keeps behind accessors, and what it calls by another name than its props. */
function readPlace({ account, region, dimensions }: Metric): MetricOptions {
  return { account, region, dimensionsMap: dimensions };
}

/** Looks, once per app, at every alarm that is not made by a metric itself. */
export function watchAlarms(scope: IConstruct): void {
  const { root } = scope.node;
  if (WATCHED in root) {
    return;
  }
  Object.defineProperty(root, WATCHED, { value: true });
  root.node.addValidation({
    validate: () => {
      root.node.findAll().filter(watchesReplication).forEach(requireRegionOf);
      return [];
    },
  });
}

function watchesReplication(construct: IConstruct): boolean {
  return 'metric' in construct && isReplicationMetric(construct.metric);
}

/** A metric of ours, or an expression that uses one. */
function isReplicationMetric(metric: unknown): boolean {
  if (typeof metric !== 'object' || metric === null) {
    return false;
  }
  const used = 'usingMetrics' in metric ? Object.values(metric.usingMetrics as object) : [];
  return MARK in metric || used.some(isReplicationMetric);
}

/** CDK compares the Region of a metric with that of the stack where it knows both, and else drops it. */
function requireRegionOf(scope: IConstruct): void {
  const { region, node } = Stack.of(scope);
  if (Token.isUnresolved(region)) {
    throw new ReplicationError('MetricInStackWithoutRegion', scope, {
      problem: 'an alarm on a replication metric is in a stack whose Region is not known at synth time',
      value: node.path,
      remedy: "give the stack the Region of the metric, such as env: { region: 'eu-west-1' }",
    });
  }
}
