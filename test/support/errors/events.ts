import { Lazy, Token } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { Alias, Key } from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { BucketProps, IBucketRef } from 'aws-cdk-lib/aws-s3';
import { CfnTopic, Topic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { ReplicationEvents, ReplicationSource } from 'cdk-encrypted-replication';
import type { ErrorCase } from './error-case';
import { replicate, sourceStack, stackBeside } from './fixture';

type MakeEvents = (stack: Stack) => ReplicationEvents;

const toTopic: MakeEvents = (stack) => ReplicationEvents.toTopic(new Topic(stack, 'Failures'));

function withEvents(make: MakeEvents): void {
  const stack = sourceStack();
  replicate({ events: make(stack) }, stack);
}

/** Events of an existing bucket. */
function ofBucket(make: (stack: Stack) => IBucketRef): void {
  const stack = sourceStack();
  replicate({ source: ReplicationSource.fromBucket(make(stack)), events: toTopic(stack) }, stack);
}

function existing(stack: Stack, props: BucketProps = {}): Bucket {
  return new Bucket(stack, 'Existing', { encryptionKey: new Key(stack, 'OwnKey'), bucketName: 'documents', ...props });
}

function notifying(stack: Stack, notificationConfiguration: CfnBucket['notificationConfiguration']): Bucket {
  const bucket = existing(stack);
  (bucket.node.defaultChild as CfnBucket).notificationConfiguration = notificationConfiguration;
  return bucket;
}

/** A topic whose resource has the key, which the construct does not know. */
function topicUnder(stack: Stack, kmsMasterKeyId: string): Topic {
  const topic = new Topic(stack, 'Failures');
  (topic.node.defaultChild as CfnTopic).kmsMasterKeyId = kmsMasterKeyId;
  return topic;
}

function handler(stack: Stack): lambda.Function {
  return new lambda.Function(stack, 'Handler', {
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromInline('exports.handler = async () => {};'),
  });
}

const EXISTING_PATH = 'Documents/Existing';
const keyElsewhere = (stack: Stack) => Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:111111111111:key/1234abcd');
const elsewhere = (stack: Stack) => stackBeside(stack, 'Elsewhere');

export const EVENT_CASES: readonly ErrorCase[] = [
  {
    code: 'EventsWithoutMetrics',
    title: 'fails for events of a rule without metrics',
    act: () => {
      const stack = sourceStack();
      replicate({ events: toTopic(stack), rules: [{ id: 'drafts', metrics: false }] }, stack);
    },
    problem: "S3 sends no event for a rule with 'metrics: false'",
    value: ['drafts-eu-west-1'],
    remedy: "take 'metrics: false' out of these rules",
  },
  {
    code: 'EventsNeedBucketName',
    title: 'fails for events of an existing bucket without a name',
    act: () => ofBucket((stack) => existing(stack, { bucketName: undefined })),
    problem: 'which waits for it, and has no literal name',
    value: EXISTING_PATH,
    remedy: "give the bucket a literal 'bucketName'",
  },
  {
    code: 'EventsNeedBucketName',
    title: 'fails for events of an existing bucket whose name is a token',
    act: () => ofBucket((stack) => existing(stack, { bucketName: Lazy.string({ produce: () => 'documents' }) })),
    problem: 'which waits for it, and has no literal name',
    value: EXISTING_PATH,
    remedy: "give the bucket a literal 'bucketName'",
  },
  {
    code: 'EventTargetRegionMismatch',
    title: 'fails for a topic in another Region',
    act: () => withEvents((stack) => ReplicationEvents.toTopic(new Topic(elsewhere(stack), 'Failures'))),
    problem: 'the topic Elsewhere/Failures is in another Region than the source bucket',
    value: 'eu-west-1',
    remedy: 'use a topic in ap-southeast-1',
  },
  {
    code: 'EventTargetRegionMismatch',
    title: 'fails for a queue in another Region',
    act: () => withEvents((stack) => ReplicationEvents.toQueue(new Queue(elsewhere(stack), 'Failures'))),
    problem: 'the queue Elsewhere/Failures is in another Region than the source bucket',
    value: 'eu-west-1',
    remedy: 'use a queue in ap-southeast-1',
  },
  {
    code: 'EventTargetRegionMismatch',
    title: 'fails for a function in another Region',
    act: () => withEvents((stack) => ReplicationEvents.toFunction(handler(elsewhere(stack)))),
    problem: 'the function Elsewhere/Handler is in another Region than the source bucket',
    value: 'eu-west-1',
    remedy: 'use a function in ap-southeast-1',
  },
  {
    code: 'EventTargetRegionMismatch',
    title: 'fails for a topic with a key of another Region',
    act: () => withEvents((stack) => ReplicationEvents.toTopic(new Topic(stack, 'Failures'), { encryptionKey: keyElsewhere(stack) })),
    problem: 'the key Documents/Key is in another Region than the source bucket',
    value: 'eu-west-1',
    remedy: 'use a key in ap-southeast-1',
  },
  {
    code: 'EventTargetRegionMismatch',
    title: 'fails for a queue with a key of another Region',
    act: () => withEvents((stack) =>
      ReplicationEvents.toQueue(new Queue(stack, 'Failures', { encryptionMasterKey: keyElsewhere(stack) }))),
    problem: 'the key Documents/Key is in another Region than the source bucket',
    value: 'eu-west-1',
    remedy: 'use a key in ap-southeast-1',
  },
  {
    code: 'EventTargetFifo',
    title: 'fails for a FIFO topic',
    act: () => withEvents((stack) => ReplicationEvents.toTopic(new Topic(stack, 'Failures', { fifo: true }))),
    problem: 'the topic Documents/Failures is a FIFO topic',
    value: true,
    remedy: 'use a standard topic',
  },
  {
    code: 'EventTargetFifo',
    title: 'fails for a FIFO queue',
    act: () => withEvents((stack) => ReplicationEvents.toQueue(new Queue(stack, 'Failures', { fifo: true }))),
    problem: 'the queue Documents/Failures is a FIFO queue',
    value: true,
    remedy: 'use a standard queue',
  },
  {
    code: 'AwsManagedKey',
    title: 'fails for a topic under the key of SNS',
    act: () => withEvents((stack) => ReplicationEvents.toTopic(topicUnder(stack, 'alias/aws/sns'))),
    problem: 'the topic of the events is encrypted with an AWS managed key',
    value: 'alias/aws/sns',
    remedy: 'encrypt the topic with a customer managed key',
  },
  {
    code: 'AwsManagedKey',
    title: 'fails for a queue under the key of SQS',
    act: () => withEvents((stack) =>
      ReplicationEvents.toQueue(new Queue(stack, 'Failures', { encryption: QueueEncryption.KMS_MANAGED }))),
    problem: 'the queue of the events is encrypted with an AWS managed key',
    value: 'alias/aws/sqs',
    remedy: 'encrypt the queue with a customer managed key',
  },
  {
    code: 'AwsManagedKey',
    title: 'fails for a topic under an alias construct of the key of SNS',
    act: () => withEvents((stack) =>
      ReplicationEvents.toTopic(new Topic(stack, 'Failures', { masterKey: Alias.fromAliasName(stack, 'Key', 'alias/aws/sns') }))),
    problem: 'the topic of the events is encrypted with an AWS managed key',
    value: /:alias\/aws\/sns/,
    remedy: 'encrypt the topic with a customer managed key',
  },
  {
    code: 'EventTargetKeyMismatch',
    title: 'fails for another key than that of the queue',
    act: () => withEvents((stack) => ReplicationEvents.toQueue(
      new Queue(stack, 'Failures', { encryptionMasterKey: new Key(stack, 'Key') }), { encryptionKey: new Key(stack, 'OtherKey') },
    )),
    problem: "'encryptionKey' of the events is another key than that of the queue",
    value: { encryptionKey: 'Documents/OtherKey', queue: 'Documents/Key' },
    remedy: "leave 'encryptionKey' out",
  },
  {
    code: 'EventTargetKeyUnknown',
    title: 'fails for a topic whose key is a token, and which the app does not know',
    act: () => withEvents((stack) =>
      ReplicationEvents.toTopic(topicUnder(stack, Lazy.string({ produce: () => 'alias/events' })))),
    problem: 'the topic of the events is encrypted with a key that the app does not know',
    value: '<token>',
    remedy: "pass the key as 'encryptionKey'",
  },
  {
    code: 'EventTypeTaken',
    title: 'fails for events that the existing bucket sends already',
    act: () => ofBucket((stack) => notifying(stack, {
      queueConfigurations: [{ event: 's3:Replication:*', queue: 'arn:aws:sqs:ap-southeast-1:111111111111:mine' }],
    })),
    problem: 'the source bucket Documents/Existing sends events of these types already',
    value: ['s3:Replication:*'],
    remedy: 'S3 sends an event of one type to one place',
  },
  {
    code: 'NotificationHandlerConflict',
    title: 'fails for a bucket with notifications of the L2',
    act: () => ofBucket((stack) => existing(stack, { eventBridgeEnabled: true })),
    problem: 'the source bucket has notifications of the L2',
    value: EXISTING_PATH,
    remedy: "set 'notificationConfiguration' on the CfnBucket",
  },
  {
    code: 'NotificationsUnresolved',
    title: 'fails for notifications of the existing bucket that are a token',
    act: () => ofBucket((stack) => notifying(stack, Lazy.any({ produce: () => ({}) }))),
    problem: "'notificationConfiguration' of the source bucket is not known at synth time",
    value: EXISTING_PATH,
    remedy: 'set it to an object with lists',
  },
  {
    code: 'NotificationsUnresolved',
    title: 'fails for notifications of the existing bucket with a list that is a token',
    act: () => ofBucket((stack) => notifying(stack, { topicConfigurations: Token.asAny([]) })),
    problem: "'notificationConfiguration' of the source bucket is not known at synth time",
    value: EXISTING_PATH,
    remedy: 'set it to an object with lists',
  },
];
