import type { MultiRegionKey, MultiRegionKeyProps } from './multi-region-key';
import type { KeyStrategy } from './private/key-plan';
import { MultiRegionKeyPlan } from './private/multi-region-key-plan';
import { SingleRegionKeyPlan } from './private/single-region-key-plan';
import type { SingleRegionKeysOptions } from './single-region-key-options';

/**
 * Which keys the source bucket and the replica buckets are encrypted with.
 *
 * @example
 *
 * new EncryptedCrossRegionReplication(stack, 'Replication', {
 *   destinations: [ReplicationDestination.inRegion('eu-west-1')],
 *   keys: ReplicationKeys.singleRegion(),
 * });
 */
export class ReplicationKeys {
  /**
   * A multi-Region primary key in the source Region and a replica of it in each destination Region: the same key id
   * and material.
   *
   * @param key a primary key of your own, in a stack that is not the source stack; its replicas are found or created
   * once
   */
  public static multiRegion(key?: MultiRegionKey): ReplicationKeys {
    return new ReplicationKeys({ multiRegion: true, createPlan: () => new MultiRegionKeyPlan({}, key) });
  }

  /**
   * Like `multiRegion()`, with options for the primary key and its replicas.
   *
   * @param options properties of the created keys; rotation and allowed Regions are the primary's
   */
  public static createMultiRegion(options: MultiRegionKeyProps): ReplicationKeys {
    return new ReplicationKeys({ multiRegion: true, createPlan: () => new MultiRegionKeyPlan(options) });
  }

  /**
   * A key of its own in each Region: smaller blast radius, independent deletion. S3 replicates exactly as with
   * multi-Region keys.
   *
   * Destinations may have keys of your own.
   *
   * @param options properties of the created keys
   */
  public static singleRegion(options: SingleRegionKeysOptions = {}): ReplicationKeys {
    return new ReplicationKeys({ multiRegion: false, createPlan: () => new SingleRegionKeyPlan(options) });
  }

  /** @internal */
  public readonly _strategy: KeyStrategy;

  private constructor(strategy: KeyStrategy) {
    this._strategy = strategy;
  }
}
