import { is, shown, unless } from './condition';
import type { Requirement } from './check';
import { S3_GUIDE } from './check';

export const SOURCE_VERSIONED: Requirement = {
  id: 'SourceVersioned',
  demand: 'The source bucket is versioned.',
  severity: 'error',
  failureReason: 'none: S3 refuses the replication configuration',
  see: `${S3_GUIDE}/replication-requirements.html`,
  ofReplication: ({ source: { place, versioning } }) => unless(is(versioning, 'Enabled'), {
    place,
    location: 'Properties.VersioningConfiguration',
    message: `the source bucket must be versioned, its versioning is ${shown(versioning)}`,
    fix: 'set VersioningConfiguration: { Status: "Enabled" }',
  }),
};
