import type { Check } from './check';
import { S3_GUIDE } from './check';
import { is, showValue, unless } from './condition';

export const SOURCE_VERSIONED: Check = {
  id: 'SourceVersioned',
  title: 'The source bucket is versioned.',
  severity: 'error',
  failureReason: 'none: S3 refuses the replication configuration',
  see: `${S3_GUIDE}/replication-requirements.html`,
  checkReplication: ({ source: { address, versioning } }) => unless(is(versioning, 'Enabled'), {
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
  failureReason: 'DstBucketUnversioned',
  see: `${S3_GUIDE}/replication-requirements.html`,
  checkRule: ({ destination }) => (destination === undefined ? [] : unless(is(destination.versioning, 'Enabled'), {
    address: destination.address,
    propertyPath: 'Properties.VersioningConfiguration',
    message: `the destination bucket must be versioned, its versioning is ${showValue(destination.versioning)}`,
    fix: 'set VersioningConfiguration: { Status: "Enabled" }',
  })),
};
