import type { CALL_SEQUENCES } from './journey';
import type { ObjectVersion } from './object-version';

/** A change to the metadata of an object that is there. */
export interface MetadataChange {
  readonly sequence: Exclude<keyof typeof CALL_SEQUENCES, 'object' | 'deleteMarker'>;
  /** The new tags, where they are what changes. */
  readonly tags?: ObjectVersion['tags'];
}

/** Why S3 refuses a change. */
export function refusalOfChange({ bucket }: ObjectVersion, { sequence }: MetadataChange): string | undefined {
  if (sequence === 'acl' && bucket.ownership === 'BucketOwnerEnforced') {
    return 'S3 answers 400 AccessControlListNotSupported: the bucket has no ACLs (BucketOwnerEnforced)';
  }
  return (sequence === 'retention' || sequence === 'legalHold') && bucket.objectLock === false
    ? 'S3 answers 400 InvalidRequest: the bucket has no Object Lock'
    : undefined;
}
