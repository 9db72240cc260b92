import { CfnParameter, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { CfnTopic, ITopic, TopicProps } from 'aws-cdk-lib/aws-sns';
import {
  AlarmTopics,
  EncryptedCrossRegionReplication,
  ReplicationAlarm,
  ReplicationDestination,
  ReplicationDirection,
  ReplicationMonitoring,
} from 'cdk-encrypted-replication';
import { ACCOUNT, KEY, REPLICA_REGION, REPLICA_STACK, SOURCE_REGION, SOURCE_STACK, replicationIn } from '../support/replication';
import type { Replicated } from '../support/replication';

const ALARM = 'AWS::CloudWatch::Alarm';
const TOPIC = 'AWS::SNS::Topic';
const TOPIC_POLICY = 'AWS::SNS::TopicPolicy';

/** Exactly the alarms of one account and Region. */
const ofAlarms = (region: string) => ({
  ArnLike: { 'aws:SourceArn': `arn:aws:cloudwatch:${region}:${ACCOUNT}:alarm:*` },
  StringEquals: { 'aws:SourceAccount': ACCOUNT },
});

const publish = (topic: string, region: string) => ({
  Sid: 'AllowCloudWatchAlarms',
  Effect: 'Allow',
  Principal: { Service: 'cloudwatch.amazonaws.com' },
  Action: 'sns:Publish',
  Resource: topic,
  Condition: ofAlarms(region),
});

const useKey = (region: string) => ({
  Sid: 'EncryptAlarmMessages',
  Effect: 'Allow',
  Principal: { Service: 'cloudwatch.amazonaws.com' },
  Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
  Resource: '*',
  Condition: ofAlarms(region),
});

/** A replication whose alarms notify the topics that a function makes in stacks of both Regions. */
function notifying(create: (stack: Stack) => ITopic): Replicated {
  return replicationIn({
    props: (stack, app) => {
      const there = new Stack(app, 'Ops', { env: { account: ACCOUNT, region: REPLICA_REGION } });
      const topics = AlarmTopics.existing([create(stack), create(there)]);
      return { monitoring: new ReplicationMonitoring({ topics }) };
    },
  });
}

const owned = (props: (stack: Stack) => TopicProps = () => ({})) =>
  notifying((stack) => new Topic(stack, 'Alarms', props(stack)));

const SIDES = [
  { side: SOURCE_STACK, region: SOURCE_REGION },
  { side: REPLICA_STACK, region: REPLICA_REGION },
];

describe.each(SIDES)('the managed topic in $side', ({ side, region }) => {
  let replicated: Replicated;
  beforeAll(() => {
    replicated = replicationIn({ props: { monitoring: new ReplicationMonitoring() } });
  });

  test('is under a customer managed key, which leaves with it', () => {
    const { synthesized } = replicated;
    expect(synthesized.resource(side, TOPIC).Properties).toEqual({ KmsMasterKeyId: '${ReplicationAlarmsKey.Arn}' });
    expect(synthesized.resource(side, KEY, 'ReplicationAlarmsKey')).toMatchObject({
      Properties: { EnableKeyRotation: true, MultiRegion: false },
      DeletionPolicy: 'Delete',
      UpdateReplacePolicy: 'Delete',
    });
  });

  test('lets the alarms of its account and Region publish, over TLS, and nobody else', () => {
    expect(replicated.synthesized.statements(side, TOPIC_POLICY)).toEqual([
      publish('${ReplicationAlarmsTopic}', region),
      {
        Sid: 'DenyInsecureTransport',
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 'sns:Publish',
        Resource: '${ReplicationAlarmsTopic}',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ]);
  });

  test('has a key that CloudWatch may use for those alarms, and nobody else but its account', () => {
    const [account, ...others] = replicated.synthesized.statements(side, KEY, 'ReplicationAlarmsKey');
    expect(account).toMatchObject({ Sid: 'EnableIamPolicies', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` } });
    expect(others).toEqual([useKey(region)]);
  });
});

test('managed topics are those that the replication exposes, for subscriptions', () => {
  const monitoring = new ReplicationMonitoring({ topics: AlarmTopics.managed() });
  const { replication } = replicationIn({ props: { monitoring } });
  expect(replication.alarmTopics.map(({ node }) => node.path)).toEqual([
    'Documents/ReplicationAlarms/Topic',
    'Documents-replica-eu-west-1/ReplicationAlarms/Topic',
  ]);
});

describe('topics of the user', () => {
  test('are notified by the alarms of their Region', () => {
    const { synthesized, replication } = owned();
    expect(synthesized.resource(SOURCE_STACK, ALARM).Properties.AlarmActions).toEqual(['${Alarms}']);
    expect(synthesized.resource(REPLICA_STACK, ALARM).Properties.AlarmActions).toEqual(['${Ops/Alarms}']);
    expect(replication.alarmTopics.map(({ node }) => node.path)).toEqual(['Documents/Alarms', 'Ops/Alarms']);
  });

  test('of another stack are deployed before the alarms, by a weak reference', () => {
    const { synthesized } = owned();
    expect(synthesized.dependenciesOf(REPLICA_STACK)).toContain('Ops');
    expect(synthesized.strongMeans()).toEqual([]);
  });

  test('take the place of managed ones', () => {
    const { synthesized } = owned();
    expect(Object.keys(synthesized.resources(SOURCE_STACK, TOPIC))).toEqual(['Alarms']);
    expect(synthesized.resources(REPLICA_STACK, TOPIC)).toEqual({});
  });

  test.each([{ side: SOURCE_STACK, region: SOURCE_REGION }, { side: 'Ops', region: REPLICA_REGION }])(
    'in $side let the alarms of their account and Region publish, and nobody else', ({ side, region }) => {
      expect(owned().synthesized.statements(side, TOPIC_POLICY)).toEqual([publish('${Alarms}', region)]);
    });

  test('that deny what is not over TLS let CloudWatch publish all the same', () => {
    const { synthesized } = owned(() => ({ enforceSSL: true }));
    expect(synthesized.sids(SOURCE_STACK, TOPIC_POLICY)).toEqual(['AllowPublishThroughSSLOnly', 'AllowCloudWatchAlarms']);
  });

  test('under a key of the user make CloudWatch one of its users', () => {
    const { synthesized } = owned((stack) => ({ masterKey: new Key(stack, 'TopicKey') }));
    expect(synthesized.statements('Ops', KEY, 'TopicKey').slice(1)).toEqual([useKey(REPLICA_REGION)]);
  });

  test('without a key leave every key alone', () => {
    expect(owned().synthesized.resources('Ops', KEY)).toEqual({});
  });

  test('are admitted once, however many replications use them', () => {
    const { synthesized } = replicationIn({
      props: (stack, app) => {
        const there = new Stack(app, 'Ops', { env: { account: ACCOUNT, region: REPLICA_REGION } });
        const topics = AlarmTopics.existing([stack, there].map((each) => new Topic(each, 'Alarms')));
        const props = {
          destinations: [ReplicationDestination.inRegion(REPLICA_REGION)],
          monitoring: new ReplicationMonitoring({ topics }),
        };
        new EncryptedCrossRegionReplication(stack, 'Other', props);
        return props;
      },
    });
    expect(synthesized.sids('Ops', TOPIC_POLICY)).toEqual(['AllowCloudWatchAlarms']);
  });

  test('may be several in one Region', () => {
    const replicated = replicationIn({
      props: (stack, app) => {
        const there = new Stack(app, 'Ops', { env: { account: ACCOUNT, region: REPLICA_REGION } });
        const topics = [new Topic(stack, 'A'), new Topic(stack, 'B'), new Topic(there, 'C')];
        return { monitoring: new ReplicationMonitoring({ topics: AlarmTopics.existing(topics) }) };
      },
    });
    expect(replicated.synthesized.resource(SOURCE_STACK, ALARM).Properties.AlarmActions).toEqual(['${A}', '${B}']);
  });
});

describe('an imported topic', () => {
  const imported = () => notifying((stack) => Topic.fromTopicArn(stack, 'Alarms', `arn:aws:sns:${stack.region}:${ACCOUNT}:alarms`));

  test('is notified', () => {
    expect(imported().synthesized.resource(REPLICA_STACK, ALARM).Properties.AlarmActions).toEqual([`arn:aws:sns:${REPLICA_REGION}:${ACCOUNT}:alarms`]);
  });

  test('is not changed: a warning prints the statement that it needs', () => {
    const { replication } = imported();
    Annotations.fromStack(replication.replica(REPLICA_REGION).stack!).hasWarning('*', Match.stringLikeRegexp(
      'the policy of the topic Ops/Alarms.*must have this statement.*"Sid":"AllowCloudWatchAlarms"',
    ));
  });

  test('with an imported key is warned of too', () => {
    const { replication } = notifying((stack) => Topic.fromTopicAttributes(stack, 'Alarms', {
      topicArn: `arn:aws:sns:${stack.region}:${ACCOUNT}:alarms`,
      keyArn: `arn:aws:kms:${stack.region}:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`,
    }));
    Annotations.fromStack(replication.sourceStack).hasWarning('*', Match.stringLikeRegexp('imported key.*"Sid":"EncryptAlarmMessages"'));
  });
});

test('a topic whose key this app does not know is warned of', () => {
  const { replication } = notifying((stack) => {
    const topic = new Topic(stack, 'Alarms');
    (topic.node.defaultChild as CfnTopic).kmsMasterKeyId = 'alias/of-another-team';
    return topic;
  });
  Annotations.fromStack(replication.sourceStack).hasWarning('*', Match.stringLikeRegexp('Documents/Alarms, or of its key, is not in this app'));
});

test('a topic that this app knows is not warned of', () => {
  const { replication } = owned((stack) => ({ masterKey: new Key(stack, 'TopicKey') }));
  Annotations.fromStack(replication.sourceStack).hasNoWarning('*', Match.stringLikeRegexp('is not in this app'));
});

test('a key that is known at deploy time alone passes', () => {
  const keyArn = (stack: Stack) => `arn:aws:kms:${stack.region}:${ACCOUNT}:key/${new CfnParameter(stack, 'KeyId').valueAsString}`;
  const { synthesized } = notifying((stack) =>
    new Topic(stack, 'Alarms', { masterKey: Key.fromKeyArn(stack, 'Key', keyArn(stack)) }));
  expect(synthesized.resource('Ops', TOPIC).Properties.KmsMasterKeyId).toContain('${KeyId}');
});

test('both Regions of a two-way replication need a topic, also for one alarm', () => {
  const monitor = (topics: ITopic[]) => new ReplicationMonitoring({
    topics: AlarmTopics.existing(topics),
    operationsFailedReplication: ReplicationAlarm.none(),
  });
  const both = ReplicationDestination.inRegion(REPLICA_REGION, { direction: ReplicationDirection.TWO_WAY });
  const replicated = (create: (stack: Stack, there: Stack) => ITopic[]) => replicationIn({
    props: (stack, app) => {
      const there = new Stack(app, 'Ops', { env: { account: ACCOUNT, region: REPLICA_REGION } });
      return { destinations: [both], monitoring: monitor(create(stack, there)) };
    },
  });
  expect(() => replicated((stack) => [new Topic(stack, 'Alarms')])).toThrow('AlarmTopicMissing');
  expect(() => replicated((_stack, there) => [new Topic(there, 'Alarms')])).toThrow('AlarmTopicMissing');
  const { synthesized } = replicated((...stacks) => stacks.map((each) => new Topic(each, 'Alarms')));
  for (const side of [SOURCE_STACK, REPLICA_STACK]) {
    const actions = Object.values(synthesized.resources(side, ALARM)).map(({ Properties }) => Properties.AlarmActions);
    expect(actions).not.toEqual([]);
    expect(actions).toEqual(actions.map(() => [expect.stringMatching(/Alarms/)]));
  }
});

test('five topics of a Region are notified, each once', () => {
  const { synthesized } = replicationIn({
    props: (stack) => {
      const own = [1, 2, 3, 4, 5].map((id) => new Topic(stack, `Topic${id}`));
      const topics = AlarmTopics.existing([...own, ...own]);
      return { monitoring: new ReplicationMonitoring({ topics, replicationLatency: ReplicationAlarm.none() }) };
    },
  });
  const [alarm] = Object.values(synthesized.resources(SOURCE_STACK, ALARM));
  expect(alarm.Properties.AlarmActions).toHaveLength(5);
});
