import { S3_GUIDE } from '../s3/aws-pages';
import { reported, unreported } from '../s3/failure-reasons';
import { compareSetting } from '../symbolic/match';
import { equal } from '../symbolic/pattern';
import { showValue } from '../symbolic/symbolic-string';
import type { Check } from './check';
import { unless } from './violation';

export const DESTINATION_IS_SOURCE: Check = {
  id: 'DestinationIsSource',
  title: 'The destination bucket is another one than the source bucket.',
  severity: 'error',
  failureReason: unreported('S3 refuses the replication configuration'),
  see: `${S3_GUIDE}/replication-requirements.html`,
  checkRule: ({ source, destinationArn, rule }) => (equal(source.arn, destinationArn) !== 'all' ? [] : [{
    propertyPath: `${rule.propertyPath}.Destination.Bucket`,
    message: 'the rule replicates the bucket into itself',
    fix: 'name another bucket as the destination',
  }]),
};

export const DESTINATION_OWNER: Check = {
  id: 'DestinationOwner',
  title: 'The account that a rule states owns the destination bucket.',
  severity: 'error',
  failureReason: unreported('S3 refuses the replication configuration'),
  see: `${S3_GUIDE}/replication-walkthrough-2.html`,
  checkRule: ({ rule, destination }) => {
    const { account } = rule.destination;
    return account === undefined || destination === undefined ? [] : unless(equal(account, destination.account), {
      propertyPath: `${rule.propertyPath}.Destination.Account`,
      message: `the rule states account ${showValue(account)}, the destination bucket is in ${showValue(destination.account)}`,
      fix: `set Account: ${showValue(destination.account)}`,
    });
  },
};

export const OBJECT_LOCK_ON_DESTINATION: Check = {
  id: 'ObjectLockOnDestination',
  title: 'Where the source bucket has Object Lock, the destination bucket has it too.',
  severity: 'error',
  failureReason: reported('DstBucketObjectLockConfigMissing'),
  see: `${S3_GUIDE}/object-lock-managing.html#object-lock-managing-replication`,
  checkRule: ({ source, destination }) => {
    if (source.objectLock === false || destination === undefined) {
      return [];
    }
    return unless(compareSetting(destination.objectLock, true), {
      undecided: source.objectLock !== true,
      address: destination.address,
      propertyPath: 'Properties.ObjectLockEnabled',
      message: 'the source bucket has Object Lock and the destination bucket has not, so that no object is replicated',
      fix: 'set ObjectLockEnabled: true on the destination bucket, which S3 takes for existing buckets too',
    });
  },
};

export const SOURCE_VERSIONED: Check = {
  id: 'SourceVersioned',
  title: 'The source bucket is versioned.',
  severity: 'error',
  failureReason: unreported('S3 refuses the replication configuration'),
  see: `${S3_GUIDE}/replication-requirements.html`,
  checkReplication: ({ source: { address, versioning } }) => unless(compareSetting(versioning, 'Enabled'), {
    address,
    propertyPath: 'Properties.VersioningConfiguration',
    message: `the source bucket must be versioned, its versioning is ${showValue(versioning)}`,
    fix: 'set VersioningConfiguration: { Status: "Enabled" }',
  }),
};

export const DESTINATION_VERSIONED: Check = {
  id: 'DestinationVersioned',
  title: 'The destination bucket is versioned.',
  severity: 'error',
  failureReason: reported('DstBucketUnversioned'),
  see: `${S3_GUIDE}/replication-requirements.html`,
  checkRule: ({ destination }) => (destination === undefined ? [] : unless(compareSetting(destination.versioning, 'Enabled'), {
    address: destination.address,
    propertyPath: 'Properties.VersioningConfiguration',
    message: `the destination bucket must be versioned, its versioning is ${showValue(destination.versioning)}`,
    fix: 'set VersioningConfiguration: { Status: "Enabled" }',
  })),
};
