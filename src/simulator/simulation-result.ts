import type { SimulatedOutcome } from './simulated-outcome';
import type { SimulatedReplicationStatus } from './simulated-replication-status';

/**
 * What becomes of one request to S3.
 */
export interface SimulationResult {
  /**
   * One for each destination of the bucket. None where the request is refused or the bucket replicates nothing.
   */
  readonly outcomes: SimulatedOutcome[];

  /**
   * The header `x-amz-replication-status` of the version that the request is about, afterwards. `NONE` where an upload
   * is refused or a version is deleted for good.
   */
  readonly replicationStatus: SimulatedReplicationStatus;

  /**
   * Why S3 refuses the request itself, so that nothing changes.
   *
   * @default - S3 accepts it from whoever may make it; or the templates do not say, and every outcome is `UNDECIDED`
   */
  readonly refusal?: string;
}
