import { Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { Alias, Key } from 'aws-cdk-lib/aws-kms';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Bucket, EventType } from 'aws-cdk-lib/aws-s3';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { SnsDestination } from 'aws-cdk-lib/aws-s3-notifications';
import { CfnTopic, Topic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import {
  EncryptedCrossRegionReplication,
  ReplicationDestination,
  ReplicationEvents,
  ReplicationSource,
} from 'cdk-encrypted-replication';
import type { ReplicationRule } from 'cdk-encrypted-replication';
import { resourceCycle } from '../support/invariants';
import { ACCOUNT, BUCKET, KEY, SOURCE_ARN, SOURCE_REGION, SOURCE_STACK, replicationIn } from '../support/replication';
import type { Replicated } from '../support/replication';
import { Synthesized } from '../support/synthesized';

const FAILED = 's3:Replication:OperationFailedReplication';
const SOURCE_ONLY = { ArnEquals: { 'aws:SourceArn': SOURCE_ARN }, StringEquals: { 'aws:SourceAccount': ACCOUNT } };

/** A replication with events to something of its stack. */
function withEvents(make: (stack: Stack) => ReplicationEvents, rules?: ReplicationRule[]): Replicated {
  return replicationIn({ props: (stack) => ({ events: make(stack), rules }) });
}

const toTopic = (stack: Stack) => ReplicationEvents.toTopic(new Topic(stack, 'Failures'));

function toEncryptedTopic(stack: Stack): ReplicationEvents {
  return ReplicationEvents.toTopic(new Topic(stack, 'Failures', { masterKey: new Key(stack, 'EventKey') }));
}

function toFunction(stack: Stack): ReplicationEvents {
  return ReplicationEvents.toFunction(new lambda.Function(stack, 'Handler', {
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromInline('exports.handler = async () => {};'),
  }));
}

function notificationsOf({ synthesized }: Replicated): unknown {
  return synthesized.resource(SOURCE_STACK, BUCKET, 'ReplicationBucket').Properties.NotificationConfiguration;
}

function dependenciesOf({ synthesized }: Replicated): readonly string[] {
  return synthesized.resource(SOURCE_STACK, BUCKET, 'ReplicationBucket').DependsOn ?? [];
}

function warningsOf({ stack }: Replicated): readonly string[] {
  return Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('events')).map(({ entry }) => String(entry.data));
}

describe('without events', () => {
  test('the bucket has no notifications', () => {
    expect(notificationsOf(replicationIn())).toBeUndefined();
  });
});

