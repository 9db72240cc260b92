/**
 * What becomes of an object at one destination.
 */
export enum SimulatedStatus {
  /**
   * S3 replicates it.
   */
  COMPLETED = 'COMPLETED',

  /**
   * S3 tries to and fails. It does not try again.
   */
  FAILED = 'FAILED',

  /**
   * S3 does not try, and reports nothing.
   */
  NOT_ELIGIBLE = 'NOT_ELIGIBLE',

  /**
   * The templates do not say.
   */
  UNDECIDED = 'UNDECIDED',
}
