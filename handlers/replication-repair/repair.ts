import { createHash } from 'node:crypto';
import type { JobListDescriptor, S3ControlClient } from '@aws-sdk/client-s3-control';
import { createJob, describeJob, listJobs } from '../batch-job/jobs';
import { hasEnded, judgeJob } from '../batch-job/judge-job';

/** What the function is told by its environment. */
export interface RepairSettings {
  /** The request for S3, as JSON, without account and token. */
  readonly request: string;
  readonly accountId: string;
  /** What tells this repair from others of the account. */
  readonly identity: string;
  /** One job in so many seconds. */
  readonly intervalSeconds: number;
}

/** What EventBridge sends, for a schedule and for an alarm. */
export interface TriggerEvent {
  readonly time: string;
}

/** What came of an event. */
export interface RepairOutcome {
  readonly outcome: 'started' | 'running';
  readonly jobId: string;
}

const MARK_LENGTH = 16;
const TOKEN_LENGTH = 32;
const MS_PER_SECOND = 1_000;

/**
 * Starts a job for the objects that failed, unless one runs, or one was started in the same interval.
 *
 * EventBridge sends an event at least once, and Lambda repeats a call that failed: both find the job of the interval.
 *
 * @throws Error if the job before could not replicate everything. The new one tries it again
 */
export async function repair(
  client: S3ControlClient,
  { time }: TriggerEvent,
  settings: RepairSettings,
): Promise<RepairOutcome> {
  const { accountId, request, identity, intervalSeconds } = settings;
  const interval = Math.floor(Date.parse(time) / (intervalSeconds * MS_PER_SECOND));
  const token = hash(`${identity} ${interval}`, TOKEN_LENGTH);
  const mark = hash(identity, MARK_LENGTH);
  const jobs = await collectJobs(client, accountId, mark);
  const same = jobs.find(({ Description }) => Description!.endsWith(token));
  const running = jobs.find((job) => job !== same && !hasEnded(job));
  if (running) {
    return { outcome: 'running', jobId: running.JobId! };
  }
  const jobId = same?.JobId ?? await createJob(client, { accountId, request, token, mark: `${mark} ${token}` });
  await requireSuccess(client, accountId, jobs.find((job) => job !== same), jobId);
  return { outcome: 'started', jobId };
}

/** The jobs of this repair, the newest first. */
async function collectJobs(client: S3ControlClient, accountId: string, mark: string): Promise<JobListDescriptor[]> {
  const jobs: JobListDescriptor[] = [];
  for await (const job of listJobs(client, accountId)) {
    if (job.Description?.includes(` ${mark} `)) {
      jobs.push(job);
    }
  }
  return jobs.sort((a, b) => b.CreationTime!.getTime() - a.CreationTime!.getTime());
}

async function requireSuccess(
  client: S3ControlClient,
  accountId: string,
  before: JobListDescriptor | undefined,
  jobId: string,
): Promise<void> {
  if (before === undefined) {
    return;
  }
  const verdict = judgeJob(await describeJob(client, accountId, before.JobId!));
  if ('problem' in verdict) {
    throw new Error(`${verdict.problem}; job ${jobId} tries again`);
  }
}

function hash(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}
