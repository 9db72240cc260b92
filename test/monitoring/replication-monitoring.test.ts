import type { App } from 'aws-cdk-lib';
import { Duration, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import {
  EncryptedCrossRegionReplication,
  ReplicationAlarm,
  ReplicationDestination,
  ReplicationDirection,
  ReplicationKeys,
  ReplicationMonitoring,
  ReplicationSource,
} from 'cdk-encrypted-replication';
import type { EncryptedCrossRegionReplicationProps, ReplicationMonitoringOptions } from 'cdk-encrypted-replication';
import { FAILURE_REASONS } from '../../src/monitoring/private/alarm-description';
import { manyRules } from '../support/errors/fixture';
import { FAILURE_ADVICE } from '../support/reference/failure-advice';
import {
  ACCOUNT,
  OTHER_ACCOUNT,
  REPLICA_ARN,
  REPLICA_REGION,
  REPLICA_STACK,
  SOURCE_ARN,
  SOURCE_REGION,
  SOURCE_STACK,
  appWith,
  replicationIn,
} from '../support/replication';
import type { Replicated } from '../support/replication';

const ALARM = 'AWS::CloudWatch::Alarm';
const COMPOSITE = 'AWS::CloudWatch::CompositeAlarm';
const TOPIC = '${ReplicationAlarmsTopic}';

type Props = Partial<EncryptedCrossRegionReplicationProps>;

function monitored(options: ReplicationMonitoringOptions = {}, props: Props = {}): Replicated {
  return replicationIn({ props: { monitoring: new ReplicationMonitoring(options), ...props } });
}

const propertiesIn = ({ synthesized }: Replicated, stack: string) =>
  Object.values(synthesized.resources(stack, ALARM)).map(({ Properties }) => Properties);

function alarmsIn(replicated: Replicated, stack: string): string[] {
  return propertiesIn(replicated, stack).map(({ AlarmName }) => String(AlarmName)).sort();
}

const alarmOn = (replicated: Replicated, stack: string, metric: string) =>
  propertiesIn(replicated, stack).find(({ MetricName }) => MetricName === metric)!;

describe('default monitoring', () => {
  let replicated: Replicated;
  beforeAll(() => {
    replicated = monitored();
  });

  test('raises an alarm on one failure, in the Region of the source', () => {
    expect(alarmOn(replicated, SOURCE_STACK, 'OperationsFailedReplication')).toEqual({
      AlarmName: 'Documents-Replication-b65fa0f3-OperationsFailedReplication-all-eu-west-1',
      AlarmDescription: expect.stringContaining('by rule all-eu-west-1 has more than 0 failed operations, which S3 does not retry.'),
      Namespace: 'AWS/S3',
      MetricName: 'OperationsFailedReplication',
      Dimensions: [
        { Name: 'SourceBucket', Value: SOURCE_ARN.split(':::')[1] },
        { Name: 'DestinationBucket', Value: REPLICA_ARN.split(':::')[1] },
        { Name: 'RuleId', Value: 'all-eu-west-1' },
      ],
      Statistic: 'Sum',
      Period: 300,
      EvaluationPeriods: 1,
      DatapointsToAlarm: 1,
      Threshold: 0,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'notBreaching',
      AlarmActions: [TOPIC],
    });
  });

  test('raises an alarm on a destination that is 15 minutes behind, in its Region, and tells when it is over', () => {
    expect(alarmOn(replicated, REPLICA_STACK, 'ReplicationLatency')).toEqual({
      AlarmName: 'Documents-Replication-b65fa0f3-ReplicationLatency-all-eu-west-1',
      AlarmDescription: expect.stringContaining('by rule all-eu-west-1 is more than 900 seconds behind.'),
      Namespace: 'AWS/S3',
      MetricName: 'ReplicationLatency',
      Dimensions: [
        { Name: 'SourceBucket', Value: SOURCE_ARN.split(':::')[1] },
        { Name: 'DestinationBucket', Value: REPLICA_ARN.split(':::')[1] },
        { Name: 'RuleId', Value: 'all-eu-west-1' },
      ],
      Statistic: 'Maximum',
      Period: 300,
      EvaluationPeriods: 3,
      DatapointsToAlarm: 3,
      Threshold: 900,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'ignore',
      AlarmActions: [TOPIC],
      OKActions: [TOPIC],
    });
  });

  test('has no other alarm, and none that combines one', () => {
    expect([...alarmsIn(replicated, SOURCE_STACK), ...alarmsIn(replicated, REPLICA_STACK)]).toHaveLength(2);
    expect(replicated.synthesized.resources(REPLICA_STACK, COMPOSITE)).toEqual({});
  });

  test('needs no custom resource, no function and no strong reference', () => {
    expect(replicated.synthesized.strongMeans()).toEqual([]);
    expect(replicated.synthesized.text(SOURCE_STACK)).not.toContain('AWS::Lambda');
  });
});

test('a replication is not monitored unless asked to', () => {
  const { synthesized, replication } = replicationIn();
  const text = [SOURCE_STACK, REPLICA_STACK].map((stack) => synthesized.text(stack)).join();
  expect(text).not.toMatch(/AWS::(?:CloudWatch|SNS|Lambda)|Custom::/);
  expect(replication.alarmTopics).toEqual([]);
  expect(replication.dashboardName).toBeUndefined();
});

describe('an alarm that is chosen', () => {
  test('has its threshold and periods', () => {
    const options = { period: Duration.minutes(1), evaluationPeriods: 15, datapointsToAlarm: 10 };
    const replicated = monitored({ operationsPendingReplication: ReplicationAlarm.above(10_000, options) });
    expect(alarmOn(replicated, REPLICA_STACK, 'OperationsPendingReplication')).toMatchObject({
      Statistic: 'Maximum',
      Threshold: 10_000,
      Period: 60,
      EvaluationPeriods: 15,
      DatapointsToAlarm: 10,
      TreatMissingData: 'ignore',
      AlarmDescription: expect.stringContaining('has more than 10000 operations pending.'),
    });
  });

  test('on pending bytes has the defaults of the others', () => {
    const replicated = monitored({ bytesPendingReplication: ReplicationAlarm.above(1e9) });
    expect(alarmOn(replicated, REPLICA_STACK, 'BytesPendingReplication')).toMatchObject({
      Statistic: 'Maximum',
      Threshold: 1e9,
      Period: 300,
      EvaluationPeriods: 3,
      TreatMissingData: 'ignore',
      AlarmDescription: expect.stringContaining('has more than 1000000000 bytes pending.'),
    });
  });

  test('may be a day long, or seven days with periods of an hour', () => {
    const day = ReplicationAlarm.above(1, { period: Duration.minutes(30), evaluationPeriods: 48 });
    const week = ReplicationAlarm.above(1, { period: Duration.hours(1), evaluationPeriods: 168 });
    const replicated = monitored({ bytesPendingReplication: day, operationsPendingReplication: week });
    expect(alarmsIn(replicated, REPLICA_STACK)).toHaveLength(3);
  });

  test('may be none', () => {
    const replicated = monitored({ replicationLatency: ReplicationAlarm.none() });
    expect(replicated.synthesized.resources(REPLICA_STACK, ALARM)).toEqual({});
    expect(alarmsIn(replicated, SOURCE_STACK)).toHaveLength(1);
  });
});

describe('a description', () => {
  const failures = (options?: ReplicationMonitoringOptions, props?: Props): string =>
    alarmOn(monitored(options, props), SOURCE_STACK, 'OperationsFailedReplication').AlarmDescription;

  test('links the runbook, ours by default', () => {
    expect(failures()).toMatch(/ Runbook: https:\/\/github\.com\/.*\/docs\/guide\/troubleshooting\.md$/);
    expect(failures({ runbookUrl: 'https://wiki.example.com/r' })).toMatch(/ Runbook: https:\/\/wiki\.example\.com\/r$/);
  });

  test('names failure reasons that S3 has, and the page of the others', () => {
    expect(FAILURE_REASONS.filter((reason) => !failures().includes(reason))).toEqual([]);
    expect(FAILURE_REASONS.filter((reason) => !Object.hasOwn(FAILURE_ADVICE, reason))).toEqual([]);
    expect(failures()).toContain('https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-failure-codes.html');
  });

  test('is at most what CloudWatch takes, with the longest id, URL and threshold', () => {
    const rules = [{ id: 'r'.repeat(255 - `-${REPLICA_REGION}`.length) }];
    const longest = failures({
      runbookUrl: `https://${'w'.repeat(192)}`,
      operationsFailedReplication: ReplicationAlarm.above(Number.MAX_SAFE_INTEGER),
    }, { rules });
    expect(longest.length).toBeLessThanOrEqual(1024);
  });
});

describe('composite alarms', () => {
  const pending = { bytesPendingReplication: ReplicationAlarm.above(1) };

  test('combine all alarms of a Region, and notify nobody', () => {
    expect(monitored(pending).synthesized.resource(REPLICA_STACK, COMPOSITE).Properties).toEqual({
      AlarmName: 'Documents-Replication-b65fa0f3',
      AlarmDescription: expect.stringContaining(`in ALARM in ${REPLICA_REGION}`),
      AlarmRule: [
        'ALARM("${DocumentsReplicationMonitoringBytesPendingReplicationalleuwest1}")',
        'ALARM("${DocumentsReplicationMonitoringReplicationLatencyalleuwest1}")',
      ].join(' OR '),
    });
  });

  test('stand where there are two alarms alone', () => {
    expect(monitored(pending).synthesized.resources(SOURCE_STACK, COMPOSITE)).toEqual({});
  });

  test('may be left out', () => {
    const { synthesized } = monitored({ ...pending, compositeAlarms: false });
    expect(synthesized.resources(REPLICA_STACK, COMPOSITE)).toEqual({});
  });

  test('combine at most 100 alarms, and need not', () => {
    const rules = manyRules(100);
    expect(Object.keys(monitored({}, { rules }).synthesized.resources(SOURCE_STACK, COMPOSITE))).toHaveLength(1);
    const more = monitored({ compositeAlarms: false }, { rules: manyRules(101) });
    expect(alarmsIn(more, SOURCE_STACK)).toHaveLength(101);
  });
});

describe('rules', () => {
  test('that are disabled have no alarm', () => {
    const replicated = monitored({}, { rules: [{ id: 'on' }, { id: 'off', enabled: false }] });
    expect(alarmsIn(replicated, SOURCE_STACK)).toEqual([expect.stringMatching(/-on-eu-west-1$/)]);
  });

  test('without metrics have no alarm, and a warning names them', () => {
    const replicated = monitored({}, { rules: [{ id: 'on' }, { id: 'drafts', metrics: false }] });
    expect(alarmsIn(replicated, SOURCE_STACK)).toEqual([expect.stringMatching(/-on-eu-west-1$/)]);
    Annotations.fromStack(replicated.stack).hasWarning('*', Match.stringLikeRegexp('no alarm tells of failures by drafts-eu-west-1'));
  });

  test('with metrics have no warning', () => {
    Annotations.fromStack(monitored().stack).hasNoWarning('*', Match.stringLikeRegexp('no alarm tells'));
  });

  test('in another order make the same', () => {
    const resources = (...ids: string[]) => {
      const { synthesized } = monitored({}, { rules: ids.map((id) => ({ id })) });
      return [ALARM, COMPOSITE].map((type) => synthesized.resources(SOURCE_STACK, type));
    };
    expect(JSON.stringify(resources('b', 'a'))).toBe(JSON.stringify(resources('a', 'b')));
  });

  test('that are added leave the alarms of the others as they are', () => {
    const alarms = (...ids: string[]) =>
      monitored({}, { rules: ids.map((id) => ({ id })) }).synthesized.resources(SOURCE_STACK, ALARM);
    const more = alarms('z', 'b', 'a');
    expect(Object.entries(alarms('b')).map(([id]) => more[id])).toEqual(Object.values(alarms('b')));
    expect(Object.keys(more)).toHaveLength(3);
  });

  test('with ids of odd characters have alarms with names of their own', () => {
    const replicated = monitored({}, { rules: [{ id: 'a b' }, { id: 'a-b' }, { id: 'a/b' }] });
    const names = alarmsIn(replicated, SOURCE_STACK);
    expect(new Set(names).size).toBe(3);
    expect(names.every((name) => /^[\w-]{1,255}$/.test(name))).toBe(true);
  });
});

describe('alarms of a destination', () => {
  const backupStack = (app: App) => new Stack(app, 'Backup', { env: { account: ACCOUNT, region: REPLICA_REGION } });

  test('in another account are those of its failures, in the account of the source', () => {
    const vault = ReplicationDestination.inAccount(OTHER_ACCOUNT, REPLICA_REGION);
    const replicated = monitored({}, { destinations: [vault] });
    const { synthesized } = replicated;
    expect(alarmsIn(replicated, SOURCE_STACK)).toEqual([
      'Documents-Replication-b65fa0f3-OperationsFailedReplication-all-222222222222-eu-west-1',
    ]);
    expect(synthesized.resources(`Documents-replica-${OTHER_ACCOUNT}-${REPLICA_REGION}`, ALARM)).toEqual({});
  });

  test('in a stack of the user are in that stack', () => {
    const replicated = replicationIn({
      props: (_stack, app) => ({
        destinations: [ReplicationDestination.inStack(backupStack(app))],
        monitoring: new ReplicationMonitoring(),
      }),
    });
    expect(alarmsIn(replicated, 'Backup')).toEqual(['Documents-Replication-b65fa0f3-ReplicationLatency-all-eu-west-1']);
  });

  test('that this app does not own are in a stack for them, which the source waits for', () => {
    const replicated = monitored({}, {
      destinations: [ReplicationDestination.fromBucketAttributes({
        bucketName: 'example-backup',
        keyArn: `arn:aws:kms:${REPLICA_REGION}:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`,
        region: REPLICA_REGION,
      })],
    });
    expect(alarmOn(replicated, REPLICA_STACK, 'ReplicationLatency').Dimensions)
      .toContainEqual({ Name: 'DestinationBucket', Value: 'example-backup' });
    expect(replicated.synthesized.dependenciesOf(SOURCE_STACK)).toContain(REPLICA_STACK);
  });

  test('that are both ways are in both Regions, with the ids of both directions', () => {
    const both = ReplicationDestination.inRegion(REPLICA_REGION, { direction: ReplicationDirection.TWO_WAY });
    const replicated = monitored({}, { destinations: [both] });
    expect(alarmsIn(replicated, SOURCE_STACK)).toEqual([
      'Documents-Replication-b65fa0f3-OperationsFailedReplication-all-eu-west-1',
      'Documents-Replication-b65fa0f3-ReplicationLatency-all-ap-southeast-1',
    ]);
    expect(alarmsIn(replicated, REPLICA_STACK)).toEqual([
      'Documents-Replication-b65fa0f3-OperationsFailedReplication-all-ap-southeast-1',
      'Documents-Replication-b65fa0f3-ReplicationLatency-all-eu-west-1',
    ]);
  });
});

describe('an existing source bucket', () => {
  const source = (stack: Stack, bucketName?: string): ReplicationSource => ReplicationSource.fromBucket(new Bucket(stack, 'Own', {
    bucketName,
    encryption: BucketEncryption.KMS,
    encryptionKey: new Key(stack, 'Key'),
    versioned: true,
  }));
  const none = ReplicationAlarm.none();

  test('with a name has alarms on both sides', () => {
    const replicated = replicationIn({
      props: (stack) => ({ source: source(stack, 'example-documents'), monitoring: new ReplicationMonitoring() }),
    });
    expect(alarmOn(replicated, REPLICA_STACK, 'ReplicationLatency').Dimensions)
      .toContainEqual({ Name: 'SourceBucket', Value: 'example-documents' });
  });

  test('with a replica bucket of the user is watched by the name of that, whichever it has', () => {
    const replicated = replicationIn({
      props: (_stack, app) => {
        const there = new Stack(app, 'Backup', { env: { account: ACCOUNT, region: REPLICA_REGION } });
        const replica = new Bucket(there, 'Replica', { encryptionKey: new Key(there, 'Key'), versioned: true });
        return { destinations: [ReplicationDestination.fromBucket(replica)], monitoring: new ReplicationMonitoring() };
      },
    });
    expect(alarmOn(replicated, 'Backup', 'ReplicationLatency').Dimensions)
      .toContainEqual({ Name: 'DestinationBucket', Value: '${Replica}' });
    expect(alarmOn(replicated, SOURCE_STACK, 'OperationsFailedReplication').Dimensions)
      .toContainEqual({ Name: 'DestinationBucket', Value: '${Backup/Replica}' });
  });

  test('without a name has alarms on failures', () => {
    const replicated = replicationIn({
      props: (stack) => ({
        source: source(stack),
        monitoring: new ReplicationMonitoring({ replicationLatency: none }),
      }),
    });
    expect(alarmOn(replicated, SOURCE_STACK, 'OperationsFailedReplication').Dimensions)
      .toContainEqual({ Name: 'SourceBucket', Value: '${Own}' });
  });
});

test('an account that is not known stands in ARNs alone', () => {
  const { synthesized } = replicationIn({ account: 'token', props: { monitoring: new ReplicationMonitoring() } });
  expect(synthesized.resource(REPLICA_STACK, ALARM).Properties.Dimensions[0].Value)
    .toBe('documents-replication-b65fa0f3-${AWS::AccountId}-ap-southeast-1-an');
  expect(synthesized.resource(SOURCE_STACK, 'AWS::CloudWatch::Dashboard').Properties.DashboardBody)
    .toContain(`arn:aws:cloudwatch:${REPLICA_REGION}:\${AWS::AccountId}:alarm:`);
});

test('several replications of a stack share its topic', () => {
  // GIVEN
  const app = appWith();
  const stack = new Stack(app, SOURCE_STACK, { env: { account: ACCOUNT, region: SOURCE_REGION } });

  // WHEN
  const [a, b] = ['A', 'B'].map((id) => new EncryptedCrossRegionReplication(stack, id, {
    destinations: [ReplicationDestination.inRegion(REPLICA_REGION)],
    keys: ReplicationKeys.singleRegion(),
    monitoring: new ReplicationMonitoring(),
  }));

  // THEN
  expect(a.alarmTopics).toEqual(b.alarmTopics);
  expect(a.alarmTopics.map(({ env }) => env.region)).toEqual([SOURCE_REGION, REPLICA_REGION]);
  expect(a.dashboardName).not.toBe(b.dashboardName);
});

test('under an App the alarms are in the stacks of the replication', () => {
  const app = appWith();
  const replication = new EncryptedCrossRegionReplication(app, 'Documents', {
    source: ReplicationSource.create({ env: { account: ACCOUNT, region: SOURCE_REGION } }),
    destinations: [ReplicationDestination.inRegion(REPLICA_REGION)],
    monitoring: new ReplicationMonitoring(),
  });
  const stacks = [replication.sourceStack, replication.replica(REPLICA_REGION).stack];
  expect(replication.alarmTopics.map(({ stack }) => stack)).toEqual(stacks);
});