describe('events to a topic', () => {
  test('are those of failures, where no rule has replication time control', () => {
    expect(notificationsOf(withEvents(toTopic))).toEqual({ TopicConfigurations: [{ Event: FAILED, Topic: '${Failures}' }] });
  });

  test('are those of missed thresholds too, where a rule has replication time control', () => {
    const replicated = withEvents(toTopic, [{ id: 'slow' }, { id: 'timed', replicationTimeControl: true }]);
    expect(notificationsOf(replicated)).toEqual({
      TopicConfigurations: [
        FAILED,
        's3:Replication:OperationMissedThreshold',
        's3:Replication:OperationReplicatedAfterThreshold',
        's3:Replication:OperationNotTracked',
      ].map((event) => ({ Event: event, Topic: '${Failures}' })),
    });
  });

  test('do not ask for metrics on a rule that is disabled', () => {
    const rules = [{ id: 'drafts', metrics: false, enabled: false }, { id: 'timed', replicationTimeControl: true, enabled: false }, { id: 'all' }];
    expect(notificationsOf(withEvents(toTopic, rules))).toEqual({
      TopicConfigurations: [{ Event: FAILED, Topic: '${Failures}' }],
    });
  });

  test('are published by S3 for this bucket of this account alone', () => {
    const { synthesized } = withEvents(toTopic);
    expect(synthesized.statements(SOURCE_STACK, 'AWS::SNS::TopicPolicy')).toEqual([{
      Sid: expect.stringMatching(/^SendReplicationEvents[0-9a-fA-F]{8}$/),
      Effect: 'Allow',
      Principal: { Service: 's3.amazonaws.com' },
      Action: 'sns:Publish',
      Resource: '${Failures}',
      Condition: SOURCE_ONLY,
    }]);
  });

  test('of two replications have a statement each in the policy of one topic', () => {
    const { stack, app } = withEvents(toTopic);
    new EncryptedCrossRegionReplication(stack, 'Other', {
      destinations: [ReplicationDestination.inRegion('eu-central-1')],
      events: ReplicationEvents.toTopic(stack.node.findChild('Failures') as Topic),
    });
    const sids = new Synthesized(app).statements(SOURCE_STACK, 'AWS::SNS::TopicPolicy').map(({ Sid }) => Sid);
    expect([sids.length, new Set(sids).size]).toEqual([2, 2]);
  });

  test('make the bucket wait for the policy of the topic, without a cycle', () => {
    const replicated = withEvents(toTopic);
    expect(dependenciesOf(replicated)).toContain('FailuresPolicy');
    expect(resourceCycle(replicated.synthesized.artifact(SOURCE_STACK).template)).toEqual([]);
  });

  test('need neither a function nor a custom resource', () => {
    const { synthesized } = withEvents(toEncryptedTopic);
    expect(synthesized.text(SOURCE_STACK)).not.toMatch(/AWS::Lambda|Custom::/);
  });

  test('are encrypted by S3 with the key of the topic, which it may use for nothing else', () => {
    const { synthesized } = withEvents(toEncryptedTopic);
    expect(synthesized.statement(SOURCE_STACK, KEY, 'EventKey', 'EncryptReplicationEvents')).toEqual({
      Sid: 'EncryptReplicationEvents',
      Effect: 'Allow',
      Principal: { Service: 's3.amazonaws.com' },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Resource: '*',
    });
  });

  test('are encrypted with the key that the caller gives', () => {
    const { synthesized } = withEvents((stack) => {
      const topic = new Topic(stack, 'Failures');
      (topic.node.defaultChild as CfnTopic).kmsMasterKeyId = 'alias/events';
      return ReplicationEvents.toTopic(topic, { encryptionKey: new Key(stack, 'EventKey') });
    });
    expect(synthesized.sids(SOURCE_STACK, KEY, 'EventKey')).toContain('EncryptReplicationEvents');
  });

  test('warn with the statement for the policy of an imported topic', () => {
    const arn = `arn:aws:sns:${SOURCE_REGION}:${ACCOUNT}:failures`;
    const replicated = withEvents((stack) => ReplicationEvents.toTopic(Topic.fromTopicArn(stack, 'Failures', arn)));
    expect(warningsOf(replicated)).toEqual([expect.stringMatching(`"Action":"sns:Publish".*"Resource":"${arn}".*"SendReplicationEvents[0-9a-f]{8}"`)]);
  });

  test('warn with the statement for the policy of an imported key', () => {
    const arn = `arn:aws:kms:${SOURCE_REGION}:${ACCOUNT}:key/11111111-1111-1111-1111-111111111111`;
    const replicated = withEvents((stack) => ReplicationEvents.toTopic(
      new Topic(stack, 'Failures', { masterKey: Key.fromKeyArn(stack, 'EventKey', arn) })));
    expect(warningsOf(replicated)).toEqual([expect.stringContaining('"kms:Decrypt","kms:GenerateDataKey"')]);
  });

  test('go to a topic whose Region is known at deployment alone', () => {
    const replicated = withEvents((stack) =>
      ReplicationEvents.toTopic(new Topic(new Stack(stack.node.root as Stack, 'Agnostic'), 'Failures', { topicName: 'failures' })));
    expect(notificationsOf(replicated)).toMatchObject({ TopicConfigurations: [{ Event: FAILED }] });
  });
});

