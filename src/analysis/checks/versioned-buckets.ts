import { compareSetting } from '../model/compare-setting';
import { S3_GUIDE } from '../s3/aws-pages';
import { reported, unreported } from '../s3/failure-reasons';
import { showValue } from '../symbolic/symbolic-string';
import type { Check } from './check';
import { unless } from './violation';

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
