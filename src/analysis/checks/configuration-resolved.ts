import type { Requirement } from './check';
import { S3_GUIDE } from './check';

export const CONFIGURATION_RESOLVED: Requirement = {
  id: 'ConfigurationResolved',
  demand: 'The replication configuration can be read from the template.',
  severity: 'warning',
  failureReason: 'none',
  see: `${S3_GUIDE}/replication-add-config.html`,
  ofReplication: ({ replication: { unresolved } }) => (unresolved === undefined ? [] : [{
    undecided: true,
    message: `the replication configuration cannot be read: ${unresolved}`,
    fix: 'write the rules as values of the template, not as what is known at deployment alone',
  }]),
  ofWorld: ({ unread }) => unread.map(({ place, location, reason }) => ({
    undecided: true,
    place,
    location,
    message: `a custom resource puts a replication configuration, which cannot be judged: ${reason}`,
    fix: 'prove the assembly that has the bucket together with this one, or state the call in the template',
  })),
};
