/** The bucket that a rule replicates to. */
export interface TargetBucket {
  /** The ARN as the source stack writes it. */
  readonly bucketArn: string;
  /** Whether the rule hands replicas to the owner of the bucket, because ACLs are enabled there. */
  readonly ownerOverride: boolean;
}

/** The bucket and the key that a rule replicates to. */
export interface ReplicationTarget extends TargetBucket {
  /** The ARN as the source stack writes it. */
  readonly keyArn: string;
  /** The owner that S3 has to find, for destinations in another account. */
  readonly account?: string;
}
