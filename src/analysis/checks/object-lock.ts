import { OBJECT_LOCK_PAGE } from '../s3/aws-pages';
import { reported, unreported } from '../s3/failure-reasons';
import { compareSetting } from '../symbolic/match';
import { showValue } from '../symbolic/symbolic-string';
import type { Check } from './check';
import { listBuckets } from './list-resources';
import { unless } from './violation';

export const OBJECT_LOCK_ON_DESTINATION: Check = {
  id: 'ObjectLockOnDestination',
  title: 'Where the source bucket has Object Lock, the destination bucket has it too.',
  severity: 'error',
  failureReason: reported('DstBucketObjectLockConfigMissing'),
  see: `${OBJECT_LOCK_PAGE}#object-lock-managing-replication`,
  checkRule: ({ source, destination }) => {
    if (source.objectLock === false || destination === undefined) {
      return [];
    }
    return unless(compareSetting(destination.objectLock, true), {
      undecided: source.objectLock !== true,
      address: destination.address,
      propertyPath: 'Properties.ObjectLockEnabled',
      message: source.objectLock === true && destination.objectLock === false
        ? 'the source bucket has Object Lock and the destination bucket has not, so that no object is replicated'
        : `Object Lock of the source bucket is ${showValue(source.objectLock)}, of the destination bucket ${
          showValue(destination.objectLock)}; no object is replicated from a bucket with Object Lock to one without`,
      fix: 'set ObjectLockEnabled: true on the destination bucket, which S3 takes for existing buckets too',
    });
  },
};

export const OBJECT_LOCK_STATED: Check = {
  id: 'ObjectLockStated',
  title: 'A bucket with ObjectLockConfiguration states ObjectLockEnabled too: S3 turns Object Lock on by the former alone, and '
    + 'whether CloudFormation lets it is not documented.',
  severity: 'warning',
  failureReason: unreported('Object Lock may be on, and then destination and role need what Object Lock needs'),
  see: OBJECT_LOCK_PAGE,
  checkReplication: (each) => listBuckets(each).filter(({ lockedByConfiguration }) => lockedByConfiguration)
    .map(({ address }) => ({
      address,
      propertyPath: 'Properties.ObjectLockConfiguration',
      message: 'the bucket has ObjectLockConfiguration without ObjectLockEnabled; S3 turns Object Lock on by it in a versioned bucket',
      fix: 'set ObjectLockEnabled: true, or take ObjectLockConfiguration out',
    })),
};
