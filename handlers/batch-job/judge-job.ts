import type { JobDescriptor } from '@aws-sdk/client-s3-control';

/** How a job stands: still running, at a good end, or at a bad one. */
export type Verdict =
  | { readonly ended: false }
  | { readonly ended: true; readonly succeeded: number }
  | { readonly ended: true; readonly problem: string };

const ENDED: readonly (string | undefined)[] = ['Complete', 'Failed', 'Cancelled'];
const NOTHING_FOUND = /found no keys matching the filter criteria/;

export function hasEnded({ Status: status }: { readonly Status?: string }): boolean {
  return ENDED.includes(status);
}

/**
 * `Complete` says that S3 has tried every object, not that it has succeeded with one.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/batch-ops-job-status.html
 */
export function judgeJob(job: JobDescriptor): Verdict {
  if (!hasEnded(job)) {
    return { ended: false };
  }
  const { succeeded, failed } = countTasks(job);
  if (job.Status === 'Complete' && failed === 0) {
    return { ended: true, succeeded };
  }
  if (foundNothing(job)) {
    return { ended: true, succeeded: 0 };
  }
  return { ended: true, problem: `${renderStatus(job)}${renderReasons(job)}${renderReport(job)}` };
}

/** Status and counts, for messages. */
export function renderStatus(job: JobDescriptor): string {
  const { total, succeeded, failed } = countTasks(job);
  return `job ${job.JobId} is ${job.Status}: of ${total} objects ${succeeded} succeeded, ${failed} failed`;
}

function countTasks({ ProgressSummary: summary }: JobDescriptor) {
  return {
    total: summary?.TotalNumberOfTasks ?? 0,
    succeeded: summary?.NumberOfTasksSucceeded ?? 0,
    failed: summary?.NumberOfTasksFailed ?? 0,
  };
}

/**
 * S3 fails a job whose filter matches nothing, as in a new bucket.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshooting-batch-operations.html
 */
function foundNothing({ FailureReasons: reasons = [] }: JobDescriptor): boolean {
  return reasons.some(({ FailureReason: reason = '' }) => NOTHING_FOUND.test(reason));
}

function renderReasons({ FailureReasons: reasons = [] }: JobDescriptor): string {
  return reasons.map(({ FailureCode, FailureReason }) => `; ${FailureCode}: ${FailureReason}`).join('');
}

/** The report lists each object that failed, with its reason. */
function renderReport({ JobId, Report: report }: JobDescriptor): string {
  return report?.Bucket === undefined ? ''
    : `; its report is in s3://${report.Bucket.split(':::')[1]}/${report.Prefix}/job-${JobId}/`;
}
