import { is, showValue, unless } from './condition';
import type { Check } from './check';
import { S3_GUIDE } from './check';

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
