import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { checkCall } from '../internal/input/check-call';

/**
 * Grants on all copies of the data at once.
 *
 * Key policies and bucket policies are per Region: they have to exist before a failover.
 *
 * @example
 * declare const reader: iam.Role;
 *
 * replication.grants.read(reader, 'contracts/*');
 */
export class ReplicationGrants {
  /** @internal */
  public static _create(buckets: readonly IBucket[]): ReplicationGrants {
    return new ReplicationGrants(buckets);
  }

  private constructor(private readonly buckets: readonly IBucket[]) {}

  /**
   * Lets a principal read the source and every replica, buckets and keys.
   *
   * @param grantee who reads
   * @param objectsKeyPattern the objects, with `*` as wildcard. Without it all
   * @throws GrantWouldCycle if the stack of a key depends on the stack of the grantee
   * @throws CrossAccountRoleWithoutName if a role of another account has no explicit name
   */
  public read(grantee: IGrantable, objectsKeyPattern?: string): Grant {
    checkCall('ReplicationGrants.read', [grantee, objectsKeyPattern]);
    return this.buckets
      .map((bucket) => bucket.grantRead(grantee, objectsKeyPattern))
      .reduce((all, grant) => all.combine(grant));
  }
}
