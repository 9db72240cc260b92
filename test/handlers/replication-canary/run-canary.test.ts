import { CloudWatchClient, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { DescribeKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import type { HeadObjectCommandOutput } from '@aws-sdk/client-s3';
import {
  DeleteObjectCommand, GetBucketVersioningCommand, GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client,
} from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import type { CanaryConfig } from '../../../handlers/replication-canary/config';
import type { Outcome } from '../../../handlers/replication-canary/outcome';
import { runCanary } from '../../../handlers/replication-canary/run-canary';
import { CONFIG, FakeEnvironment, IRELAND, SOURCE_KEY, STOCKHOLM } from '../../support/canary/environment';

const VERSION = 'version-of-the-source';
const WRITTEN = { Bucket: 'documents' };
const REPLICA = { Bucket: IRELAND.bucket };
const BOTH: CanaryConfig = {
  ...CONFIG,
  probes: [{ prefix: 'replication-canary/', tags: {}, destinations: [IRELAND, STOCKHOLM] }],
};

const s3 = mockClient(S3Client);
const kms = mockClient(KMSClient);
const cloudWatch = mockClient(CloudWatchClient);
let environment: FakeEnvironment;

/** What the SDK throws. */
const failure = (name: string, httpStatusCode: number) => Object.assign(new Error(`because of ${name}`), { name, $metadata: { httpStatusCode } });
const DENIED = failure('AccessDenied', 403);
const NOT_FOUND = failure('NotFound', 404);

/** The body of the object, read back. */
const asBody = (text: string) => ({ transformToString: async () => text }) as never;
const writtenBody = () => String(s3.commandCalls(PutObjectCommand)[0].args[0].input.Body);

/** What S3 says of the source, one answer a poll. */
function source(...statuses: (string | undefined)[]): void {
  const encrypted = { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: SOURCE_KEY, BucketKeyEnabled: true } as const;
  const on = s3.on(HeadObjectCommand, WRITTEN);
  const answers = statuses.map((ReplicationStatus) => ({ ...encrypted, ReplicationStatus }) as HeadObjectCommandOutput);
  answers.slice(0, -1).forEach((answer) => on.resolvesOnce(answer));
  on.resolves(answers.at(-1)!);
}

/** A replica as it has to be, but for something. */
function replica(change: Partial<HeadObjectCommandOutput> = {}, { bucket, keyArn } = IRELAND): void {
  const found = { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: keyArn, BucketKeyEnabled: true, ReplicationStatus: 'REPLICA' } as const;
  s3.on(HeadObjectCommand, { Bucket: bucket }).resolves({ ...found, ...change });
  s3.on(GetObjectCommand, { Bucket: bucket }).callsFake(async () => ({ Body: asBody(writtenBody()) }));
}

const run = (config = CONFIG) => runCanary(config, environment);
const problemOf = ([{ problem }]: readonly Outcome[]) => problem;

beforeEach(() => {
  [s3, kms, cloudWatch].forEach((each) => each.reset());
  const clients = { s3: () => new S3Client({}), kms: () => new KMSClient({}), cloudWatch: new CloudWatchClient({}) };
  environment = new FakeEnvironment(clients);
  s3.on(PutObjectCommand).resolves({ VersionId: VERSION });
  s3.on(DeleteObjectCommand).resolves({});
  s3.on(GetBucketVersioningCommand).resolves({ Status: 'Enabled' });
  kms.on(DescribeKeyCommand).resolves({ KeyMetadata: { KeyId: 'mrk-1234', KeyState: 'Enabled' } });
  cloudWatch.on(PutMetricDataCommand).resolves({});
});

describe('the object', () => {
  beforeEach(() => { source('COMPLETED'); replica(); });

  test('is written below the prefix with encryption and key named, into a bucket of this owner', async () => {
    await run();
    const { input } = s3.commandCalls(PutObjectCommand)[0].args[0];
    expect(input).toMatchObject({
      Bucket: 'documents', ExpectedBucketOwner: '111111111111', ServerSideEncryption: 'aws:kms', SSEKMSKeyId: SOURCE_KEY,
    });
    expect(input.Key).toMatch(/^replication-canary\/2026-11-28T12:00:00.000Z-[0-9a-f-]{36}$/);
    expect(input.Tagging).toBeUndefined();
  });

  test('carries the tags of the rule', async () => {
    await run({ ...CONFIG, probes: [{ ...CONFIG.probes[0], tags: { 'tier': 'gold & more', 'cost centre': '1' } }] });
    expect(s3.commandCalls(PutObjectCommand)[0].args[0].input.Tagging).toBe('tier=gold+%26+more&cost+centre=1');
  });

  test('has another key and content in each run', async () => {
    await run();
    await run();
    const inputs = s3.commandCalls(PutObjectCommand).map(({ args: [{ input }] }) => input);
    expect(new Set(inputs.flatMap(({ Key, Body }) => [Key, Body])).size).toBe(4);
  });
});

describe('a replica that is as it has to be', () => {
  test('is reported with the time that it took', async () => {
    source('PENDING', 'PENDING', 'COMPLETED');
    replica();
    expect(await run()).toEqual([{ destination: IRELAND, delaySeconds: 10 }]);
    expect(environment.entries).toEqual([expect.objectContaining({ level: 'INFO', message: 'replicated', delaySeconds: 10 })]);
  });

  test('is read in its Region by the version id of the source, from a bucket of this owner', async () => {
    source('COMPLETED');
    replica();
    const regions: string[] = [];
    environment.s3 = (region) => { regions.push(region); return new S3Client({ region }); };
    await run();
    expect(s3.commandCalls(GetObjectCommand).map(({ args: [{ input }] }) => input)).toEqual([{
      Bucket: IRELAND.bucket, ExpectedBucketOwner: '111111111111', Key: s3.commandCalls(PutObjectCommand)[0].args[0].input.Key, VersionId: VERSION,
    }]);
    expect([...new Set(regions)]).toEqual(['ap-southeast-1', 'eu-west-1']);
  });

  test('is not looked for while S3 reports PENDING, of a single destination', async () => {
    source('PENDING', 'COMPLETED');
    replica();
    await run();
    expect(s3.commandCalls(HeadObjectCommand, REPLICA)).toHaveLength(1);
  });

  test('may lack a Bucket Key where the object has none', async () => {
    s3.on(HeadObjectCommand, WRITTEN).resolves({ ReplicationStatus: 'COMPLETED', ServerSideEncryption: 'aws:kms' });
    replica({ BucketKeyEnabled: undefined });
    expect(problemOf(await run())).toBeUndefined();
  });

  test.each(['COMPLETE', 'COMPLETED'])('is there when S3 reports %s', async (status) => {
    source(status);
    replica();
    expect(problemOf(await run())).toBeUndefined();
  });
});

describe('a replica that is not', () => {
  beforeEach(() => source('COMPLETED'));

  test.each([
    ['under another encryption', { ServerSideEncryption: 'AES256' }, 'WrongEncryption', /under AES256, the object under aws:kms/],
    ['under another key', { SSEKMSKeyId: STOCKHOLM.keyArn }, 'WrongKey', /with arn:aws:kms:eu-north-1.*, not with arn:aws:kms:eu-west-1/],
    ['without its Bucket Key', { BucketKeyEnabled: false }, 'BucketKeyOff', /has a Bucket Key, its replica has none/],
  ] as const)('is found %s', async (_what, change, code, message) => {
    replica(change);
    const problem = { code, message: expect.stringMatching(message), remedy: expect.any(String) };
    expect(problemOf(await run())).toEqual(problem);
    expect(s3.commandCalls(GetObjectCommand)).toHaveLength(0);
  });

  test('is found with another content', async () => {
    replica();
    s3.on(GetObjectCommand).resolves({ Body: asBody('something else') });
    expect(problemOf(await run())).toMatchObject({ code: 'ContentDiffers' });
  });

  test('is found unreadable, when KMS denies its key', async () => {
    replica();
    const denial = 'User: arn:aws:sts::111111111111:assumed-role/canary/run is not authorized to perform: kms:Decrypt';
    s3.on(GetObjectCommand).rejects(Object.assign(new Error(denial), { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } }));
    const { code, message, remedy } = problemOf(await run())!;
    expect(code).toBe('Unreadable');
    expect(message).toContain(`AccessDenied: ${denial}`);
    expect(remedy).toContain(`kms:Decrypt with ${IRELAND.keyArn} through S3`);
  });

  test.each([['does not exist', NOT_FOUND], ['may not be seen', DENIED]])('is missing when the version %s', async (_what, error) => {
    s3.on(HeadObjectCommand, REPLICA).rejects(error);
    expect(problemOf(await run())).toMatchObject({
      code: 'Missing', message: expect.stringContaining(`S3 reports COMPLETED, but the version is not to be seen at the destination: ${error.name}`),
    });
  });

  test('is unreadable when its Region cannot be reached', async () => {
    s3.on(HeadObjectCommand, REPLICA).rejects(new Error('connect ETIMEDOUT'));
    expect(problemOf(await run())).toMatchObject({ code: 'Unreadable', message: 'the replica cannot be looked at: Error: connect ETIMEDOUT' });
  });
});

describe('a replica that does not come', () => {
  beforeEach(() => { s3.on(HeadObjectCommand, REPLICA).rejects(DENIED); });

  test('is late after the time that the canary has', async () => {
    source('PENDING');
    expect(problemOf(await run())).toMatchObject({ code: 'Late', message: expect.stringContaining('no replica after 600 seconds') });
    expect(environment.elapsed).toBe(600_000);
  });

  test('is not eligible where S3 returns no status', async () => {
    source(undefined);
    expect(problemOf(await run())).toMatchObject({ code: 'NotEligible', reason: 'SrcObjectNotEligible' });
    expect(environment.elapsed).toBe(0);
  });

  test.each<[string, string, () => void]>([
    ['the destination bucket is gone', 'DstBucketNotFound', () => s3.on(GetBucketVersioningCommand).rejects(failure('NoSuchBucket', 404))],
    ['it is unversioned', 'DstBucketUnversioned', () => s3.on(GetBucketVersioningCommand).resolves({ Status: 'Suspended' })],
    ['it never was versioned', 'DstBucketUnversioned', () => s3.on(GetBucketVersioningCommand).resolves({})],
    ['its key waits for deletion', 'DstKmsKeyInvalidState', () => kms.on(DescribeKeyCommand, { KeyId: IRELAND.keyArn })
      .resolves({ KeyMetadata: { KeyId: 'mrk-1234', KeyState: 'PendingDeletion' } })],
    ['its key is gone', 'DstKmsKeyNotFound', () => kms.on(DescribeKeyCommand, { KeyId: IRELAND.keyArn }).rejects(failure('NotFoundException', 400))],
    ['the key of the source is disabled', 'SrcKmsKeyInvalidState', () => kms.on(DescribeKeyCommand, { KeyId: SOURCE_KEY })
      .resolves({ KeyMetadata: { KeyId: 'mrk-1234', KeyState: 'Disabled' } })],
    ['the key of the source is gone', 'SrcGetObjectNotPermitted', () => kms.on(DescribeKeyCommand, { KeyId: SOURCE_KEY }).rejects(failure('NotFoundException', 400))],
    ['a policy denies something', 'AssumeRoleNotPermitted, SrcGetObjectNotPermitted or DstPutObjectNotPermitted', () => undefined],
    ['nothing of it may be seen', 'AssumeRoleNotPermitted, SrcGetObjectNotPermitted or DstPutObjectNotPermitted', () => {
      s3.on(GetBucketVersioningCommand).rejects(DENIED);
      kms.on(DescribeKeyCommand).rejects(failure('AccessDeniedException', 400));
    }],
  ])('failed because %s', async (_what, reason, arrange) => {
    source('PENDING', 'FAILED');
    arrange();
    expect(problemOf(await run())).toEqual({
      code: 'Failed', reason, remedy: expect.any(String), message: expect.stringContaining('S3 could not replicate the object, and does not try again: '),
    });
    expect(environment.entries).toEqual([expect.objectContaining({ level: 'ERROR', reason, remedy: expect.any(String) })]);
  });

  test('may be called because of nothing that the canary does before S3 reports FAILED', async () => {
    source('PENDING', 'COMPLETED');
    await run();
    expect([...s3.commandCalls(GetBucketVersioningCommand), ...kms.calls()]).toEqual([]);
  });
});

describe('with several destinations', () => {
  const STOCKHOLM_REPLICA = { Bucket: STOCKHOLM.bucket };

  test('each has its own time', async () => {
    source('PENDING', 'PENDING', 'COMPLETED');
    replica();
    replica({}, STOCKHOLM);
    s3.on(HeadObjectCommand, STOCKHOLM_REPLICA).rejectsOnce(NOT_FOUND).rejectsOnce(DENIED)
      .resolves({ ServerSideEncryption: 'aws:kms', SSEKMSKeyId: STOCKHOLM.keyArn, BucketKeyEnabled: true });
    expect(await run(BOTH)).toEqual([
      { destination: IRELAND, delaySeconds: 0 },
      { destination: STOCKHOLM, delaySeconds: 10 },
    ]);
  });

  test('only the one fails whose replica is missing', async () => {
    source('PENDING', 'FAILED');
    replica();
    s3.on(HeadObjectCommand, STOCKHOLM_REPLICA).rejects(NOT_FOUND);
    expect((await run(BOTH)).map(({ destination, problem }) => [destination.id, problem?.code])).toEqual([
      [IRELAND.id, undefined],
      [STOCKHOLM.id, 'Failed'],
    ]);
  });

  test('only the one is late whose replica is missing', async () => {
    source('PENDING');
    replica();
    s3.on(HeadObjectCommand, STOCKHOLM_REPLICA).rejects(NOT_FOUND);
    expect((await run(BOTH)).map(({ problem }) => problem?.code)).toEqual([undefined, 'Late']);
  });

  test('a destination of another rule has an object of its own', async () => {
    source('COMPLETED');
    replica();
    replica({}, STOCKHOLM);
    s3.on(GetObjectCommand, STOCKHOLM_REPLICA).callsFake(async () =>
      ({ Body: asBody(String(s3.commandCalls(PutObjectCommand)[1].args[0].input.Body)) }));
    const outcomes = await run({
      ...CONFIG,
      probes: [...CONFIG.probes, { prefix: 'contracts/replication-canary/', tags: {}, destinations: [STOCKHOLM] }],
    });
    expect(outcomes.map(({ problem }) => problem)).toEqual([undefined, undefined]);
    expect(s3.commandCalls(PutObjectCommand).map(({ args: [{ input }] }) => input.Key!.split('/')[0])).toEqual(['replication-canary', 'contracts']);
  });
});

describe('what keeps the canary from its work', () => {
  test('a denied upload is a failure at every destination', async () => {
    s3.on(PutObjectCommand).rejects(DENIED);
    expect((await run(BOTH)).map(({ problem }) => problem?.code)).toEqual(['NotWritten', 'NotWritten']);
    expect(s3.commandCalls(DeleteObjectCommand)).toHaveLength(0);
  });

  test('a status that may not be read is one too, and the version is deleted', async () => {
    s3.on(HeadObjectCommand, WRITTEN).rejects(DENIED);
    expect(problemOf(await run())).toMatchObject({ code: 'StatusUnknown' });
    expect(s3.commandCalls(DeleteObjectCommand, WRITTEN)).toHaveLength(1);
  });

  test('metrics that cannot be published fail the function, after the versions are deleted', async () => {
    source('COMPLETED');
    replica();
    cloudWatch.on(PutMetricDataCommand).rejects(DENIED);
    await expect(run()).rejects.toThrow('because of AccessDenied');
    expect(s3.commandCalls(DeleteObjectCommand)).toHaveLength(2);
  });
});

describe('the clean-up', () => {
  beforeEach(() => { source('COMPLETED'); replica(); replica({}, STOCKHOLM); });
  const deleted = () => s3.commandCalls(DeleteObjectCommand).map(({ args: [{ input }] }) => input);

  test('deletes the version by its id, of the source first', async () => {
    await run();
    const { Key } = s3.commandCalls(PutObjectCommand)[0].args[0].input;
    expect(deleted()).toEqual(['documents', IRELAND.bucket].map((Bucket) => ({ Bucket, ExpectedBucketOwner: '111111111111', Key, VersionId: VERSION })));
  });

  test('leaves to a lifecycle rule what the canary may not delete', async () => {
    await run(BOTH);
    expect(deleted().map(({ Bucket }) => Bucket)).toEqual(['documents', IRELAND.bucket]);
  });

  test('that fails is a line in the log and no failure of the replication', async () => {
    s3.on(DeleteObjectCommand, REPLICA).rejects(DENIED);
    expect(problemOf(await run())).toBeUndefined();
    expect(environment.entries.filter(({ level }) => level === 'WARN')).toEqual([expect.objectContaining({
      message: `a version stays in ${IRELAND.bucket}: AccessDenied: because of AccessDenied`, versionId: VERSION, remedy: expect.stringContaining('lifecycle'),
    })]);
  });
});

describe('the metrics', () => {
  const published = () => cloudWatch.commandCalls(PutMetricDataCommand).map(({ args: [{ input }] }) => input);
  const dimensions = [{ Name: 'Canary', Value: 'Documents-Canary' }, { Name: 'Destination', Value: 'eu-west-1' }];

  test('are a zero and the delay when all is well', async () => {
    source('PENDING', 'COMPLETED');
    replica();
    await run();
    expect(published()).toEqual([{
      Namespace: 'CdkEncryptedReplication',
      MetricData: [
        { MetricName: 'ReplicationFailed', Dimensions: dimensions, Unit: 'Count', Value: 0 },
        { MetricName: 'ReplicationDelay', Dimensions: dimensions, Unit: 'Seconds', Value: 5 },
      ],
    }]);
  });

  test('are a one, and no delay, when there is no replica', async () => {
    source('FAILED');
    s3.on(HeadObjectCommand, REPLICA).rejects(NOT_FOUND);
    await run();
    expect(published()[0].MetricData).toEqual([{ MetricName: 'ReplicationFailed', Dimensions: dimensions, Unit: 'Count', Value: 1 }]);
  });

  test('are in one call for all destinations', async () => {
    source('COMPLETED');
    replica();
    replica({}, STOCKHOLM);
    await run(BOTH);
    expect(published().map(({ MetricData }) => MetricData?.length)).toEqual([4]);
  });
});
