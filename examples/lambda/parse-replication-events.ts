/**
 * Reads what S3 sends of a replication, as a Lambda function gets it: from S3 itself, from a queue, or from a topic.
 *
 * S3 sends an event at least once, and in any order: who acts on it has to expect the same one twice, with the same
 * bucket, key, version and sequencer.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */

/** One object that S3 could not replicate, or not in time. */
export interface ReplicationEvent {
  /** `OperationFailedReplication`, `OperationMissedThreshold` and the like. */
  readonly type: string;
  /** When S3 noticed, in ISO 8601. */
  readonly time: string;
  readonly sourceBucket: string;
  readonly destinationBucketArn: string;
  /** The object key as it is, not as S3 encodes it. */
  readonly key: string;
  readonly versionId: string | undefined;
  readonly ruleId: string;
  /** `OBJECT_PUT`, `OBJECT_DELETE_MARKER` and the like. */
  readonly operation: string;
  /** One of S3's reasons, such as `DstPutObjectNotPermitted`; absent where nothing failed. */
  readonly failureReason: string | undefined;
  /** The same for the same event. */
  readonly id: string;
}

/** The major version that this reads; S3 raises the minor one where it adds something. */
const VERSION = /^2\./;
const REPLICATION = 'Replication:';

/**
 * The events of replication in an invocation. The test message that S3 sends when the configuration is put has none,
 * and other events of the bucket are left out.
 *
 * @param event what the handler gets
 * @throws TypeError for a message that is not S3's, or of another major version
 */
export function parseReplicationEvents(event: unknown): ReplicationEvent[] {
  return unwrap(event).flatMap((message) => (isTest(message) ? [] : list(message, 'Records').flatMap(parseRecord)));
}

/** A queue wraps each message in `body`, a topic in `Sns.Message`, and a topic that sends to a queue in both. */
function unwrap(event: unknown): unknown[] {
  const messages = records(event).map((record) => text(at(record, 'body')) ?? text(at(at(record, 'Sns'), 'Message')));
  if (messages.length === 0 || messages.includes(undefined)) {
    return [event];
  }
  return messages.map((message) => JSON.parse(message!) as unknown).flatMap((message) => {
    const inner = text(at(message, 'Message'));
    return inner === undefined ? unwrap(message) : unwrap(JSON.parse(inner));
  });
}

function isTest(message: unknown): boolean {
  return at(message, 'Event') === 's3:TestEvent';
}

function parseRecord(record: unknown): ReplicationEvent[] {
  const [name, version] = [text(at(record, 'eventName')), text(at(record, 'eventVersion'))];
  if (name === undefined || version === undefined || !VERSION.test(version)) {
    throw new TypeError(`this is no event of S3 of version 2: ${JSON.stringify(record)}`);
  }
  return name.startsWith(REPLICATION) ? [describe(record, name.slice(REPLICATION.length))] : [];
}

function describe(record: unknown, type: string): ReplicationEvent {
  const [s3, data] = [at(record, 's3'), at(record, 'replicationEventData')];
  const object = at(s3, 'object');
  const [sourceBucket, encodedKey] = [required(at(s3, 'bucket'), 'name'), required(object, 'key')];
  const versionId = text(at(object, 'versionId'));
  return {
    type,
    time: required(record, 'eventTime'),
    sourceBucket,
    destinationBucketArn: required(data, 'destinationBucket'),
    // S3 encodes keys as forms do
    key: decodeURIComponent(encodedKey.replaceAll('+', ' ')),
    versionId,
    ruleId: required(data, 'replicationRuleId'),
    operation: required(data, 's3Operation'),
    failureReason: text(at(data, 'failureReason')),
    id: [type, sourceBucket, encodedKey, versionId, text(at(object, 'sequencer')), required(data, 'destinationBucket')].join(' '),
  };
}

function records(value: unknown): unknown[] {
  const found = at(value, 'Records');
  return Array.isArray(found) ? found : [];
}

function list(value: unknown, name: string): unknown[] {
  const found = at(value, name);
  if (!Array.isArray(found)) {
    throw new TypeError(`this is no message of S3: ${JSON.stringify(value)}`);
  }
  return found;
}

function required(value: unknown, name: string): string {
  const found = text(at(value, name));
  if (found === undefined) {
    throw new TypeError(`${name} is missing in ${JSON.stringify(value)}`);
  }
  return found;
}

function at(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
