import { Simulation } from '../../../src/simulator/private/simulation';
import { diagnose, NOW, run } from './diagnose';
import { healthy, policy, SOURCE_ACCOUNT, SOURCE_KEY, statement } from './healthy';

const HOUR = 3_600_000;
const head = (more: object = {}) => ({
  ServerSideEncryption: 'aws:kms', SSEKMSKeyId: SOURCE_KEY, BucketKeyEnabled: true, LastModified: new Date(NOW.getTime() - 48 * HOUR), ...more,
});
const breakKey = ({ rolePolicy }: ReturnType<typeof healthy>) => { rolePolicy.Statement.pop(); };

function findObject(report: any) {
  return report.findings.filter(({ check }: any) => check.startsWith('Object'))
    .map(({ check, level, message, failureReason }: any) => ({ check, level, message, failureReason }));
}

test('a failed object gets the reason that the state has', async () => {
  const world = healthy();
  breakKey(world);
  world.state.objects['a.csv'] = head({ ReplicationStatus: 'FAILED' });
  const { code, report } = await diagnose(world.state, { key: 'a.csv' });
  expect(code).toBe(1);
  expect(findObject(report)).toEqual([{
    check: 'ObjectFailed',
    level: 'fails',
    failureReason: 'DstPutObjectNotPermitted',
    message: expect.stringMatching(/^a\.csv has the status FAILED; to documents-replica it fails because .*kms:Encrypt/),
  }]);
  expect(report.object).toMatchObject({ key: 'a.csv', status: 'FAILED', lastModified: '2026-11-26T12:00:00.000Z', outcomes: [{ status: 'FAILED' }] });
});

test('a failed object that would be replicated now failed under another state', async () => {
  const { state } = healthy();
  state.objects['a.csv'] = head({ ReplicationStatus: 'FAILED' });
  const { code, report } = await diagnose(state, { key: 'a.csv' });
  expect(code).toBe(0);
  expect(findObject(report)).toMatchObject([{ check: 'ObjectFailed', level: 'info', message: expect.stringContaining('failed under another state') }]);
});

test('a failed object is undecided where something could not be read', async () => {
  const { state } = healthy();
  state.denied.add('kms:GetKeyPolicy');
  state.objects['a.csv'] = head({ ReplicationStatus: 'FAILED' });
  const { report } = await diagnose(state, { key: 'a.csv' });
  expect(findObject(report)).toMatchObject([{ check: 'ObjectFailed', level: 'undecided' }]);
});

test('the key of an object that is not the default of its bucket is read too', async () => {
  const world = healthy();
  const former = `arn:aws:kms:us-east-1:${SOURCE_ACCOUNT}:key/33333333-3333-3333-3333-333333333333`;
  world.state.keys[former] = {
    account: SOURCE_ACCOUNT, region: 'us-east-1', metadata: { KeyState: 'Disabled' }, policy: policy(statement('kms:*', '*', { Principal: '*' })),
  };
  world.state.objects['a.csv'] = head({ ReplicationStatus: 'FAILED', SSEKMSKeyId: former });
  const { report, log } = await diagnose(world.state, { key: 'a.csv' });
  expect(log.map(({ name, input }) => `${name} ${input.KeyId}`)).toContain(`DescribeKey ${former}`);
  expect(findObject(report)).toMatchObject([{ check: 'ObjectFailed', level: 'fails', message: expect.stringContaining('is disabled') }]);
});

test('the key of an object in an account that nobody reads is named', async () => {
  const { state } = healthy();
  state.objects['a.csv'] = head({ SSEKMSKeyId: 'arn:aws:kms:us-east-1:333333333333:key/33333333-3333-3333-3333-333333333333' });
  state.objects['b.csv'] = head({ SSEKMSKeyId: '33333333-3333-3333-3333-333333333333' });
  const { report } = await diagnose(state, { key: 'a.csv' });
  expect(report.unread).toEqual([expect.objectContaining({ reason: 'account', account: '333333333333', operation: 'DescribeKey' })]);
  expect((await diagnose(state, { key: 'b.csv' })).report.unread).toHaveLength(1);
});

