import type { IBucketRef } from 'aws-cdk-lib/aws-s3';
import { checkCall } from '../internal/input/check-call';
import { withoutNulls } from '../internal/input/without-nulls';
import type { ExistingSourceOptions } from './existing-source-options';
import { CreatedSource } from './private/created-source';
import { ExistingSource } from './private/existing-source';
import type { SourceStrategy } from './private/source-strategy';
import type { ReplicationSourceOptions } from './replication-source-options';

/**
 * The source of a replication.
 *
 * @example
 *
 * declare const bucket: s3.Bucket;
 *
 * new EncryptedCrossRegionReplication(stack, 'Replication', {
 *   destinations: [ReplicationDestination.inRegion('eu-west-1')],
 *   source: ReplicationSource.fromBucket(bucket),
 * });
 */
export class ReplicationSource {
  /**
   * A bucket that the library creates: encrypted, versioned, private.
   *
   * @param options name, removal, lifecycle rules and the like. The environment, where the scope is an `App` or `Stage`
   */
  public static create(options: ReplicationSourceOptions = {}): ReplicationSource {
    checkCall('ReplicationSource.create', [options]);
    return new ReplicationSource(new CreatedSource(withoutNulls(options)));
  }

  /**
   * A bucket construct of the same app, with SSE-KMS default encryption and without replication rules of its own.
   *
   * It is never renamed, re-keyed or given a deny statement that was not asked for; versioning is switched on where
   * the template does not state it. Its key stays; destinations get keys of their own. Objects from before the rule
   * are not replicated.
   *
   * @param bucket an `s3.Bucket` or `s3.CfnBucket`, in the stack of the replication
   * @param options its key, where the template does not say, and further keys of its objects
   */
  public static fromBucket(bucket: IBucketRef, options: ExistingSourceOptions = {}): ReplicationSource {
    checkCall('ReplicationSource.fromBucket', [bucket, options]);
    return new ReplicationSource(new ExistingSource(bucket, withoutNulls(options)));
  }

  /** @internal */
  public readonly _strategy: SourceStrategy;

  private constructor(strategy: SourceStrategy) {
    this._strategy = strategy;
  }
}
