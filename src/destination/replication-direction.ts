/**
 * Whether objects that are written to the replica are replicated to the source.
 */
export enum ReplicationDirection {
  /**
   * From the source to the destination alone.
   */
  ONE_WAY = 'ONE_WAY',

  /**
   * Both ways between two Regions of one account, with replica modification sync: either bucket takes writes.
   *
   * The reverse direction is a replication configuration on the replica bucket, which can only be put when both
   * buckets exist: an `AwsCustomResource` of the source stack puts it, with a Lambda function, and deletes it when this
   * option is removed. The last write wins where both sides write the same object key.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-for-metadata-changes.html
   */
  TWO_WAY = 'TWO_WAY',
}
