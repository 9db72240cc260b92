/**
 * The replication status of an object, by which a batch replication job selects.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_JobManifestGeneratorFilter.html
 */
export enum ObjectReplicationStatus {
  /** S3 never tried: written before the rule, or when no rule applied. */
  NONE = 'NONE',

  /** S3 tried, and could not. */
  FAILED = 'FAILED',

  /** Replicated before, for example to another destination or under another key. */
  COMPLETED = 'COMPLETED',

  /** Itself a replica, which live replication does not replicate. */
  REPLICA = 'REPLICA',
}
