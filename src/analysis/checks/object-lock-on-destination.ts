import { is, unless } from './condition';
import type { Check } from './check';
import { S3_GUIDE } from './check';

export const OBJECT_LOCK_ON_DESTINATION: Check = {
  id: 'ObjectLockOnDestination',
  title: 'Where the source bucket has Object Lock, the destination bucket has it too.',
  severity: 'error',
  failureReason: 'DstBucketObjectLockConfigMissing',
  see: `${S3_GUIDE}/object-lock-managing.html#object-lock-managing-replication`,
  checkRule: ({ source, destination }) => {
    if (source.objectLock === false || destination === undefined) {
      return [];
    }
    return unless(is(destination.objectLock, true), {
      undecided: source.objectLock !== true,
      address: destination.address,
      propertyPath: 'Properties.ObjectLockEnabled',
      message: 'the source bucket has Object Lock and the destination bucket has not, so that no object is replicated',
      fix: 'set ObjectLockEnabled: true on the destination bucket, which S3 takes for existing buckets too',
    });
  },
};
