import { is, showValue, unless } from './condition';
import type { Check } from './check';
import { S3_GUIDE } from './check';

export const DESTINATION_VERSIONED: Check = {
  id: 'DestinationVersioned',
  title: 'The destination bucket is versioned.',
  severity: 'error',
  failureReason: 'DstBucketUnversioned',
  see: `${S3_GUIDE}/replication-requirements.html`,
  checkRule: ({ destination }) => (destination === undefined ? [] : unless(is(destination.versioning, 'Enabled'), {
    address: destination.address,
    propertyPath: 'Properties.VersioningConfiguration',
    message: `the destination bucket must be versioned, its versioning is ${showValue(destination.versioning)}`,
    fix: 'set VersioningConfiguration: { Status: "Enabled" }',
  })),
};
