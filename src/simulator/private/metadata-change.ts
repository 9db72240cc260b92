import type { JOURNEYS } from './journey';
import type { ObjectVersion } from './object-version';

/** A change to the metadata of an object that is there. */
export interface MetadataChange {
  readonly journey: Exclude<keyof typeof JOURNEYS, 'object' | 'deleteMarker'>;
  /** The new tags, where they are what changes. */
  readonly tags?: ObjectVersion['tags'];
}

/** Why S3 refuses a change. */
export function refusalOfChange({ bucket }: ObjectVersion, { journey }: MetadataChange): string | undefined {
  if (journey === 'acl' && bucket.ownership === 'BucketOwnerEnforced') {
    return 'S3 answers 400 AccessControlListNotSupported: the bucket has no ACLs (BucketOwnerEnforced)';
  }
  return (journey === 'retention' || journey === 'legalHold') && bucket.objectLock === false
    ? 'S3 answers 400 InvalidRequest: the bucket has no Object Lock'
    : undefined;
}
