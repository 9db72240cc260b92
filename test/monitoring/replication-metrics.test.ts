import { Duration, Lazy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Alarm, Dashboard, GraphWidget, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { ReplicationDestination, ReplicationDirection, ReplicationKeys } from 'cdk-encrypted-replication';
import type { ReplicationMetricOptions, ReplicationMetrics } from 'cdk-encrypted-replication';
import { ACCOUNT, OTHER_ACCOUNT, REPLICA_REGION, SOURCE_REGION, replicationIn } from '../support/replication';

type Name = 'replicationLatency' | 'bytesPendingReplication' | 'operationsPendingReplication' | 'operationsFailedReplication';

/** By S3's documents: the Region of which bucket, statistic, unit. */
const PUBLISHED: readonly (readonly [name: Name, metric: string, region: string, statistic: string, unit: string])[] = [
  ['replicationLatency', 'ReplicationLatency', REPLICA_REGION, 'Maximum', 'Seconds'],
  ['bytesPendingReplication', 'BytesPendingReplication', REPLICA_REGION, 'Maximum', 'Bytes'],
  ['operationsPendingReplication', 'OperationsPendingReplication', REPLICA_REGION, 'Maximum', 'Count'],
  ['operationsFailedReplication', 'OperationsFailedReplication', SOURCE_REGION, 'Sum', 'Count'],
];

function metric(metrics: ReplicationMetrics, name: Name, options?: ReplicationMetricOptions): Metric {
  return metrics[name](options);
}

function dimensionsOf(stack: Stack, { dimensions }: Metric): unknown {
  return stack.resolve(dimensions);
}

describe.each(PUBLISHED)('%s', (name, metricName, region, statistic, unit) => {
  test('has the name, Region, account, statistic and unit that S3 documents', () => {
    expect(metric(replicationIn().replication.metrics, name)).toMatchObject({
      namespace: 'AWS/S3', metricName, region, account: ACCOUNT, statistic, unit, period: Duration.minutes(1),
    });
  });

  test('has exactly the three dimensions', () => {
    const { replication } = replicationIn();
    const elsewhere = new Stack(replication.sourceStack.node.scope!, 'Elsewhere', { env: { account: ACCOUNT, region: 'us-east-1' } });
    expect(dimensionsOf(elsewhere, metric(replication.metrics, name))).toEqual({
      SourceBucket: 'documents-replication-b65fa0f3-111111111111-ap-southeast-1-an',
      DestinationBucket: 'documents-replication-b65fa0f3-111111111111-eu-west-1-an',
      RuleId: `all-${REPLICA_REGION}`,
    });
  });

  test('of an account that is not known has the account of whoever uses it', () => {
    const { replication } = replicationIn({ account: 'token' });
    expect(metric(replication.metrics, name).account).toBeUndefined();
  });

  test('makes an alarm in a stack of its Region', () => {
    const { replication, app } = replicationIn();
    const ops = new Stack(app, 'Ops', { env: { account: ACCOUNT, region } });
    metric(replication.metrics, name).createAlarm(ops, 'Alarm', { threshold: 1, evaluationPeriods: 1 });
    Template.fromStack(ops).hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: metricName, Statistic: statistic });
  });
});

test('the metrics of another account have the account of failures alone', () => {
  const { replication } = replicationIn({
    props: { destinations: [ReplicationDestination.inAccount(OTHER_ACCOUNT, REPLICA_REGION)] },
  });
  const accounts = PUBLISHED.map(([name]) => metric(replication.metrics, name).account);
  expect(accounts).toEqual([undefined, undefined, undefined, ACCOUNT]);
});

