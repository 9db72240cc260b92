import type { Duration } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { KeyOptions } from './key-options';
import type { MultiRegionKey, MultiRegionKeyProps } from './multi-region-key';
import type { KeyPlan } from './private/key-plan';
import { MultiRegionKeyPlan } from './private/multi-region-key-plan';
import { SingleRegionKeyPlan } from './private/single-region-key-plan';

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
   * The other options are then for the created destination keys alone.
   *
   * @default - a key is created
   */
  readonly sourceKey?: IKey;
}

/**
 * Which keys the source bucket and the replica buckets are encrypted with.
 */
export abstract class ReplicationKeys {
  /**
   * A multi-Region primary key in the source Region and a replica of it in each destination Region: the same key id
   * and material.
   *
   * @param key a primary key of your own, in a stack that is not the source stack; its replicas are found or created
   * once
   */
  public static multiRegion(key?: MultiRegionKey): ReplicationKeys {
    return new Keys(() => new MultiRegionKeyPlan({}, key), true);
  }

  /**
   * Like `multiRegion()`, with options for the primary key and its replicas.
   *
   * @param options properties of the created keys; rotation and allowed Regions are the primary's
   */
  public static createMultiRegion(options: MultiRegionKeyProps): ReplicationKeys {
    return new Keys(() => new MultiRegionKeyPlan(options), true);
  }

  /**
   * A key of its own in each Region: smaller blast radius, independent deletion. S3 replicates exactly as with
   * multi-Region keys.
   *
   * Destinations may bring their keys.
   *
   * @param options properties of the created keys
   */
  public static singleRegion(options: SingleRegionKeysOptions = {}): ReplicationKeys {
    return new Keys(() => new SingleRegionKeyPlan(options), false);
  }

  /** @internal */
  public abstract readonly _multiRegion: boolean;

  /**
   * One plan per replication: the same value may be passed to several.
   *
   * @internal
   */
  public abstract _plan(): KeyPlan;
}

class Keys extends ReplicationKeys {
  /** @internal */
  public readonly _multiRegion: boolean;

  constructor(private readonly plan: () => KeyPlan, multiRegion: boolean) {
    super();
    this._multiRegion = multiRegion;
  }

  /** @internal */
  public _plan(): KeyPlan {
    return this.plan();
  }
}