describe('events to a queue', () => {
  const toQueue = (stack: Stack) => ReplicationEvents.toQueue(new Queue(stack, 'Failures'));

  test('are in the notifications of the bucket', () => {
    expect(notificationsOf(withEvents(toQueue))).toEqual({ QueueConfigurations: [{ Event: FAILED, Queue: '${Failures.Arn}' }] });
  });

  test('are sent by S3 for this bucket of this account alone', () => {
    const { synthesized } = withEvents(toQueue);
    expect(synthesized.statements(SOURCE_STACK, 'AWS::SQS::QueuePolicy')).toEqual([{
      Sid: expect.stringMatching(/^SendReplicationEvents[0-9a-fA-F]{8}$/),
      Effect: 'Allow',
      Principal: { Service: 's3.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: '${Failures.Arn}',
      Condition: SOURCE_ONLY,
    }]);
  });

  test('make the bucket wait for the policy of the queue', () => {
    expect(dependenciesOf(withEvents(toQueue))).toContain('FailuresPolicy');
  });

  test('are encrypted by S3 with the key of the queue', () => {
    const { synthesized } = withEvents((stack) =>
      ReplicationEvents.toQueue(new Queue(stack, 'Failures', { encryptionMasterKey: new Key(stack, 'EventKey') })));
    expect(synthesized.sids(SOURCE_STACK, KEY, 'EventKey')).toContain('EncryptReplicationEvents');
  });

  test('need no key where SQS encrypts with its own', () => {
    const { synthesized } = withEvents((stack) =>
      ReplicationEvents.toQueue(new Queue(stack, 'Failures', { encryption: QueueEncryption.SQS_MANAGED })));
    expect(synthesized.text(SOURCE_STACK)).not.toContain('EncryptReplicationEvents');
  });
});

describe('events to a function', () => {
  test('are in the notifications of the bucket', () => {
    expect(notificationsOf(withEvents(toFunction))).toEqual({
      LambdaConfigurations: [{ Event: FAILED, Function: '${Handler.Arn}' }],
    });
  });

  test('may invoke it for this bucket of this account alone, before the bucket has them', () => {
    const replicated = withEvents(toFunction);
    const [[id, { Properties }]] = Object.entries(replicated.synthesized.resources(SOURCE_STACK, 'AWS::Lambda::Permission'));
    expect(Properties).toEqual({
      Action: 'lambda:InvokeFunction',
      FunctionName: '${Handler.Arn}',
      Principal: 's3.amazonaws.com',
      SourceAccount: ACCOUNT,
      SourceArn: SOURCE_ARN,
    });
    expect(dependenciesOf(replicated)).toContain(id);
  });

  test('warn of the permission that an imported function needs', () => {
    const arn = `arn:aws:lambda:${SOURCE_REGION}:222222222222:function:failures`;
    const replicated = withEvents((stack) =>
      ReplicationEvents.toFunction(lambda.Function.fromFunctionArn(stack, 'Handler', arn)));
    expect(warningsOf(replicated)).toContainEqual(expect.stringContaining('must let s3.amazonaws.com lambda:InvokeFunction'));
  });
});

describe('events of an existing bucket', () => {
  function ofBucket(prepare: (bucket: Bucket, stack: Stack) => void = () => undefined): Replicated {
    return replicationIn({
      props: (stack) => {
        const bucket = new Bucket(stack, 'Existing', { encryptionKey: new Key(stack, 'OwnKey'), bucketName: 'documents' });
        prepare(bucket, stack);
        return { source: ReplicationSource.fromBucket(bucket), events: toTopic(stack) };
      },
    });
  }

  const cfn = (bucket: Bucket) => bucket.node.defaultChild as CfnBucket;

  test('stand beside those that the bucket has', () => {
    const mine = { event: 's3:ObjectCreated:*', topic: `arn:aws:sns:${SOURCE_REGION}:${ACCOUNT}:mine` };
    const { synthesized } = ofBucket((bucket) => {
      cfn(bucket).notificationConfiguration = {
        topicConfigurations: [mine],
        eventBridgeConfiguration: { eventBridgeEnabled: true },
      };
    });
    expect(synthesized.resource(SOURCE_STACK, BUCKET, 'Existing').Properties.NotificationConfiguration).toEqual({
      EventBridgeConfiguration: { EventBridgeEnabled: true },
      TopicConfigurations: [{ Event: mine.event, Topic: mine.topic }, { Event: FAILED, Topic: '${Failures}' }],
    });
  });

  test('fail at synthesis where the L2 gets notifications later, which would replace them', () => {
    const { app, stack } = ofBucket();
    const bucket = stack.node.findChild('Existing') as Bucket;
    bucket.addEventNotification(EventType.OBJECT_CREATED, new SnsDestination(new Topic(stack, 'Uploads')));
    expect(() => app.synth()).toThrow('NotificationHandlerConflict: the source bucket has notifications of the L2');
  });
});

describe('a key that is given beside that of the queue', () => {
  test.each([
    ['may be the same one', (_stack: Stack, key: Key): IKey => key],
    ['may be an alias of it', (stack: Stack): IKey => Alias.fromAliasName(stack, 'Alias', 'alias/events')],
  ])('%s', (_what, given) => {
    const make = (stack: Stack) => {
      const key = new Key(stack, 'EventKey');
      return ReplicationEvents.toQueue(new Queue(stack, 'Failures', { encryptionMasterKey: key }), { encryptionKey: given(stack, key) });
    };
    const replicated = withEvents(make);
    const sids = replicated.synthesized.sids(SOURCE_STACK, KEY, 'EventKey');
    expect(sids.filter((sid) => sid === 'EncryptReplicationEvents')).toHaveLength(1);
    expect(warningsOf(replicated)).toEqual([]);
  });

  test('may be of the app beside an alias that is not', () => {
    const make = (stack: Stack) => ReplicationEvents.toQueue(
      new Queue(stack, 'Failures', { encryptionMasterKey: Alias.fromAliasName(stack, 'Alias', 'alias/events') }),
      { encryptionKey: new Key(stack, 'EventKey') },
    );
    expect(withEvents(make).synthesized.sids(SOURCE_STACK, KEY, 'EventKey')).toContain('EncryptReplicationEvents');
  });
});
