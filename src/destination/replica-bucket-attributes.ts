/**
 * Attributes of a replica bucket that this app does not own.
 */
export interface ReplicaBucketAttributes {
  /**
   * The name of the bucket. It has to be versioned.
   */
  readonly bucketName: string;

  /**
   * The ARN of the key that replicas are encrypted with: of a symmetric key in the bucket's Region, not of an alias.
   */
  readonly keyArn: string;

  /**
   * The Region of the bucket.
   */
  readonly region: string;

  /**
   * The account of the bucket, 12 digits. S3 refuses the configuration if another account owns the bucket.
   *
   * @default - the account of the source
   */
  readonly account?: string;

  /**
   * The account of the key, where it is meant not to be the bucket's.
   *
   * AWS recommends a key of the bucket's account: readers of the replicas otherwise depend on a key policy of another
   * account.
   *
   * @default - the account of the bucket; a key ARN of another account is an error
   */
  readonly keyAccount?: string;

  /**
   * Whether ACLs are enabled on the bucket, so that each rule has to hand the replicas to the bucket's owner.
   *
   * @default false - bucket owner enforced, the default of new buckets
   */
  readonly aclsEnabled?: boolean;
}
