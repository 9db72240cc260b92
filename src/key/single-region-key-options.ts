import type { Duration } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { KeyOptions } from './key-options';

/**
 * Options of a key of one Region.
 */
export interface SingleRegionKeyOptions extends KeyOptions {
  /**
   * Whether KMS rotates the key material every `rotationPeriod`.
   *
   * @default true
   */
  readonly enableKeyRotation?: boolean;

  /**
   * How often KMS rotates the key material: 90 to 2560 days.
   *
   * @default Duration.days(365)
   */
  readonly rotationPeriod?: Duration;
}

/**
 * Keys of one Region each: options of those that are created, and a source key of your own.
 */
export interface SingleRegionKeysOptions extends SingleRegionKeyOptions {
  /**
   * A key of your own for the source bucket: symmetric, enabled, in the source Region.
   *
   * The other options are then for the created destination keys alone. Objects that exist stay under the key that they
   * have: list a former one in `additionalDecryptKeys` of the source.
   *
   * @default - a key is created
   */
  readonly sourceKey?: IKey;
}
