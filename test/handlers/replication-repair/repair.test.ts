import type { JobDescriptor } from '@aws-sdk/client-s3-control';
import type { RepairSettings } from '../../../handlers/replication-repair/repair';
import { repair } from '../../../handlers/replication-repair/repair';
import { renderRequest } from '../../support/s3-control/events';
import { FakeS3Control } from '../../support/s3-control/fake-s3-control';

const SETTINGS: RepairSettings = {
  accountId: '111111111111',
  request: renderRequest(),
  identity: 'arn:aws:cloudformation:ap-southeast-1:111111111111:stack/Documents/6a1b2c3d Repair',
  intervalSeconds: 3600,
};

let s3: FakeS3Control;
beforeEach(async () => { s3 = await FakeS3Control.start(); });
afterEach(() => s3.stop());

function run(time = '12:00', settings = SETTINGS, attempts = 1) {
  s3.now = Date.parse(`2026-11-28T${time}:00Z`);
  return repair(s3.client(attempts), settings, s3.now);
}
const created = () => s3.requests.filter((request) => request.startsWith('POST')).length;
const DONE: Partial<JobDescriptor> = {
  Status: 'Complete',
  ProgressSummary: { TotalNumberOfTasks: 3, NumberOfTasksSucceeded: 3, NumberOfTasksFailed: 0 },
};

/** What the next run says when the first job has come to be so. */
async function after(change: Partial<JobDescriptor>) {
  await run();
  s3.advance(s3.jobs[0], change);
  return run('13:00');
}

test('created: one job that nobody has to confirm', async () => {
  const { outcome, jobId } = await run();
  expect(s3.jobs.map(({ descriptor: { JobId, Status } }) => [JobId, Status])).toEqual([[jobId, 'New']]);
  expect(outcome).toBe('started');
});

test('in the interval: an event that comes again finds the job, and says that it was known', async () => {
  const { jobId } = await run('12:00');
  expect(await run('12:58')).toEqual({ outcome: 'known', jobId });
  expect(created()).toBe(1);
});

test('in the interval: two events at once start one job', async () => {
  const [one, other] = await Promise.all([run(), run()]);
  expect(one).toEqual(other);
  expect(s3.jobs).toHaveLength(1);
});

test('in the interval: two events at once after another job start one job', async () => {
  await run('12:00');
  s3.advance(s3.jobs[0], DONE);
  const [one, other] = await Promise.all([run('13:30'), run('13:30')]);
  expect(one).toEqual(other);
  expect(s3.jobs).toHaveLength(2);
});

test('in the interval: the job is not run again when it has ended', async () => {
  const { jobId } = await run('12:55');
  s3.advance(s3.jobs[0], DONE);
  expect(await run('13:05')).toEqual({ outcome: 'known', jobId });
  expect(created()).toBe(1);
});

test('after the interval: another job when the one before has ended', async () => {
  expect(await after(DONE)).toEqual({ outcome: 'started', jobId: s3.jobs[1].descriptor.JobId });
});

test('after the interval: an event of a schedule of that length may be early by less than a minute', async () => {
  await run('12:01');
  s3.advance(s3.jobs[0], DONE);
  expect((await run('13:00')).outcome).toBe('started');
});

test('long after: S3 has forgotten the jobs, and makes another one', async () => {
  await run('12:00');
  const [forgotten] = s3.jobs.splice(0);
  await run('18:00');
  expect(s3.jobs[0].request.text('ClientRequestToken')).not.toBe(forgotten.request.text('ClientRequestToken'));
});

test('one at a time: no job while another one of the repair runs', async () => {
  const { jobId } = await run();
  s3.advance(s3.jobs[0], { Status: 'Active' });
  expect(await run('13:00')).toEqual({ outcome: 'running', jobId });
  expect(created()).toBe(1);
});

test('one at a time: no job while one runs that is not the latest', async () => {
  const { jobId } = await run('10:00');
  s3.advance(s3.jobs[0], DONE);
  await run('11:00');
  s3.advance(s3.jobs[1], DONE);
  s3.advance(s3.jobs[0], { Status: 'Active' });
  expect(await run('12:00')).toEqual({ outcome: 'running', jobId });
});

test('one at a time: a job of another repair does not count', async () => {
  await run('12:00', { ...SETTINGS, identity: 'another' });
  expect((await run('13:00')).outcome).toBe('started');
});

test('partly failed: the next run starts a job, and fails with counts and the place of the report', async () => {
  const ProgressSummary = { TotalNumberOfTasks: 12, NumberOfTasksSucceeded: 10, NumberOfTasksFailed: 2 };
  await expect(after({ Status: 'Complete', ProgressSummary })).rejects.toThrow(
    /is Complete: of 12 objects 10 succeeded, 2 failed; its report is in s3:\/\/reports\/Documents-Backfill\/job-\S+; job \S+2 tries again/,
  );
  expect(created()).toBe(2);
});

test('partly failed: a call that Lambda repeats says so again, and starts nothing', async () => {
  await expect(after({ Status: 'Complete', ProgressSummary: { NumberOfTasksFailed: 1 } })).rejects.toThrow('tries again');
  await expect(run('13:00')).rejects.toThrow('tries again');
  expect(created()).toBe(2);
});

test('failed: the next run fails with the reason of S3', async () => {
  const FailureReasons = [{ FailureCode: 'AccessDenied', FailureReason: 'The role may not list the objects' }];
  await expect(after({ Status: 'Failed', FailureReasons })).rejects.toThrow('AccessDenied: The role may not list the objects');
});

test('failed for want of objects: there was nothing to repair', async () => {
  const FailureReasons = [{ FailureReason: 'Manifest generation found no keys matching the filter criteria.' }];
  expect((await after({ Status: 'Failed', FailureReasons })).outcome).toBe('started');
});

test('failed long ago: only the job before is judged', async () => {
  await run('11:00');
  s3.advance(s3.jobs[0], { Status: 'Failed' });
  await expect(run('12:00')).rejects.toThrow('is Failed');
  s3.advance(s3.jobs[1], DONE);
  expect((await run('13:00')).outcome).toBe('started');
});

test('throttled: tried again, with one job in the end', async () => {
  s3.throttled = 2;
  await run('12:00', SETTINGS, 3);
  expect(s3.jobs).toHaveLength(1);
});

test('throttled for good: the run fails, and the next one starts the job', async () => {
  s3.throttled = 1;
  await expect(run()).rejects.toThrow('reduce your request rate');
  expect((await run()).outcome).toBe('started');
});

test('deleted while running: a repair of a stack that is created again waits for nobody', async () => {
  await run();
  s3.advance(s3.jobs[0], { Status: 'Active' });
  const again = await run('13:00', { ...SETTINGS, identity: SETTINGS.identity.replace('6a1b2c3d', '7b2c3d4e') });
  expect(again).toEqual({ outcome: 'started', jobId: s3.jobs[1].descriptor.JobId });
  expect(s3.jobs[0].descriptor.Status).toBe('Active');
});

test('the description says what the job is for, and is short enough for S3 in every case', async () => {
  await run('12:00', { ...SETTINGS, request: renderRequest({ Description: 'x'.repeat(200) }) });
  expect(s3.jobs[0].request.text('Description')).toMatch(/^x{200} [0-9a-f]{16} [0-9a-f]{32}$/);
});