describe('of several rules and destinations', () => {
  const near = ReplicationDestination.inRegion(REPLICA_REGION);
  const far = ReplicationDestination.inRegion('us-east-1');
  const { replication: { metrics } } = replicationIn({
    props: {
      destinations: [near, far],
      rules: [{ id: 'contracts' }, { id: 'drafts', destinations: [far] }],
      keys: ReplicationKeys.singleRegion(),
    },
  });

  test.each<[string, ReplicationMetricOptions, string, string]>([
    ['the id of S3', { ruleId: 'contracts-us-east-1' }, 'contracts-us-east-1', 'us-east-1'],
    ['the id of the rule and a destination', { ruleId: 'contracts', destination: far }, 'contracts-us-east-1', 'us-east-1'],
    ['the id of the rule, if it has one destination', { ruleId: 'drafts' }, 'drafts-us-east-1', 'us-east-1'],
    ['the destination, if it has one rule', { destination: near }, `contracts-${REPLICA_REGION}`, REPLICA_REGION],
  ])('a metric is found by %s', (_what, options, ruleId, region) => {
    const found = metrics.replicationLatency(options);
    expect([found.dimensions?.RuleId, found.region]).toEqual([ruleId, region]);
  });

  test('a colour may be known at deployment only', () => {
    const color = Lazy.string({ produce: () => '#1f77b4' });
    expect(metrics.replicationLatency({ ruleId: 'drafts', color })).toMatchObject({ color });
  });

  test('a period, a label and a colour may be stated', () => {
    const options = { ruleId: 'drafts', period: Duration.minutes(5), label: 'drafts', color: '#1f77b4' };
    expect(metrics.replicationLatency(options)).toMatchObject({ period: options.period, label: 'drafts', color: '#1f77b4' });
  });
});

describe('two-way replication', () => {
  const both = ReplicationDestination.inRegion(REPLICA_REGION, { direction: ReplicationDirection.TWO_WAY });
  const { replication: { metrics, sourceStack } } = replicationIn({ props: { destinations: [both] } });

  test('has the metrics of the opposite direction, each in the other Region', () => {
    expect(metrics.reverse?.replicationLatency().region).toBe(SOURCE_REGION);
    expect(metrics.reverse?.operationsFailedReplication().region).toBe(REPLICA_REGION);
  });

  test('has their dimensions exchanged', () => {
    expect(dimensionsOf(sourceStack, metrics.reverse!.operationsFailedReplication())).toEqual({
      SourceBucket: 'documents-replication-b65fa0f3-111111111111-eu-west-1-an',
      DestinationBucket: 'documents-replication-b65fa0f3-111111111111-ap-southeast-1-an',
      RuleId: `all-${SOURCE_REGION}`,
    });
  });

  test('finds a reverse rule by the id of the rule', () => {
    expect(metrics.reverse?.replicationLatency({ ruleId: 'all' }).dimensions?.RuleId).toBe(`all-${SOURCE_REGION}`);
  });
});

test('one-way replication has no metrics of the opposite direction', () => {
  expect(replicationIn().replication.metrics.reverse).toBeUndefined();
});

describe('a metric that is changed', () => {
  const { replication: { metrics } } = replicationIn();

  test('keeps everything else', () => {
    const changed = metrics.operationsFailedReplication({ label: 'failures' }).with({ period: Duration.hours(1) });
    expect(changed).toMatchObject({
      namespace: 'AWS/S3',
      metricName: 'OperationsFailedReplication',
      period: Duration.hours(1),
      region: SOURCE_REGION,
      account: ACCOUNT,
      statistic: 'Sum',
      label: 'failures',
      dimensions: { RuleId: `all-${REPLICA_REGION}` },
    });
  });

  test('is the same if nothing changes', () => {
    const latency = metrics.replicationLatency();
    expect(latency.with({})).toBe(latency);
  });
});

describe('an app without a Region', () => {
  test('may draw the metrics: a graph keeps their Region', () => {
    const { replication, app } = replicationIn();
    const ops = new Stack(app, 'Ops');
    new Dashboard(ops, 'Dashboard').addWidgets(new GraphWidget({ left: [replication.metrics.replicationLatency()] }));
    expect(JSON.stringify(Template.fromStack(ops).toJSON())).toContain(`\\"region\\":\\"${REPLICA_REGION}\\"`);
  });

  test('may have alarms on other metrics', () => {
    const { replication, app } = replicationIn();
    replication.metrics.replicationLatency();
    replication.metrics.operationsFailedReplication();
    const ops = new Stack(app, 'Ops');
    const errors = new Metric({ namespace: 'AWS/Lambda', metricName: 'Errors' });
    new Alarm(ops, 'Alarm', { metric: errors, threshold: 1, evaluationPeriods: 1 });
    Object.assign(new Construct(ops, 'NoAlarm'), { metric: undefined });
    Template.fromStack(ops).resourceCountIs('AWS::CloudWatch::Alarm', 1);
  });
});
