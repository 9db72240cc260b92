import type {
  CreateJobCommandInput,
  JobDescriptor,
  JobListDescriptor,
  S3ControlClient,
} from '@aws-sdk/client-s3-control';
import { CreateJobCommand, DescribeJobCommand, ListJobsCommand } from '@aws-sdk/client-s3-control';

/** A job that is to be created. */
export interface JobCreation {
  readonly accountId: string;
  /** The request for S3, as JSON, without account and token. */
  readonly request: string;
  /** Two requests with the same token are one job. */
  readonly token: string;
  /** The end of the description, which is the one thing that the list shows of a token. */
  readonly mark: string;
}

/** The jobs of the account in this Region, which S3 lists until 90 days after their end. */
export async function* listJobs(client: S3ControlClient, AccountId: string): AsyncGenerator<JobListDescriptor> {
  let nextToken: string | undefined;
  do {
    const page = await client.send(new ListJobsCommand({ AccountId, NextToken: nextToken }));
    yield* page.Jobs ?? [];
    nextToken = page.NextToken;
  } while (nextToken !== undefined);
}

export async function describeJob(client: S3ControlClient, AccountId: string, JobId: string): Promise<JobDescriptor> {
  return (await client.send(new DescribeJobCommand({ AccountId, JobId }))).Job!;
}

export async function createJob(client: S3ControlClient, creation: JobCreation): Promise<string> {
  const request = parseRequest(creation.request);
  const { JobId } = await client.send(new CreateJobCommand({
    ...request,
    AccountId: creation.accountId,
    ClientRequestToken: creation.token,
    Description: `${request.Description} ${creation.mark}`,
    // without this the job waits for somebody who confirms it
    ConfirmationRequired: false,
  }));
  return JobId!;
}

/** The SDK takes times as dates. */
function parseRequest(json: string): CreateJobCommandInput {
  const isTime = (name: string) => name === 'CreatedAfter' || name === 'CreatedBefore';
  return JSON.parse(json, (name, value) => (isTime(name) ? new Date(value) : value));
}
