import type { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';

/**
 * What can be chosen for each key on its own, also for the two keys of a multi-Region pair: KMS keeps these
 * properties apart.
 */
export interface KeyOptions {
  /**
   * Aliases of the key, with or without `alias/`. 1 to 256 characters, not beginning with `aws/`.
   *
   * An alias exists per account and Region: both sides can have the same one.
   *
   * @default - no alias
   */
  readonly aliases?: string[];

  /**
   * A description, at most 8,192 characters.
   *
   * @default - names the replication, for a key that a replication creates; none otherwise
   */
  readonly description?: string;

  /**
   * Tags of the key.
   *
   * @default - the tags of the stack
   */
  readonly tags?: { [key: string]: string };

  /**
   * Principals that may administer the key, but not use it.
   *
   * They must exist when the key is created. The account's own statement stays in the key policy in any case.
   *
   * @default - whoever IAM policies of the account let
   */
  readonly admins?: IPrincipal[];

  /**
   * How long KMS waits before it deletes the key after its removal from the stack: 7 to 30 days.
   *
   * @default Duration.days(30)
   */
  readonly pendingWindow?: Duration;

  /**
   * Further statements of the key policy.
   *
   * @default - none
   */
  readonly policyStatements?: PolicyStatement[];

  /**
   * What happens to the key when it leaves the stack.
   *
   * Deleting a key makes every object that is encrypted with it unreadable for good; it is never deleted while its
   * bucket is retained.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;
}
