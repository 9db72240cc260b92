import type { IKey } from 'aws-cdk-lib/aws-kms';

/**
 * What the template of an existing destination bucket may not say.
 */
export interface ExistingDestinationOptions {
  /**
   * The key that replicas are encrypted with: symmetric, enabled, in the bucket's Region and account. Those
   * that exist stay under the key that they have.
   *
   * @default - the key of the bucket's default encryption
   */
  readonly key?: IKey;
}
