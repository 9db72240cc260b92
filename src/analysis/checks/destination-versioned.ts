import { is, shown, unless } from './condition';
import type { Requirement } from './check';
import { S3_GUIDE } from './check';

export const DESTINATION_VERSIONED: Requirement = {
  id: 'DestinationVersioned',
  demand: 'The destination bucket is versioned.',
  severity: 'error',
  failureReason: 'DstBucketUnversioned',
  see: `${S3_GUIDE}/replication-requirements.html`,
  ofRule: ({ destination }) => (destination === undefined ? [] : unless(is(destination.versioning, 'Enabled'), {
    place: destination.place,
    location: 'Properties.VersioningConfiguration',
    message: `the destination bucket must be versioned, its versioning is ${shown(destination.versioning)}`,
    fix: 'set VersioningConfiguration: { Status: "Enabled" }',
  })),
};
