import type { SimulatedOutcome } from './simulated-outcome';

/**
 * What becomes of one request to S3.
 */
export interface SimulationResult {
  /**
   * One for each destination of the bucket; none where the request is refused or the bucket replicates nothing.
   */
  readonly outcomes: SimulatedOutcome[];

  /**
   * The header `x-amz-replication-status` of the object afterwards: `COMPLETED` if every destination that it is
   * eligible for has it, `FAILED` if one failed.
   *
   * @default - the header is absent, since the object is not eligible, or the templates do not say
   */
  readonly replicationStatus?: string;

  /**
   * Why S3 refuses the request itself, so that nothing changes.
   *
   * @default - S3 accepts it from whoever may make it
   */
  readonly refusal?: string;
}
