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
  /** From the start of a job to that of the next, at least so many seconds. */
  readonly intervalSeconds: number;
}

/** What came of an event. */
export interface RepairOutcome {
  /**
   * `started` by this call or by another one at the same moment, to which S3 answers alike; `known` where a job was
   * started less than an interval ago; `running` where an older one has not ended.
   */
  readonly outcome: 'started' | 'known' | 'running';
  readonly jobId: string;
}

const MARK_LENGTH = 16;
const TOKEN_LENGTH = 32;
const MS_PER_SECOND = 1_000;
/** EventBridge keeps time to a minute: a schedule of one interval must not miss every other event. */
const TOLERANCE_SECONDS = 60;

/**
 * Starts a job for the objects that failed, unless one runs, or one was started less than an interval ago.
 *
 * EventBridge sends an event at least once, and Lambda may call twice for one: the second call finds the job that was
 * started. Two calls at once know the same job before, so that S3 makes one job of their requests.
 *
 * @throws Error if the job before could not replicate everything. The new one tries it again
 */
export async function repair(
  client: S3ControlClient,
  settings: RepairSettings,
  now = Date.now(),
): Promise<RepairOutcome> {
  const { accountId, request, identity } = settings;
  const interval = settings.intervalSeconds * MS_PER_SECOND;
  const mark = hash(identity, MARK_LENGTH);
  const [latest, before, ...older] = await collectJobs(client, accountId, mark);
  if (latest && now - latest.CreationTime!.getTime() < interval - TOLERANCE_SECONDS * MS_PER_SECOND) {
    await requireSuccess(client, accountId, before, latest.JobId!);
    return { outcome: 'known', jobId: latest.JobId! };
  }
  const running = [latest, before, ...older].find((job) => job && !hasEnded(job));
  if (running) {
    return { outcome: 'running', jobId: running.JobId! };
  }
  const token = hash(`${identity} ${latest?.JobId ?? Math.floor(now / interval)}`, TOKEN_LENGTH);
  const jobId = await createJob(client, { accountId, request, token, mark: `${mark} ${token}` });
  await requireSuccess(client, accountId, latest, jobId);
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
