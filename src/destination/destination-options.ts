import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ReplicationBucketOptions } from '../bucket/bucket-options';
import type { ReplicaProtection } from './replica-protection';
import type { ReplicationDirection } from './replication-direction';

/**
 * Options of a replica bucket that the library creates.
 */
export interface ReplicationDestinationOptions extends ReplicationBucketOptions {
  /**
   * A key of your own for the replica bucket: symmetric, enabled, in the destination's Region and account. With
   * `ReplicationKeys.singleRegion()`, or in another account. Replicas that exist stay under the key that they have.
   *
   * @default - a key is created, or the replica of the multi-Region key is used
   */
  readonly key?: IKey;

  /**
   * The ARN of the created key as a literal, for another account whose deployment roles must not be assumed by the
   * source's.
   *
   * Without it the source stack reads the ARN from the destination stack when it is deployed: the destination stack
   * then has a role that the source account's CloudFormation execution role may assume, and the source environment is
   * bootstrapped first. The ARN is known after a first deployment of the destination stack, which still has that
   * role; where it must never exist, bring a `key` by its ARN, or let a `ReplicaBucket` make the destination.
   *
   * @default - read from the destination stack
   */
  readonly keyArn?: string;

  /**
   * Who may write to, delete from or reconfigure the replica bucket.
   *
   * @default - whoever IAM policies of the account let
   */
  readonly protection?: ReplicaProtection;

  /**
   * Whether objects that are written to the replica are replicated to the source. Two-way: inside an account, with one
   * destination, without `protection`.
   *
   * @default ReplicationDirection.ONE_WAY
   */
  readonly direction?: ReplicationDirection;
}
