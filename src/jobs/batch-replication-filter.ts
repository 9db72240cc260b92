import type { BatchJobFilter } from './batch-job-filter';
import type { ObjectReplicationStatus } from './object-replication-status';

/**
 * Which of the objects that a rule covers a job replicates.
 *
 * An object has to satisfy all of the members that are set.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_JobManifestGeneratorFilter.html
 */
export interface BatchReplicationFilter extends BatchJobFilter {
  /**
   * Objects with one of these statuses.
   *
   * @default - `NONE` and `FAILED`, which are those that have no replica
   */
  readonly statuses?: ObjectReplicationStatus[];
}
