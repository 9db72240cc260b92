import { createHash } from 'node:crypto';
import type { S3ControlClient } from '@aws-sdk/client-s3-control';
import type { ResourceEvent, ResourceState } from './event';
import { asksForNothing } from './event';
import { createJob, listJobs } from './jobs';

const TOKEN_LENGTH = 32;
const MS_PER_SECOND = 1_000;

/**
 * Creates the job of a revision, unless there is one already.
 *
 * S3 lists jobs until 90 days after their end: a rollback to a former revision, and CloudFormation's repetition of a
 * request, find the job that ran. The token of the request guards against two requests at once.
 *
 * A deletion cancels nothing: a job that has begun goes on.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_CreateJob.html
 */
export async function startJob(
  client: S3ControlClient,
  event: ResourceEvent,
  now = Date.now(),
): Promise<ResourceState> {
  if (asksForNothing(event)) {
    // CloudFormation names the resource in every event but the first
    const { PhysicalResourceId: id = event.RequestId } = event;
    return { PhysicalResourceId: id, Data: { JobId: id } };
  }
  const token = computeToken(event);
  const { AccountId: accountId, Request: request, WaitSeconds } = event.ResourceProperties;
  const jobId = await findJob(client, event, token)
    ?? await createJob(client, { accountId, request, token, mark: token });
  const wait = WaitSeconds === undefined ? {} : { Deadline: now + Number(WaitSeconds) * MS_PER_SECOND };
  return { PhysicalResourceId: jobId, Data: { JobId: jobId, ...wait } };
}

/** The same for a resource and a revision; a stack that is created again is another one. */
export function computeToken({ StackId, LogicalResourceId, ResourceProperties }: ResourceEvent): string {
  const identity = JSON.stringify([StackId, LogicalResourceId, ResourceProperties.Revision]);
  return createHash('sha256').update(identity).digest('hex').slice(0, TOKEN_LENGTH);
}

async function findJob(client: S3ControlClient, event: ResourceEvent, token: string): Promise<string | undefined> {
  for await (const { JobId, Description } of listJobs(client, event.ResourceProperties.AccountId)) {
    if (Description?.endsWith(token)) {
      return JobId;
    }
  }
  return undefined;
}
