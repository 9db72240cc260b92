import type { ReplicatedChange } from '../../analysis/s3/replication-calls';
import type { ObjectVersion } from './object-version';

/** A change to the metadata of an object that is there. */
export interface MetadataChange {
  readonly what: Exclude<ReplicatedChange, 'object' | 'deleteMarker'>;
  /** The new tags, where they are what changes. */
  readonly tags?: ObjectVersion['tags'];
}

/** Why S3 refuses a change. */
export function findChangeRefusal({ bucket }: ObjectVersion, { what }: MetadataChange): string | undefined {
  if (what === 'acl' && bucket.ownership === 'BucketOwnerEnforced') {
    return 'S3 answers 400 AccessControlListNotSupported: the bucket has no ACLs (BucketOwnerEnforced)';
  }
  return (what === 'retention' || what === 'legalHold') && bucket.objectLock === false
    ? 'S3 answers 400 InvalidRequest: the bucket has no Object Lock'
    : undefined;
}
