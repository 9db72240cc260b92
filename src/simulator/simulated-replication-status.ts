/**
 * The header `x-amz-replication-status` of an object, once S3 is done with it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-status.html
 */
export enum SimulatedReplicationStatus {
  /**
   * It is at every destination that it is eligible for.
   */
  COMPLETED = 'COMPLETED',

  /**
   * At one destination or more S3 failed.
   */
  FAILED = 'FAILED',

  /**
   * It is a replica.
   */
  REPLICA = 'REPLICA',

  /**
   * S3 shows no header: the object is eligible for no destination, or there is no object.
   */
  NONE = 'NONE',

  /**
   * The templates do not say.
   */
  UNDECIDED = 'UNDECIDED',
}
