import type { App, Stack } from 'aws-cdk-lib';
import { Duration, Lazy } from 'aws-cdk-lib';
import { Alarm, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { Alias } from 'aws-cdk-lib/aws-kms';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import {
  AlarmTopics,
  ReplicationAlarm,
  ReplicationDestination,
  ReplicationMonitoring,
  ReplicationSource,
} from 'cdk-encrypted-replication';
import type {
  EncryptedCrossRegionReplication,
  ReplicationAlarmOptions,
  ReplicationMonitoringOptions,
  ReplicationRule,
} from 'cdk-encrypted-replication';
import type { ErrorCase } from './error-case';
import {
  OTHER_ACCOUNT,
  REPLICA_REGION,
  SOURCE_REGION,
  manyRules,
  replicate,
  replicateBy,
  sourceStack,
  stackBeside,
} from './fixture';

const none = ReplicationAlarm.none();
const NO_ALARM: ReplicationMonitoringOptions = { operationsFailedReplication: none, replicationLatency: none };

function monitor(options: ReplicationMonitoringOptions, rules?: ReplicationRule[]): EncryptedCrossRegionReplication {
  return replicate({ rules, monitoring: new ReplicationMonitoring(options) });
}

function alarmAbove(threshold: number, options?: ReplicationAlarmOptions): () => void {
  return () => monitor({ replicationLatency: ReplicationAlarm.above(threshold, options) });
}

/** An imported topic of a Region, in the source stack. */
function topicIn(stack: Stack, region: string): ReturnType<typeof Topic.fromTopicArn> {
  return Topic.fromTopicArn(stack, `Topic-${region}`, `arn:aws:sns:${region}:111111111111:alarms`);
}

const CHOICES: readonly ErrorCase[] = [
  {
    code: 'MonitoringEmpty',
    title: 'fails when the monitoring has neither an alarm nor a dashboard',
    act: () => monitor({ ...NO_ALARM, dashboard: false }),
    problem: 'neither an alarm nor a dashboard',
    value: { alarms: [], dashboard: false },
    remedy: "leave 'monitoring' out",
  },
  {
    code: 'MonitoringWithoutMetrics',
    title: 'fails when monitoring is on and the metrics of the only rule are off',
    act: () => monitor({}, [{ id: 'drafts', metrics: false }]),
    problem: 'S3 publishes no metrics of a destination that is monitored',
    value: `ReplicationDestination.inRegion("${REPLICA_REGION}")`,
    remedy: "leave 'metrics' of an enabled rule for it out",
  },
  {
    code: 'MonitoringWithoutMetrics',
    title: 'fails when monitoring is on and the rule with metrics is disabled',
    act: () => monitor({}, [{ id: 'drafts', metrics: false }, { id: 'former', enabled: false }]),
    problem: 'S3 publishes no metrics of a destination that is monitored',
    value: `ReplicationDestination.inRegion("${REPLICA_REGION}")`,
    remedy: "leave 'monitoring' out",
  },
  {
    code: 'MonitoringAcrossAccounts',
    title: 'fails when latency is to be watched and the only destination is in another account',
    act: () => replicate({
      destinations: [ReplicationDestination.inAccount(OTHER_ACCOUNT, REPLICA_REGION)],
      monitoring: new ReplicationMonitoring({ replicationLatency: ReplicationAlarm.above(60) }),
    }),
    problem: 'every destination is in another account',
    value: ['ReplicationLatency'],
    remedy: 'failures are published in this one',
  },
  {
    code: 'RunbookUrlInvalid',
    title: 'fails when the runbook is no URL',
    act: () => monitor({ runbookUrl: 'the wiki' }),
    problem: "'runbookUrl' is not a URL",
    value: 'the wiki',
    remedy: 'begins with https://',
  },
  ...['ftp://wiki.example.com/r', 'https://wiki.example.com/the page', 'https://wiki.example.com/r\u0000', 'https://', 'https://[r',
    'javascript:alert(1)', ''].map((runbookUrl): ErrorCase => ({
    code: 'RunbookUrlInvalid',
    title: `fails when the URL of the runbook is ${JSON.stringify(runbookUrl)}`,
    act: () => monitor({ runbookUrl }),
    problem: "'runbookUrl' is not a URL that fits the description of an alarm",
    value: runbookUrl,
    remedy: 'use one that begins with https://',
  })),
  {
    code: 'RunbookUrlInvalid',
    title: 'fails when the URL of the runbook is too long for a description',
    act: () => monitor({ runbookUrl: `https://${'w'.repeat(193)}` }),
    problem: "'runbookUrl' is not a URL that fits",
    value: `https://${'w'.repeat(193)}`,
    remedy: 'at most 200 characters',
  },
  {
    code: 'TooManyAlarms',
    title: 'fails when a composite alarm would have too long a rule',
    act: () => monitor({}, manyRules(101)),
    problem: 'a composite alarm would combine 101 alarms',
    value: 101,
    remedy: "'compositeAlarms: false'",
    path: 'Documents/Replication/Monitoring',
  },
  {
    code: 'TooManyAlarms',
    title: 'fails when the names of few alarms are too long for a rule',
    act: () => monitor({}, manyRules(50).map(({ id }) => ({ id: `${'n'.repeat(180)}-${id}` }))),
    problem: 'a composite alarm would combine 50 alarms by a rule of 1',
    value: 50,
    remedy: 'ReplicationAlarm.none()',
    path: 'Documents/Replication/Monitoring',
  },
  {
    code: 'DashboardTooLarge',
    title: 'fails when a dashboard would draw too many rules',
    act: () => monitor({ compositeAlarms: false }, manyRules(501)),
    problem: 'the metrics of 501 S3 rules',
    value: 501,
    remedy: "'dashboard: false'",
  },
  {
    code: 'BucketNameRequired',
    title: 'fails when an existing source bucket without a name is named by an alarm in the Region of a destination',
    act: () => {
      const stack = sourceStack();
      const bucket = new CfnBucket(stack, 'Own', {
        bucketEncryption: {
          serverSideEncryptionConfiguration: [{
            serverSideEncryptionByDefault: {
              sseAlgorithm: 'aws:kms',
              kmsMasterKeyId: `arn:aws:kms:${SOURCE_REGION}:111111111111:key/1234`,
            },
          }],
        },
      });
      replicate({ source: ReplicationSource.fromBucket(bucket), monitoring: new ReplicationMonitoring() }, stack);
    },
    problem: `the source bucket has no literal name, which the alarm on ReplicationLatency in ${REPLICA_REGION} has to state`,
    value: 'Documents/Own/ReplicationBucket',
    remedy: "give the bucket a 'bucketName'",
    path: `Documents-replica-${REPLICA_REGION}/Documents-Replication-Monitoring`,
  },
];

const CONDITIONS: readonly ErrorCase[] = [
  {
    code: 'AlarmThresholdInvalid',
    title: 'fails when a threshold is negative',
    act: alarmAbove(-1),
    problem: 'the threshold of the alarm on ReplicationLatency is negative or not a number',
    value: -1,
    remedy: 'use 0 or more',
  },
  {
    code: 'AlarmThresholdInvalid',
    title: 'fails when a threshold is not a number',
    act: alarmAbove(Number.NaN),
    problem: 'is negative or not a number',
    value: 'NaN',
    remedy: 'ReplicationAlarm.none()',
  },
  {
    code: 'AlarmThresholdInvalid',
    title: 'fails when a threshold is infinite',
    act: alarmAbove(Number.POSITIVE_INFINITY),
    problem: 'is negative or not a number',
    value: 'Infinity',
    remedy: 'ReplicationAlarm.none()',
  },
  {
    code: 'AlarmPeriodInvalid',
    title: 'fails when a period is shorter than S3 publishes',
    act: alarmAbove(900, { period: Duration.seconds(30) }),
    problem: 'the period of the alarm on ReplicationLatency is not a multiple of a minute',
    value: { period: 'Duration.seconds(30)', evaluationPeriods: 3 },
    remedy: 'use a multiple of Duration.minutes(1)',
  },
  {
    code: 'AlarmPeriodInvalid',
    title: 'fails when a period is not a multiple of a minute',
    act: alarmAbove(900, { period: Duration.seconds(90) }),
    problem: 'is not a multiple of a minute',
    value: { period: 'Duration.seconds(90)', evaluationPeriods: 3 },
    remedy: 'use a multiple of Duration.minutes(1)',
  },
  {
    code: 'AlarmPeriodInvalid',
    title: 'fails when a period in minutes is known at deployment only',
    act: alarmAbove(900, { period: Duration.minutes(Lazy.number({ produce: () => 5 })) }),
    problem: 'is not a multiple of a minute',
    value: { period: '<token>', evaluationPeriods: 3 },
    remedy: 'one that is known at deployment is in Duration.seconds()',
  },
  {
    code: 'AlarmPeriodInvalid',
    title: 'fails when all periods are longer than a day',
    act: alarmAbove(900, { period: Duration.minutes(30), evaluationPeriods: 49 }),
    problem: 'all of them are too long',
    value: { period: 'Duration.minutes(30)', evaluationPeriods: 49 },
    remedy: 'a day at most',
  },
  {
    code: 'AlarmPeriodInvalid',
    title: 'fails when all periods of an hour are longer than seven days',
    act: alarmAbove(900, { period: Duration.hours(1), evaluationPeriods: 169 }),
    problem: 'all of them are too long',
    value: { period: 'Duration.hours(1)', evaluationPeriods: 169 },
    remedy: 'seven days with periods of an hour or more',
  },
  {
    code: 'AlarmDatapointsInvalid',
    title: 'fails when more datapoints have to exceed the threshold than there are',
    act: alarmAbove(900, { datapointsToAlarm: 4 }),
    problem: 'the alarm on ReplicationLatency looks at a number of periods that CloudWatch does not take',
    value: { evaluationPeriods: 3, datapointsToAlarm: 4 },
    remedy: "'datapointsToAlarm' at most 'evaluationPeriods'",
  },
  {
    code: 'AlarmDatapointsInvalid',
    title: 'fails when no period is looked at',
    act: alarmAbove(900, { evaluationPeriods: 0 }),
    problem: 'looks at a number of periods that CloudWatch does not take',
    value: { evaluationPeriods: 0, datapointsToAlarm: 0 },
    remedy: 'use whole numbers from 1',
  },
  {
    code: 'AlarmDatapointsInvalid',
    title: 'fails when a number of periods is broken',
    act: alarmAbove(900, { evaluationPeriods: 1.5 }),
    problem: 'looks at a number of periods that CloudWatch does not take',
    value: { evaluationPeriods: 1.5, datapointsToAlarm: 1.5 },
    remedy: 'use whole numbers from 1',
  },
];

const TOPICS: readonly ErrorCase[] = [
  {
    code: 'AlarmTopicsWithoutAlarm',
    title: 'fails when topics are given for no alarm',
    act: () => {
      const stack = sourceStack();
      const topics = AlarmTopics.existing([topicIn(stack, SOURCE_REGION)]);
      replicate({ monitoring: new ReplicationMonitoring({ ...NO_ALARM, topics }) }, stack);
    },
    problem: 'topics are given, but every alarm is ReplicationAlarm.none()',
    value: 'AlarmTopics.existing()',
    remedy: "leave 'topics' out",
  },
  {
    code: 'TooManyAlarmTopics',
    title: 'fails for more topics in a Region than an alarm has actions',
    act: () => {
      const stack = sourceStack();
      const topics = AlarmTopics.existing([1, 2, 3, 4, 5, 6].map((id) => new Topic(stack, `Topic${id}`)));
      const replicationLatency = ReplicationAlarm.none();
      replicate({ monitoring: new ReplicationMonitoring({ topics, replicationLatency }) }, stack);
    },
    problem: `more than 5 topics are in ${SOURCE_REGION}, where an alarm stands`,
    value: [1, 2, 3, 4, 5, 6].map((id) => `Documents/Topic${id}`),
    remedy: 'take some out of AlarmTopics.existing()',
  },
  {
    code: 'AlarmTopicMissing',
    title: 'fails when no topic is in the Region of an alarm',
    act: () => {
      const stack = sourceStack();
      const topics = AlarmTopics.existing([topicIn(stack, SOURCE_REGION)]);
      replicate({ monitoring: new ReplicationMonitoring({ topics }) }, stack);
    },
    problem: `no topic is in ${REPLICA_REGION}, where an alarm stands`,
    value: [SOURCE_REGION],
    remedy: `add a topic of ${REPLICA_REGION}`,
  },
  {
    code: 'AwsManagedKey',
    title: 'fails when a topic is encrypted with the AWS managed key',
    act: () => {
      const stack = sourceStack();
      const topic = new Topic(stack, 'Topic', { masterKey: Alias.fromAliasName(stack, 'Managed', 'alias/aws/sns') });
      replicate({ monitoring: new ReplicationMonitoring({ topics: AlarmTopics.existing([topic]) }) }, stack);
    },
    problem: 'the topic Documents/Topic is encrypted with the AWS managed key',
    value: /alias\/aws\/sns/,
    remedy: 'encrypt it with a customer managed key',
  },
  {
    code: 'RegionUnresolved',
    title: 'fails when the Region of a topic is not known',
    act: () => {
      const stack = sourceStack();
      const topic = new Topic(stackBeside(stack, 'Ops', { region: undefined }), 'Topic');
      replicate({ monitoring: new ReplicationMonitoring({ topics: AlarmTopics.existing([topic]) }) }, stack);
    },
    problem: 'the Region of the topic Ops/Topic is not known',
    value: '<token>',
    remedy: 'give its stack a concrete Region',
  },
];

const ALARM = { threshold: 0, evaluationPeriods: 1 };

/** An alarm by a user on a metric of the replication, in a stack without a Region. */
function alarmWithoutRegion(create: (stack: Stack, replication: EncryptedCrossRegionReplication) => void): () => void {
  return () => {
    const replication = replicate();
    const stack = stackBeside(replication.sourceStack, 'Ops', { region: undefined });
    create(stack, replication);
    (replication.node.root as App).synth();
  };
}

const METRICS: readonly ErrorCase[] = [
  {
    code: 'MetricRuleUnknown',
    title: 'fails when a metric is asked of a rule that there is not',
    act: () => replicate().metrics.replicationLatency({ ruleId: 'contracts' }),
    problem: 'the replication has no such rule',
    value: { ruleId: 'contracts' },
    remedy: `so that they fit one of ["all-${REPLICA_REGION}"]`,
  },
  {
    code: 'MetricRuleUnknown',
    title: 'fails when a metric is asked of a destination that there is not',
    act: () => replicate().metrics.replicationLatency({ destination: ReplicationDestination.inRegion('us-east-1') }),
    problem: 'the replication has no such rule',
    value: { destination: 'ReplicationDestination.inRegion("us-east-1")' },
    remedy: `so that they fit one of ["all-${REPLICA_REGION}"]`,
  },
  {
    code: 'MetricRuleAmbiguous',
    title: 'fails when a metric does not say of which rule',
    act: () => replicateBy({ id: 'a' }, { id: 'b' }).metrics.operationsFailedReplication(),
    problem: 'several rules have this metric',
    value: {},
    remedy: "state 'ruleId' and 'destination'",
  },
  {
    code: 'MetricNotPublished',
    title: 'fails when a metric is asked of a rule without metrics',
    act: () => replicateBy({ id: 'drafts', metrics: false }).metrics.bytesPendingReplication(),
    problem: 'S3 publishes no metrics of this rule',
    value: `drafts-${REPLICA_REGION}`,
    remedy: "leave 'metrics' of the rule out",
  },
  ...[
    ['shorter than S3 publishes', Duration.seconds(30), 'Duration.seconds(30)'],
    ['not a multiple of a minute', Duration.seconds(90), 'Duration.seconds(90)'],
    ['nothing', Duration.minutes(0), 'Duration.minutes(0)'],
    ['known at deployment only', Duration.seconds(Lazy.number({ produce: () => 60 })), '<token>'],
    ['in minutes that are known at deployment only', Duration.minutes(Lazy.number({ produce: () => 1 })), '<token>'],
  ].map(([what, period, value]): ErrorCase => ({
    code: 'MetricPeriodInvalid',
    title: `fails when the period of a metric is ${what as string}`,
    act: () => replicate().metrics.replicationLatency({ period: period as Duration }),
    problem: "'period' of a metric is not a multiple of a minute that is known at synth time",
    value,
    remedy: 'use a multiple of Duration.minutes(1)',
  })),
  ...['red', '#abc', '#1f77b4ff'].map((color): ErrorCase => ({
    code: 'MetricColorInvalid',
    title: `fails for a metric of the colour ${color}`,
    act: () => replicate().metrics.replicationLatency({ color }),
    problem: "'color' of a metric is no hexadecimal number of six digits",
    value: color,
    remedy: "use one such as '#1f77b4'",
  })),
  {
    code: 'MetricInStackWithoutRegion',
    title: 'fails when a metric makes an alarm in a stack without a Region',
    act: alarmWithoutRegion((stack, { metrics }) => metrics.operationsFailedReplication().createAlarm(stack, 'Alarm', ALARM)),
    problem: 'a stack whose Region is not known at synth time',
    value: 'Ops',
    remedy: 'give the stack the Region of the metric',
    path: 'Ops',
  },
  {
    code: 'MetricInStackWithoutRegion',
    title: 'fails when an alarm in a stack without a Region takes a metric',
    act: alarmWithoutRegion((stack, { metrics }) =>
      new Alarm(stack, 'Alarm', { ...ALARM, metric: metrics.replicationLatency().with({ period: Duration.minutes(5) }) })),
    problem: 'a stack whose Region is not known at synth time',
    value: 'Ops',
    remedy: 'give the stack the Region of the metric',
    path: 'Ops/Alarm',
  },
  {
    code: 'MetricInStackWithoutRegion',
    title: 'fails when an alarm in a stack without a Region takes an expression over a metric',
    act: alarmWithoutRegion((stack, { metrics }) => new Alarm(stack, 'Alarm', {
      ...ALARM,
      metric: new MathExpression({ expression: 'FILL(pending, 0)', usingMetrics: { pending: metrics.bytesPendingReplication() } }),
    })),
    problem: 'a stack whose Region is not known at synth time',
    value: 'Ops',
    remedy: 'give the stack the Region of the metric',
    path: 'Ops/Alarm',
  },
];

export const MONITORING_CASES: readonly ErrorCase[] = [...CHOICES, ...CONDITIONS, ...TOPICS, ...METRICS];
