import { CloudWatchClient, ListMetricsCommand } from '@aws-sdk/client-cloudwatch';
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { KMSClient } from '@aws-sdk/client-kms';
import {
  CreateBucketCommand, GetObjectCommand, ListObjectVersionsCommand, ListObjectsV2Command, PutBucketReplicationCommand,
  PutBucketVersioningCommand, PutObjectCommand, S3Client,
} from '@aws-sdk/client-s3';
import type { CanaryConfig } from '../../handlers/replication-canary/config';
import { runCanary } from '../../handlers/replication-canary/run-canary';
import { renderDestinationStatements, renderReportStatements, renderSourceStatements } from '../../src/canary/private/canary-statements';
import { toPolicyStatement } from '../../src/internal/policy/statement';
import { CONFIG, FakeEnvironment, IRELAND, SOURCE_KEY } from '../support/canary/environment';
import type { ServerCredentials } from '../support/server/ministack';
import { Ministack } from '../support/server/ministack';

const SOURCE = { bucketArn: 'arn:aws:s3:::documents', region: 'ap-southeast-1', keyArn: SOURCE_KEY };
const REPLICA = { bucketArn: `arn:aws:s3:::${IRELAND.bucket}`, region: 'eu-west-1', keyArn: IRELAND.keyArn };
const LOG_GROUP = 'arn:aws:logs:ap-southeast-1:111111111111:log-group:/aws/lambda/canary';
const PREFIXES = ['replication-canary/'];

/** The server gives a replica the key of its source. */
const SERVED: CanaryConfig = {
  ...CONFIG,
  probes: [{ ...CONFIG.probes[0], destinations: [{ ...IRELAND, keyArn: SOURCE_KEY }] }],
};

/** What the construct grants, as the policy of a user. The server does not know the condition key of the namespace. */
const STATEMENTS = [
  ...renderReportStatements({ namespace: CONFIG.namespace, logGroupArn: LOG_GROUP })
    .map((statement) => ({ ...statement, conditions: undefined })),
  ...renderSourceStatements({ ...SOURCE, prefixes: PREFIXES, tags: false, deletes: true }),
  ...renderDestinationStatements({ ...REPLICA, prefixes: PREFIXES, deletes: true, crossAccount: false }),
];

let server: Ministack;
let source: S3Client;
let replica: S3Client;

beforeEach(async () => {
  server = await Ministack.start({ authorization: true });
  [source, replica] = ['ap-southeast-1', 'eu-west-1'].map((region) => new S3Client(server.clientConfig(region)));
  await createBucket(source, 'documents');
  await createBucket(replica, IRELAND.bucket);
  await source.send(new PutBucketReplicationCommand({
    Bucket: 'documents',
    ReplicationConfiguration: {
      Role: 'arn:aws:iam::111111111111:role/replication',
      Rules: [{
        ID: 'everything',
        Priority: 1,
        Status: 'Enabled',
        Filter: { Prefix: '' },
        DeleteMarkerReplication: { Status: 'Disabled' },
        Destination: { Bucket: `arn:aws:s3:::${IRELAND.bucket}` },
      }],
    },
  }));
});
afterEach(() => server.stop());

async function createBucket(s3: S3Client, Bucket: string): Promise<void> {
  await s3.send(new CreateBucketCommand({ Bucket }));
  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
}

/** Somebody who has the statements of the canary, but for some. */
async function createCaller(...without: string[]): Promise<ServerCredentials> {
  const iam = new IAMClient(server.clientConfig('us-east-1'));
  const Statement = STATEMENTS.filter(({ sid }) => !without.includes(sid))
    .map((each) => toPolicyStatement(each).toJSON());
  await iam.send(new CreateUserCommand({ UserName: 'canary' }));
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await iam.send(new PutUserPolicyCommand({ UserName: 'canary', PolicyName: 'own', PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'canary' }));
  return { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! };
}

/** By key: a replica has another version id on the server. */
function readByKey(client: S3Client): S3Client {
  client.middlewareStack.add((next) => async (args) => {
    const { VersionId, ...others } = args.input as { [name in 'Bucket' | 'Key' | 'VersionId']?: string };
    const byKey = others.Bucket === IRELAND.bucket && VersionId !== undefined;
    return next(byKey ? { ...args, input: { ...others, VersionId: await findVersion(others) } as never } : args);
  }, { step: 'initialize' });
  return client;
}

async function findVersion({ Key }: { readonly Key?: string }): Promise<string | undefined> {
  const { Versions } = await replica.send(new ListObjectVersionsCommand({ Bucket: IRELAND.bucket, Prefix: Key }));
  return Versions?.[0]?.VersionId;
}

