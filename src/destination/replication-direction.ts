/**
 * Whether changes to the replicas find their way back.
 */
export class ReplicationDirection {
  /**
   * From the source to the destination alone.
   */
  public static oneWay(): ReplicationDirection {
    return new ReplicationDirection(false);
  }

  /**
   * Both ways between two Regions of one account, with replica modification sync: either bucket takes writes.
   *
   * The way back is a replication configuration on the replica bucket, which can only be put when both buckets exist:
   * an `AwsCustomResource` of the source stack puts it, with a Lambda function, and deletes it when this option is
   * removed. The last write wins where both sides write the same object key.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-for-metadata-changes.html
   */
  public static twoWay(): ReplicationDirection {
    return new ReplicationDirection(true);
  }

  /** @internal */
  public readonly _twoWay: boolean;

  private constructor(twoWay: boolean) {
    this._twoWay = twoWay;
  }
}
