import { App, Stack } from 'aws-cdk-lib';
import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import {
  EncryptedCrossRegionReplication,
  ReplicationAlarm,
  ReplicationDestination,
  ReplicationKeys,
  ReplicationMonitoring,
} from 'cdk-encrypted-replication';
import type { AlarmRow } from '../support/alarms';
import { alarmsOf, bucketsOf, rulesOf } from '../support/alarms';
import { EXAMPLES, synthesizeExample } from '../support/examples';
import { ACCOUNT, OTHER_ACCOUNT } from '../support/replication';

/** What S3 documents, written by hand: Region, statistic, and what AWS and we say of missing data. */
const DOCUMENTED: Readonly<Record<string, readonly [side: 'source' | 'destination', statistic: string, missing: string]>> = {
  ReplicationLatency: ['destination', 'Maximum', 'ignore'],
  BytesPendingReplication: ['destination', 'Maximum', 'ignore'],
  OperationsPendingReplication: ['destination', 'Maximum', 'ignore'],
  OperationsFailedReplication: ['source', 'Sum', 'notBreaching'],
};

/** Why an alarm would never have data, for each that would not. */
function withoutData(assembly: CloudAssembly): string[] {
  const [regions, rules] = [bucketsOf(assembly), rulesOf(assembly)];
  return alarmsOf(assembly).flatMap(({ name, region, namespace, metric, dimensions, statistic, missingData }) => {
    const { SourceBucket, DestinationBucket, RuleId } = dimensions;
    const [side, ...documented] = DOCUMENTED[metric];
    const rule = rules.find(({ id, sourceBucket, destinationBucket }) =>
      id === RuleId && sourceBucket === SourceBucket && destinationBucket === DestinationBucket);
    const published = regions.get(side === 'source' ? SourceBucket : DestinationBucket);
    return [
      ...(namespace === 'AWS/S3' && Object.keys(dimensions).length === 3 ? [] : [`${name}: another metric`]),
      ...(rule?.metrics ? [] : [`${name}: no rule publishes it`]),
      ...(region === published ? [] : [`${name}: published in ${published}, watched in ${region}`]),
      ...(String([statistic, missingData]) === String(documented) ? [] : [`${name}: ${statistic}, ${missingData}`]),
    ];
  });
}

let monitored: CloudAssembly;
beforeAll(() => {
  monitored = synthesizeExample('monitored');
});

const inRegions = (assembly: CloudAssembly, wanted: Partial<AlarmRow>) => alarmsOf(assembly)
  .filter((alarm) => Object.entries(wanted).every(([key, value]) => alarm[key as keyof AlarmRow] === value))
  .map(({ region, dimensions }) => `${dimensions.RuleId} in ${region}`)
  .sort();

test('no alarm of the example stands on a metric that does not exist in its Region', () => {
  expect(withoutData(monitored)).toEqual([]);
});

test('failures are watched at the source of each rule, the reverse rule in the other Region', () => {
  expect(inRegions(monitored, { metric: 'OperationsFailedReplication' })).toEqual([
    'contracts-ca-central-1 in eu-central-1',
    'contracts-eu-north-1 in eu-central-1',
    'everything-ca-central-1 in eu-central-1',
    'everything-eu-north-1 in eu-central-1',
    'everything-eu-west-1 in us-east-1',
    'everything-us-east-1 in eu-west-1',
  ]);
});

test.each(['BytesPendingReplication', 'OperationsPendingReplication'])('%s is watched at each destination, where asked for', (metric) => {
  expect(inRegions(monitored, { metric })).toEqual([
    'contracts-ca-central-1 in ca-central-1',
    'contracts-eu-north-1 in eu-north-1',
    'everything-ca-central-1 in ca-central-1',
    'everything-eu-north-1 in eu-north-1',
  ]);
});

test('latency is watched at each destination of both directions', () => {
  expect(inRegions(monitored, { metric: 'ReplicationLatency' })).toEqual([
    'contracts-ca-central-1 in ca-central-1',
    'contracts-eu-north-1 in eu-north-1',
    'everything-ca-central-1 in ca-central-1',
    'everything-eu-north-1 in eu-north-1',
    'everything-eu-west-1 in eu-west-1',
    'everything-us-east-1 in us-east-1',
  ]);
});

test('an alarm in another Region than its metric is found', () => {
  // GIVEN
  const app = new App();
  const stack = new Stack(app, 'Documents', { env: { account: ACCOUNT, region: 'eu-west-1' } });
  const { metrics } = new EncryptedCrossRegionReplication(stack, 'Replication', {
    destinations: [ReplicationDestination.inRegion('eu-central-1')],
  });

  // WHEN
  const { dimensions = {} } = metrics.replicationLatency();
  new CfnAlarm(stack, 'Misplaced', {
    alarmName: 'misplaced',
    namespace: 'AWS/S3',
    metricName: 'ReplicationLatency',
    dimensions: Object.entries(dimensions).map(([name, value]) => ({ name, value: String(value) })),
    statistic: 'Maximum',
    comparisonOperator: 'GreaterThanThreshold',
    evaluationPeriods: 1,
    treatMissingData: 'ignore',
  });

  // THEN
  expect(withoutData(app.synth())).toEqual(['misplaced: published in eu-central-1, watched in eu-west-1']);
});

test('a replication into two accounts has no alarm on a metric whose account is not known', () => {
  // GIVEN
  const app = new App();
  const stack = new Stack(app, 'Documents', { env: { account: ACCOUNT, region: 'eu-west-1' } });
  const vault = ReplicationDestination.inAccount(OTHER_ACCOUNT, 'eu-north-1');

  // WHEN
  new EncryptedCrossRegionReplication(stack, 'Replication', {
    destinations: [ReplicationDestination.inRegion('eu-central-1'), vault],
    keys: ReplicationKeys.singleRegion(),
    rules: [{ id: 'all' }],
    monitoring: new ReplicationMonitoring({ bytesPendingReplication: ReplicationAlarm.above(0) }),
  });
  const assembly = app.synth();

  // THEN
  expect(withoutData(assembly)).toEqual([]);
  expect(alarmsOf(assembly).map(({ name, account }) => `${name.split('-').slice(3).join('-')} of ${account}`).sort()).toEqual([
    'BytesPendingReplication-all-eu-central-1 of 111111111111',
    'OperationsFailedReplication-all-222222222222-eu-north-1 of 111111111111',
    'OperationsFailedReplication-all-eu-central-1 of 111111111111',
    'ReplicationLatency-all-eu-central-1 of 111111111111',
  ]);
});

test('no example without monitoring has an alarm, a dashboard or a topic of alarms', () => {
  const others = Object.keys(EXAMPLES).filter((name) => !['canary', 'drill', 'monitored', 'repair'].includes(name));
  const resources = others.flatMap((name) => synthesizeExample(name, { context: { 'cdk-encrypted-replication:proof': false } }).stacksRecursively)
    .flatMap(({ template }) => Object.entries<any>(template.Resources ?? {}).map(([id, { Type }]) => `${Type} ${id}`));
  expect(resources.filter((each) => /^AWS::CloudWatch| ReplicationAlarms/.test(each))).toEqual([]);
});