function environmentOf(credentials: ServerCredentials): FakeEnvironment {
  return new FakeEnvironment({
    s3: (region) => readByKey(new S3Client(server.clientConfig(region, credentials))),
    kms: (region) => new KMSClient(server.clientConfig(region, credentials)),
    cloudWatch: new CloudWatchClient(server.clientConfig('ap-southeast-1', credentials)),
  });
}

/** What a run finds, of a caller that lacks some statements. */
async function run(...without: string[]) {
  const environment = environmentOf(await createCaller(...without));
  const [outcome] = await runCanary(SERVED, environment);
  return { ...outcome, entries: environment.entries };
}

async function versionsIn(s3: S3Client, Bucket: string) {
  const { Versions = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
  return Versions;
}

test('a run writes, verifies and deletes on both sides with nothing but its own statements', async () => {
  const { problem, delaySeconds, entries } = await run();
  expect({ problem, delaySeconds }).toEqual({ problem: undefined, delaySeconds: 0 });
  expect(entries).toEqual([expect.objectContaining({ level: 'INFO', message: 'replicated' })]);
  expect([await versionsIn(source, 'documents'), await versionsIn(replica, IRELAND.bucket)]).toEqual([[], []]);
});

test('a run publishes its metrics', async () => {
  await run();
  const { Metrics } = await new CloudWatchClient(server.clientConfig('ap-southeast-1')).send(new ListMetricsCommand({ Namespace: CONFIG.namespace }));
  const dimensions = [{ Name: 'Canary', Value: 'Documents-Canary' }, { Name: 'Destination', Value: 'eu-west-1' }];
  expect(Metrics?.map(({ MetricName, Dimensions }) => [MetricName, Dimensions]).sort()).toEqual([
    ['ReplicationDelay', dimensions],
    ['ReplicationFailed', dimensions],
  ]);
});

test('a run takes less than two seconds of its own', async () => {
  const environment = environmentOf(await createCaller());
  const start = performance.now();
  await runCanary(SERVED, environment);
  const milliseconds = performance.now() - start;
  console.log(`a run took ${Math.round(milliseconds)} ms`);
  expect(milliseconds).toBeLessThan(2_000);
});

test('a destination that is unversioned is what a failed replication is put down to', async () => {
  await replica.send(new PutBucketVersioningCommand({ Bucket: IRELAND.bucket, VersioningConfiguration: { Status: 'Suspended' } }));
  expect((await run()).problem).toMatchObject({ code: 'Failed', reason: 'DstBucketUnversioned' });
});

test('a bucket without a rule for the object replicates nothing', async () => {
  await source.send(new PutBucketVersioningCommand({ Bucket: 'documents', VersioningConfiguration: { Status: 'Suspended' } }));
  expect((await run()).problem).toMatchObject({ code: expect.stringMatching(/NotEligible|StatusUnknown/) });
});

test.each([
  ['WriteCanaryObjects', 'NotWritten'],
  ['ReadReplicationStatus', 'StatusUnknown'],
  ['ReadReplicas', 'Missing'],
])('a caller without %s finds that it may not', async (sid, code) => {
  const { problem, entries } = await run(sid);
  expect(problem?.code).toBe(code);
  expect(entries[0]).toMatchObject({ level: 'ERROR', code, remedy: expect.stringMatching(/^let the role of the canary s3:/) });
});

test.each(['DeleteCanaryObjects', 'DeleteReplicas'])('a caller without %s leaves a version and says so', async (sid) => {
  const { problem, entries } = await run(sid);
  expect(problem).toBeUndefined();
  expect(entries).toContainEqual(expect.objectContaining({ level: 'WARN', message: expect.stringMatching(/^a version stays in .*: AccessDenied/) }));
});

test('a caller that may not publish fails', async () => {
  await expect(run('PublishMetrics')).rejects.toThrow(/not authorized|AccessDenied/);
});

test('the statements allow nothing else in either bucket', async () => {
  const credentials = await createCaller();
  const [here, there] = ['ap-southeast-1', 'eu-west-1'].map((region) => new S3Client(server.clientConfig(region, credentials)));
  await source.send(new PutObjectCommand({ Bucket: 'documents', Key: 'secret.txt', Body: 'secret' }));
  const attempts = [
    here.send(new PutObjectCommand({ Bucket: 'documents', Key: 'secret.txt', Body: 'other' })),
    here.send(new GetObjectCommand({ Bucket: 'documents', Key: 'secret.txt' })),
    here.send(new ListObjectsV2Command({ Bucket: 'documents' })),
    there.send(new GetObjectCommand({ Bucket: IRELAND.bucket, Key: 'secret.txt' })),
    there.send(new PutObjectCommand({ Bucket: IRELAND.bucket, Key: 'replication-canary/a', Body: 'other' })),
  ];
  const answers = await Promise.allSettled(attempts);
  expect(answers.map((answer) => (answer.status === 'rejected' ? answer.reason.name : 'allowed'))).toEqual(attempts.map(() => 'AccessDenied'));
});
