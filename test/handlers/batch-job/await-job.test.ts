import type { JobDescriptor } from '@aws-sdk/client-s3-control';
import { awaitJob } from '../../../handlers/batch-job/await-job';
import type { ResourceEvent } from '../../../handlers/batch-job/event';
import { startJob } from '../../../handlers/batch-job/start-job';
import { PROPERTIES, eventOf, updateOf } from '../../support/s3-control/events';
import { FakeS3Control } from '../../support/s3-control/fake-s3-control';

const NOW = Date.parse('2026-11-28T12:00:00Z');
const AFTER = NOW + 31 * 60_000;
const WAITING = { ...PROPERTIES, WaitSeconds: '1800' };

let s3: FakeS3Control;
beforeEach(async () => { s3 = await FakeS3Control.start(); });
afterEach(() => s3.stop());

const tasks = (total: number, succeeded: number, failed: number): JobDescriptor['ProgressSummary'] =>
  ({ TotalNumberOfTasks: total, NumberOfTasksSucceeded: succeeded, NumberOfTasksFailed: failed });

/** What the provider framework asks of a job that has come to be so. */
async function asked(
  change: Partial<JobDescriptor>,
  event = eventOf({ ResourceProperties: WAITING }),
): Promise<ResourceEvent> {
  const state = await startJob(s3.client(), event, NOW);
  s3.advance(s3.jobs[0], change);
  return { ...event, ...state };
}

const waited = async (change: Partial<JobDescriptor>, now = NOW) => awaitJob(s3.client(), await asked(change), now);

test.each(['New', 'Preparing', 'Ready', 'Active', 'Paused', 'Completing', 'Failing'] as const)('a job that is %s is waited for', async (Status) => {
  expect(await waited({ Status })).toEqual({ IsComplete: false });
});

test('a job that is complete without failures ends the wait, with the number of objects', async () => {
  const { IsComplete, Data } = await waited({ Status: 'Complete', ProgressSummary: tasks(3, 3, 0) });
  expect({ IsComplete, succeeded: Data?.ObjectsSucceeded }).toEqual({ IsComplete: true, succeeded: 3 });
});

test('a job that is complete with failures fails, with counts and the place of the report', async () => {
  const id = '00000000-0000-4000-8000-000000000001';
  await expect(waited({ Status: 'Complete', ProgressSummary: tasks(1200, 1180, 20) })).rejects.toThrow(
    `job ${id} is Complete: of 1200 objects 1180 succeeded, 20 failed; its report is in `
    + `s3://reports/Documents-Backfill/job-${id}/; a job runs once per revision: repair the cause, then change 'revision'`,
  );
});

test('a job that failed fails, with the reason of S3', async () => {
  await expect(waited({
    Status: 'Failed',
    ProgressSummary: tasks(2000, 400, 1001),
    FailureReasons: [{ FailureCode: 'TooManyFailures', FailureReason: 'More than 50% of the tasks failed' }],
  })).rejects.toThrow('is Failed: of 2000 objects 400 succeeded, 1001 failed; TooManyFailures: More than 50% of the tasks failed; its report');
});

test('a job that somebody cancelled fails', async () => {
  await expect(waited({ Status: 'Cancelled' })).rejects.toThrow('is Cancelled: of 0 objects');
});

test('a job without a report says nothing of one', async () => {
  await expect(waited({ Status: 'Cancelled', Report: undefined })).rejects.toThrow(/0 failed; a job runs once/);
});

test('a job whose filter matches nothing has done what there was to do', async () => {
  const { IsComplete, Data } = await waited({
    Status: 'Failed',
    FailureReasons: [{ FailureCode: 'ManifestGenerationFailed', FailureReason: 'Manifest generation found no keys matching the filter criteria.' }],
  });
  expect({ IsComplete, succeeded: Data?.ObjectsSucceeded }).toEqual({ IsComplete: true, succeeded: 0 });
});

test('another failure without a reason is none of that', async () => {
  await expect(waited({ Status: 'Failed', FailureReasons: [{ FailureCode: 'InternalError' }] })).rejects.toThrow('InternalError');
});

test('a job that takes longer fails the deployment and goes on', async () => {
  await expect(waited({ Status: 'Active', ProgressSummary: tasks(10, 4, 0) }, AFTER)).rejects.toThrow(
    'is Active: of 10 objects 4 succeeded, 0 failed; the deployment waits no longer, and the job goes on',
  );
  expect(s3.requests.at(-1)).toMatch(/^GET /);
});

test('a job that S3 does not know yet is waited for', async () => {
  s3.consistent = false;
  expect(await waited({})).toEqual({ IsComplete: false });
});

test('another error of S3 is passed on', async () => {
  const event = await asked({});
  s3.throttled = 1;
  await expect(awaitJob(s3.client(), event, NOW)).rejects.toThrow('reduce your request rate');
});

test('nothing is waited for where the resource does not wait', async () => {
  const event = await asked({}, eventOf());
  expect(await awaitJob(s3.client(), event, NOW)).toEqual({ IsComplete: true });
});

test('nothing is waited for when what onEvent returned is lost', async () => {
  expect(await awaitJob(s3.client(), eventOf(), NOW)).toEqual({ IsComplete: true });
});

test('an unchanged revision is not judged again', async () => {
  const event = { ...updateOf('job-1', '1', '1', { WaitSeconds: '1800' }), Data: { Deadline: NOW } };
  expect(await awaitJob(s3.client(), event, NOW)).toEqual({ IsComplete: true });
});

test('a deletion while the job runs waits for nothing', async () => {
  const { PhysicalResourceId } = await asked({ Status: 'Active' });
  const sent = s3.requests.length;
  expect(await awaitJob(s3.client(), eventOf({ RequestType: 'Delete', PhysicalResourceId }), NOW)).toEqual({ IsComplete: true });
  expect(s3.requests).toHaveLength(sent);
});

test('the job of a revision that failed fails every deployment of the revision', async () => {
  const event = await asked({ Status: 'Failed', ProgressSummary: tasks(1, 0, 1) });
  const again = await startJob(s3.client(), { ...event, RequestId: 'again' }, NOW);
  await expect(awaitJob(s3.client(), { ...event, ...again }, NOW)).rejects.toThrow("change 'revision'");
  expect(s3.jobs).toHaveLength(1);
});
