import type { Stack } from 'aws-cdk-lib';
import type { IBucketRef } from 'aws-cdk-lib/aws-s3';
import { checkCall } from '../internal/input/check-call';
import { withoutNulls } from '../internal/input/without-nulls';
import type { ReplicationDestinationOptions } from './destination-options';
import type { ExistingDestinationOptions } from './existing-destination-options';
import { AttributesDestination } from './private/attributes-destination';
import { OwnStackDestination, SupportStackDestination } from './private/created-destinations';
import type { DestinationStrategy } from './private/destination-strategy';
import { ExistingDestination } from './private/existing-destination';
import type { ReplicaBucketAttributes } from './replica-bucket-attributes';

/**
 * Where objects are replicated to.
 *
 * The same object names the destination in `destinations` of the replication and of its rules.
 *
 * @example
 *
 * declare const vault: Stack; // in eu-north-1
 *
 * new EncryptedCrossRegionReplication(stack, 'Replication', {
 *   destinations: [
 *     ReplicationDestination.inRegion('eu-west-1'),
 *     ReplicationDestination.inStack(vault),
 *   ],
 * });
 */
export class ReplicationDestination {
  /**
   * A replica bucket in another Region of the same account, in a stack that is found or created.
   *
   * @param region a concrete Region of the same partition, such as `eu-west-1`
   * @param options name, removal, lifecycle rules and the like
   */
  public static inRegion(region: string, options: ReplicationDestinationOptions = {}): ReplicationDestination {
    checkCall('ReplicationDestination.inRegion', [region, options]);
    return new ReplicationDestination(new SupportStackDestination({ region }, withoutNulls(options)));
  }

  /**
   * A replica bucket in another account, in a stack that is found or created: with a key of that account, and bucket
   * and key policies that allow exactly the replication role.
   *
   * @param account the id of the account, 12 digits
   * @param region a concrete Region of the same partition. It may be the source's
   * @param options name, removal, lifecycle rules and the like
   */
  public static inAccount(
    account: string,
    region: string,
    options: ReplicationDestinationOptions = {},
  ): ReplicationDestination {
    checkCall('ReplicationDestination.inAccount', [account, region, options]);
    return new ReplicationDestination(new SupportStackDestination({ account, region }, withoutNulls(options)));
  }

  /**
   * A replica bucket in a stack of your own, in another Region or account, and in the same Stage as the source stack.
   *
   * @param stack the destination stack, with a concrete Region. The source stack will depend on it
   * @param options name, removal, lifecycle rules and the like
   */
  public static inStack(stack: Stack, options: ReplicationDestinationOptions = {}): ReplicationDestination {
    checkCall('ReplicationDestination.inStack', [stack, options]);
    return new ReplicationDestination(new OwnStackDestination(stack, withoutNulls(options)));
  }

  /**
   * A bucket construct of the same app. It is never renamed, re-keyed or given a deny statement that was not
   * asked for with `perimeter`.
   *
   * @param bucket an `s3.Bucket` or `s3.CfnBucket`. Versioning is switched on where it is not stated
   * @param options its key, where the template does not say
   */
  public static fromBucket(bucket: IBucketRef, options: ExistingDestinationOptions = {}): ReplicationDestination {
    checkCall('ReplicationDestination.fromBucket', [bucket, options]);
    return new ReplicationDestination(new ExistingDestination(bucket, withoutNulls(options)));
  }

  /**
   * A bucket that another app or team deploys, in this account or another one, for instance a
   * `ReplicaBucket`.
   *
   * Across accounts a warning prints the statements that its bucket policy and its key policy must contain; the
   * replica returns them as documents.
   *
   * @param attributes the name of the bucket, the ARN of its key, and where it is
   */
  public static fromBucketAttributes(attributes: ReplicaBucketAttributes): ReplicationDestination {
    checkCall('ReplicationDestination.fromBucketAttributes', [attributes]);
    return new ReplicationDestination(new AttributesDestination(withoutNulls(attributes)));
  }

  /** @internal */
  public readonly _strategy: DestinationStrategy;

  private constructor(strategy: DestinationStrategy) {
    this._strategy = strategy;
  }

  /** A description for messages. */
  public toString(): string {
    return this._strategy.describe();
  }
}