test.each<[string, object, object[]]>([
  ['pending for two days', head({ ReplicationStatus: 'PENDING' }), [{ check: 'ObjectPending', level: 'undecided' }]],
  ['pending for an hour', head({ ReplicationStatus: 'PENDING', LastModified: new Date(NOW.getTime() - HOUR) }), []],
  ['pending since nobody knows when', head({ ReplicationStatus: 'PENDING', LastModified: undefined }), []],
  ['replicated', head({ ReplicationStatus: 'COMPLETED' }), []],
  ['without a status under a rule that applies', head(), [{ check: 'ObjectNotReplicated', level: 'info' }]],
  ['archived', head({ StorageClass: 'GLACIER' }), [{ check: 'ObjectNotReplicated', level: 'info' }]],
  ['under SSE-S3', head({ ServerSideEncryption: 'AES256', SSEKMSKeyId: undefined, ReplicationStatus: 'COMPLETED' }), []],
])('an object that is %s', async (_title, object, expected) => {
  const { state } = healthy();
  state.objects['a.csv'] = object;
  expect(findObject((await diagnose(state, { key: 'a.csv', versionId: 'v' })).report)).toMatchObject(expected);
});

test('a pending object that cannot be replicated gets its reason', async () => {
  const world = healthy();
  breakKey(world);
  world.state.objects['a.csv'] = head({ ReplicationStatus: 'PENDING' });
  expect(findObject((await diagnose(world.state, { key: 'a.csv' })).report)).toMatchObject([
    { check: 'ObjectFailed', message: expect.stringMatching(/^a\.csv has the status PENDING; /) },
  ]);
});

test('a failure that S3 has no reason for is reported without one', async () => {
  const outcomes = [{ destinationBucket: 'documents-replica', status: 'FAILED', explanation: 'it is so', trace: [] }];
  const put = jest.spyOn(Simulation.prototype, 'put').mockReturnValue({ outcomes, replicationStatus: 'FAILED' } as never);
  const { state } = healthy();
  state.objects['a.csv'] = head({ ReplicationStatus: 'FAILED' });
  expect(findObject((await diagnose(state, { key: 'a.csv' })).report)).toMatchObject([
    { check: 'ObjectFailed', level: 'fails', failureReason: expect.stringMatching(/^none: /) },
  ]);
  put.mockRestore();
});

test('an object that may not be read is named', async () => {
  const { state } = healthy();
  state.denied.add('s3:GetObject');
  state.objects['a.csv'] = head();
  const { code, report } = await diagnose(state, { key: 'a.csv' });
  expect([code, report.object]).toEqual([3, { key: 'a.csv' }]);
  expect(findObject(report)).toMatchObject([{
    check: 'ObjectFailed', level: 'undecided', message: 'a.csv could not be read, so that its replication status is not known',
  }]);
  expect(report.unread).toMatchObject([{ action: 's3:GetObject', fix: 'grant s3:GetObject on arn:aws:s3:::documents/a.csv to the reader of account 111111111111' }]);
  const { text } = await run(state, { key: 'a.csv' });
  expect(text).toContain('object a.csv: could not be read');
});

test('an object without a status is said to have none', async () => {
  const { state } = healthy();
  state.objects['a.csv'] = head();
  expect((await run(state, { key: 'a.csv' })).text).toContain('object a.csv: no replication status');
});

test.each([[undefined, /no object "b\.csv" in documents;/], ['v1', /no object "b\.csv" of version v1 in documents;/]])('fails for an object that is not there (%s)', async (versionId, text) => {
  await expect(diagnose(healthy().state, { key: 'b.csv', versionId })).rejects.toMatchObject({ code: 'ObjectNotFound', message: expect.stringMatching(text) });
});
