import { parseReplicationEvents } from '../../../examples/lambda/parse-replication-events';

const RECORD = {
  eventVersion: '2.2',
  eventSource: 'aws:s3',
  awsRegion: 'eu-central-1',
  eventTime: '2026-11-20T10:00:00.000Z',
  eventName: 'Replication:OperationFailedReplication',
  s3: {
    bucket: { name: 'invoices', arn: 'arn:aws:s3:::invoices' },
    object: { key: '2026/a+b%2Bc.pdf', size: 17, versionId: 'v1', sequencer: '0A1B' },
  },
  replicationEventData: {
    replicationRuleId: 'all-eu-north-1',
    destinationBucket: 'arn:aws:s3:::invoices-copy',
    s3Operation: 'OBJECT_PUT',
    requestTime: '2026-11-20T09:59:00.000Z',
    failureReason: 'DstPutObjectNotPermitted',
  },
};

const PARSED = {
  type: 'OperationFailedReplication',
  time: '2026-11-20T10:00:00.000Z',
  sourceBucket: 'invoices',
  destinationBucketArn: 'arn:aws:s3:::invoices-copy',
  key: '2026/a b+c.pdf',
  versionId: 'v1',
  ruleId: 'all-eu-north-1',
  operation: 'OBJECT_PUT',
  failureReason: 'DstPutObjectNotPermitted',
  id: 'OperationFailedReplication invoices 2026/a+b%2Bc.pdf v1 0A1B arn:aws:s3:::invoices-copy',
};

const MESSAGE = { Records: [RECORD] };
const text = JSON.stringify;
const throughTopic = (message: object) => ({ Type: 'Notification', TopicArn: 'arn:aws:sns:eu-central-1:111111111111:failures', Message: text(message) });
const throughQueue = (...messages: object[]) => ({ Records: messages.map((message) => ({ messageId: '1', body: text(message) })) });

describe('parses an event', () => {
  test.each([
    { from: 'S3 itself', event: MESSAGE },
    { from: 'a queue', event: throughQueue(MESSAGE) },
    { from: 'a topic', event: { Records: [{ EventSource: 'aws:sns', Sns: throughTopic(MESSAGE) }] } },
    { from: 'a queue that a topic sends to', event: throughQueue(throughTopic(MESSAGE)) },
    { from: 'a queue that a topic sends to in raw form', event: throughQueue(MESSAGE) },
  ])('from $from', ({ event }) => {
    expect(parseReplicationEvents(event)).toEqual([PARSED]);
  });
});

test('gives the events of all messages of an invocation', () => {
  expect(parseReplicationEvents(throughQueue(MESSAGE, { Records: [RECORD, RECORD] }))).toHaveLength(3);
});

test('gives an event that arrives twice the same id', () => {
  const [first, second] = parseReplicationEvents(throughQueue(MESSAGE, MESSAGE));
  expect(first.id).toBe(second.id);
});

test.each([
  { from: 'S3 itself', event: { Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: 'invoices' } },
  { from: 'a queue', event: throughQueue({ Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: 'invoices' }) },
])('finds nothing in the test message from $from', ({ event }) => {
  expect(parseReplicationEvents(event)).toEqual([]);
});

test('leaves out other events of the bucket', () => {
  expect(parseReplicationEvents({ Records: [{ ...RECORD, eventName: 'ObjectCreated:Put' }] })).toEqual([]);
});

test('has no reason where nothing failed, and no version in an unversioned bucket', () => {
  const { failureReason, ...data } = RECORD.replicationEventData;
  const { versionId, ...object } = RECORD.s3.object;
  const [event] = parseReplicationEvents({
    Records: [{
      ...RECORD,
      eventName: 'Replication:OperationReplicatedAfterThreshold',
      s3: { ...RECORD.s3, object },
      replicationEventData: data,
    }],
  });
  expect([failureReason, versionId]).toEqual(['DstPutObjectNotPermitted', 'v1']);
  expect(event).toMatchObject({ type: 'OperationReplicatedAfterThreshold', failureReason: undefined, versionId: undefined });
});

test.each([
  { what: 'a later minor version', version: '2.9', fails: false },
  { what: 'another major version', version: '3.0', fails: true },
])('reads $what: fails is $fails', ({ version, fails }) => {
  const parse = () => parseReplicationEvents({ Records: [{ ...RECORD, eventVersion: version }] });
  if (fails) {
    expect(parse).toThrow('this is no event of S3 of version 2');
  } else {
    expect(parse()).toEqual([PARSED]);
  }
});

test.each([
  { what: 'no message', event: { hello: 'world' }, message: 'this is no message of S3: {"hello":"world"}' },
  { what: 'text', event: 'hello', message: 'this is no message of S3: "hello"' },
  { what: 'a record without data', event: { Records: [{ ...RECORD, replicationEventData: {} }] }, message: 'destinationBucket is missing in {}' },
])('fails for $what', ({ event, message }) => {
  expect(() => parseReplicationEvents(event)).toThrow(new TypeError(message));
});
