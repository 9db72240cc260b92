import { computeToken, startJob } from '../../../handlers/batch-job/start-job';
import { PROPERTIES, eventOf, renderRequest, updateOf } from '../../support/s3-control/events';
import { FakeS3Control } from '../../support/s3-control/fake-s3-control';

const NOW = Date.parse('2026-11-28T12:00:00Z');

let s3: FakeS3Control;
beforeEach(async () => { s3 = await FakeS3Control.start(); });
afterEach(() => s3.stop());

const start = (event = eventOf()) => startJob(s3.client(), event, NOW);
const created = () => s3.requests.filter((request) => request.startsWith('POST')).length;

test('a creation creates a job, whose id the resource has', async () => {
  const state = await start();
  const [{ descriptor: { JobId } }] = s3.jobs;
  expect(state).toEqual({ PhysicalResourceId: JobId, Data: { JobId } });
});

test('the job runs without confirmation', async () => {
  await start();
  expect(s3.jobs[0].descriptor.Status).toBe('New');
});

test('the filter reaches S3, with times as times', async () => {
  await start();
  expect(s3.jobs[0].request.filter).toMatchObject({
    CreatedAfter: ['2026-01-01T00:00:00Z'],
    ObjectReplicationStatuses: [{ member: ['NONE', 'FAILED'] }],
    KeyNameConstraint: [{ MatchAnyPrefix: [{ member: ['contracts/'] }] }],
  });
});

test('a manifest that is given reaches S3', async () => {
  const Manifest = {
    Spec: { Format: 'S3BatchOperations_CSV_20180820', Fields: ['Bucket', 'Key', 'VersionId'] },
    Location: { ObjectArn: 'arn:aws:s3:::manifests/failed.csv', ETag: '60e460c9d1046e73f7dde5043ac3ae85' },
  };
  const Request = renderRequest({ Manifest, ManifestGenerator: undefined });
  await start(eventOf({ ResourceProperties: { ...PROPERTIES, Request } }));
  expect(s3.jobs[0].request.members.Manifest).toHaveLength(1);
});

test('the description says what the job is for, and ends with the token', async () => {
  await start();
  expect(s3.jobs[0].descriptor.Description).toBe(`Documents/Backfill, revision 1 ${computeToken(eventOf())}`);
});

test('an unchanged revision runs nothing, whatever else changes', async () => {
  const state = await start(updateOf('job-1', '1', '1', { Request: renderRequest({ Priority: 20 }) }));
  expect(state).toEqual({ PhysicalResourceId: 'job-1', Data: { JobId: 'job-1' } });
  expect(s3.requests).toEqual([]);
});

test('a changed revision runs a new job', async () => {
  const { PhysicalResourceId: first } = await start();
  const { PhysicalResourceId: second } = await start(updateOf(first, '1', '2'));
  expect(second).not.toBe(first);
  expect(s3.jobs).toHaveLength(2);
});

test('a request that CloudFormation repeats finds the job of the first', async () => {
  const first = await start();
  expect(await start(eventOf({ RequestId: 'another' }))).toEqual(first);
  expect(created()).toBe(1);
});

test('a rollback to a former revision finds its job, also on a later page', async () => {
  const jobs: string[] = [];
  for (const revision of ['1', '2', '3', '4']) {
    jobs.push((await start(updateOf('before', 'none', revision))).PhysicalResourceId);
  }
  expect((await start(updateOf(jobs[3], '4', '3'))).PhysicalResourceId).toBe(jobs[2]);
  expect(created()).toBe(4);
});

test('two requests at once create one job', async () => {
  const [one, other] = await Promise.all([start(), start()]);
  expect(one).toEqual(other);
  expect(s3.jobs).toHaveLength(1);
});

test('a stack that is created again runs the job again', () => {
  const again = eventOf({ StackId: `${eventOf().StackId}-again` });
  expect(computeToken(again)).not.toBe(computeToken(eventOf()));
});

test('a deletion cancels nothing: no request is sent', async () => {
  const state = await start(eventOf({ RequestType: 'Delete', PhysicalResourceId: 'job-1' }));
  expect(state.PhysicalResourceId).toBe('job-1');
  expect(s3.requests).toEqual([]);
});

test('a deletion of what was never created is answered', async () => {
  const event = eventOf({ RequestType: 'Delete' });
  expect((await start(event)).PhysicalResourceId).toBe(event.RequestId);
});

test('a job that is waited for has a deadline', async () => {
  const state = await start(eventOf({ ResourceProperties: { ...PROPERTIES, WaitSeconds: '1800' } }));
  expect(state.Data?.Deadline).toBe(NOW + 30 * 60_000);
});

test('a throttled request is tried again', async () => {
  s3.throttled = 2;
  await startJob(s3.client(3), eventOf(), NOW);
  expect(s3.jobs).toHaveLength(1);
});

test('a request that stays throttled fails after the last attempt', async () => {
  s3.throttled = 100;
  await expect(startJob(s3.client(2), eventOf(), NOW)).rejects.toThrow('reduce your request rate');
  expect(s3.requests).toHaveLength(2);
});

test('what S3 refuses fails with its message', async () => {
  const Request = renderRequest({ Priority: -1 });
  await expect(start(eventOf({ ResourceProperties: { ...PROPERTIES, Request } }))).rejects.toThrow('Request invalid: Priority');
});
