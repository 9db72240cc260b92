import type { JobDescriptor } from '@aws-sdk/client-s3-control';
import { awaitJob } from '../../../handlers/batch-job/await-job';
import { startJob } from '../../../handlers/batch-job/start-job';
import { PROPERTIES, eventOf, renderReencryptRequest, renderRequest, updateOf } from '../../support/s3-control/events';
import { FakeS3Control } from '../../support/s3-control/fake-s3-control';

const NOW = Date.parse('2026-11-28T12:00:00Z');

let s3: FakeS3Control;
beforeEach(async () => { s3 = await FakeS3Control.start(); });
afterEach(() => s3.stop());

/** What can become of a job that a deployment runs, whatever the job does. */
describe.each([
  ['backfill', 'S3ReplicateObject', renderRequest()],
  ['rekey', 'S3UpdateObjectEncryption', renderReencryptRequest()],
])('%s', (_example, operation, Request) => {
  const properties = { ...PROPERTIES, Request, WaitSeconds: '1800' };
  const creation = eventOf({ ResourceProperties: properties });
  const start = (event = creation) => startJob(s3.client(), event, NOW);

  /** How the deployment ends when the job of a creation has come to be so. */
  async function ended(change: Partial<JobDescriptor>) {
    const state = await start();
    s3.advance(s3.jobs[0], change);
    return awaitJob(s3.client(), { ...creation, ...state }, NOW);
  }

  test('created: one job of the operation', async () => {
    await start();
    expect(s3.jobs.map(({ request }) => Object.keys(request.operation))).toEqual([[operation]]);
  });

  test('unchanged revision: no request', async () => {
    expect((await start(updateOf('job-1', '1', '1', properties))).PhysicalResourceId).toBe('job-1');
    expect(s3.requests).toEqual([]);
  });

  test('changed revision: another job', async () => {
    const { PhysicalResourceId: first } = await start();
    const { PhysicalResourceId: second } = await start(updateOf(first, '1', '2', properties));
    expect(s3.jobs.map(({ descriptor: { JobId } }) => JobId)).toEqual([first, second]);
  });

  test('partly failed: the deployment fails, with counts and the place of the report', async () => {
    const ProgressSummary = { TotalNumberOfTasks: 10, NumberOfTasksSucceeded: 9, NumberOfTasksFailed: 1 };
    await expect(ended({ Status: 'Complete', ProgressSummary })).rejects.toThrow(
      /of 10 objects 9 succeeded, 1 failed; its report is in s3:\/\/reports\/Documents-Backfill\/job-/,
    );
  });

  test('failed: the deployment fails, with the reason of S3', async () => {
    const FailureReasons = [{ FailureCode: 'AccessDenied', FailureReason: 'The role may not list the objects' }];
    await expect(ended({ Status: 'Failed', FailureReasons })).rejects.toThrow('AccessDenied: The role may not list the objects');
  });

  test('throttled: tried again, with one job in the end', async () => {
    s3.throttled = 2;
    await startJob(s3.client(3), creation, NOW);
    expect(s3.jobs).toHaveLength(1);
  });

  test('deleted while running: nothing is cancelled', async () => {
    const state = await start();
    s3.advance(s3.jobs[0], { Status: 'Active' });
    const sent = s3.requests.length;
    const deletion = { ...creation, ...state, RequestType: 'Delete' as const };
    await start(deletion);
    expect(await awaitJob(s3.client(), deletion, NOW)).toEqual({ IsComplete: true });
    expect(s3.requests).toHaveLength(sent);
  });
});

test('rekey: S3 takes no alias in place of the ARN of a key', async () => {
  const Request = renderReencryptRequest('arn:aws:kms:ap-southeast-1:111111111111:alias/documents');
  await expect(startJob(s3.client(), eventOf({ ResourceProperties: { ...PROPERTIES, Request } }), NOW)).rejects.toThrow('KMSKeyArn');
});
