import type { JobDescriptor, S3ControlClient } from '@aws-sdk/client-s3-control';
import type { JobData, ResourceEvent } from './event';
import { asksForNothing } from './event';
import { describeJob } from './jobs';
import { judgeJob, renderStatus } from './judge-job';

/** What the provider framework asks for. */
export interface Completion {
  readonly IsComplete: boolean;
  readonly Data?: JobData;
}

/**
 * Whether the job of a revision has ended.
 *
 * @throws Error if it failed, if it failed for some objects, or if it takes longer than the deployment waits
 */
export async function awaitJob(client: S3ControlClient, event: ResourceEvent, now = Date.now()): Promise<Completion> {
  const { PhysicalResourceId: jobId, Data: { Deadline } = {} } = event;
  if (asksForNothing(event) || Deadline === undefined) {
    return { IsComplete: true };
  }
  const job = await findJob(client, event.ResourceProperties.AccountId, jobId!);
  const verdict = judgeJob(job);
  if ('problem' in verdict) {
    throw new Error(`${verdict.problem}; a job runs once per revision: repair the cause, then change 'revision'`);
  }
  if (verdict.ended) {
    return { IsComplete: true, Data: { JobId: jobId, ObjectsSucceeded: verdict.succeeded } };
  }
  if (now > Deadline) {
    throw new Error(`${renderStatus(job)}; the deployment waits no longer, and the job goes on`);
  }
  return { IsComplete: false };
}

/** S3 may not know yet of a job that it has just created. */
async function findJob(client: S3ControlClient, AccountId: string, JobId: string): Promise<JobDescriptor> {
  try {
    return await describeJob(client, AccountId, JobId);
  } catch (error) {
    if ((error as Error).name.startsWith('NoSuchJob') || (error as Error).name === 'NotFoundException') {
      return { JobId, Status: 'New' };
    }
    throw error;
  }
}
