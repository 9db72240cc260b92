import { checkCall } from '../internal/input/check-call';
import { withoutNulls } from '../internal/input/without-nulls';
import type { MultiRegionKey, MultiRegionKeyProps } from './multi-region-key';
import type { KeyStrategy } from './private/key-plan';
import { MultiRegionKeyPlan } from './private/multi-region-key-plan';
import { SingleRegionKeyPlan } from './private/single-region-key-plan';
import type { SingleRegionKeysOptions } from './single-region-key-options';

/**
 * Which keys the source bucket and the replica buckets are encrypted with.
 *
 * @example
 * new EncryptedCrossRegionReplication(stack, 'Replication', {
 *   destinations: [ReplicationDestination.inRegion('eu-west-1')],
 *   keys: ReplicationKeys.singleRegion({ aliases: ['documents'] }),
 * });
 */
export class ReplicationKeys {
  /**
   * A multi-Region primary key in the source Region and a replica of it in each destination Region: the same key id
   * and material.
   *
   * @param key a primary key of your own, in a stack that is not the source stack. Its replicas are found or created
   * once
   * @throws PrimaryKeyInSourceStack if the key is in the source stack, once a replication uses it
   * @throws KeyRegionMismatch if the key is not in the source Region, once a replication uses it
   * @throws KeyAccountMismatch if the key is not in the source account, once a replication uses it
   * @throws KeyKindMismatch if an existing bucket or a destination has another key, once a replication uses it
   * @throws MultiRegionKeyAcrossAccounts if every destination is in another account, once a replication uses it
   */
  public static multiRegion(key?: MultiRegionKey): ReplicationKeys {
    checkCall('ReplicationKeys.multiRegion', [key]);
    return new ReplicationKeys({ multiRegion: true, createPlan: () => new MultiRegionKeyPlan({}, key) });
  }

  /**
   * Like `multiRegion()`, with options for the primary key and its replicas.
   *
   * @param options properties of the created keys. Rotation and allowed Regions are the primary's
   * @throws MultiRegionKeyAcrossAccounts if every destination is in another account, once a replication uses it
   * @throws KeyKindMismatch if an existing bucket or a destination has another key, once a replication uses it
   * @throws RotationPeriodInvalid if `rotationPeriod` is not 90 to 2560 days, or rotation is off, once a replication
   * uses it
   * @throws PendingWindowInvalid if `pendingWindow` is not 7 to 30 days, once a replication uses it
   * @throws AliasInvalid if an alias breaks a naming rule of KMS, once a replication uses it
   * @throws KeyDestroyedWhileBucketRetained if the key is deleted and its bucket retained, once a replication uses it
   * @throws PinnedKeyIdInvalid if `pinnedKeyId` is not the literal id of a multi-Region key, once a replication uses it
   * @throws PinnedKeyIdTaken if several replications use it, each with a key of its own, and it has a `pinnedKeyId`
   */
  public static createMultiRegion(options: MultiRegionKeyProps): ReplicationKeys {
    checkCall('ReplicationKeys.createMultiRegion', [options]);
    const given = withoutNulls(options);
    return new ReplicationKeys({ multiRegion: true, createPlan: () => new MultiRegionKeyPlan(given) });
  }

  /**
   * A key of its own in each Region: smaller blast radius, independent deletion. S3 replicates exactly as with
   * multi-Region keys.
   *
   * Destinations may have keys of your own.
   *
   * @param options properties of the created keys
   * @throws KeyKindMismatch if an existing source bucket has another key, once a replication uses it
   * @throws KeyRegionMismatch if `sourceKey` is not in the source Region, once a replication uses it
   * @throws KeyAccountMismatch if `sourceKey` is not in the source account, once a replication uses it
   * @throws KeyArnRequired if `sourceKey` is given by id or alias, once a replication uses it
   * @throws AwsManagedKey if `sourceKey` is an AWS managed key, once a replication uses it
   * @throws KeyNotSymmetric if `sourceKey` is not a symmetric encryption key, once a replication uses it
   * @throws KeyDisabled if `sourceKey` is disabled, once a replication uses it
   * @throws RotationPeriodInvalid if `rotationPeriod` is not 90 to 2560 days, or rotation is off, once a replication
   * uses it
   * @throws PendingWindowInvalid if `pendingWindow` is not 7 to 30 days, once a replication uses it
   * @throws AliasInvalid if an alias breaks a naming rule of KMS, once a replication uses it
   * @throws KeyDestroyedWhileBucketRetained if the key is deleted and its bucket retained, once a replication uses it
   */
  public static singleRegion(options: SingleRegionKeysOptions = {}): ReplicationKeys {
    checkCall('ReplicationKeys.singleRegion', [options]);
    const given = withoutNulls(options);
    return new ReplicationKeys({ multiRegion: false, createPlan: () => new SingleRegionKeyPlan(given) });
  }

  /** @internal */
  public readonly _strategy: KeyStrategy;

  private constructor(strategy: KeyStrategy) {
    this._strategy = strategy;
  }
}
