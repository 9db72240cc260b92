import type { Check } from './check';
import { S3_GUIDE } from './check';

export const CONFIGURATION_RESOLVED: Check = {
  id: 'ConfigurationResolved',
  title: 'The replication configuration can be read from the template.',
  severity: 'warning',
  failureReason: 'none',
  see: `${S3_GUIDE}/replication-add-config.html`,
  checkReplication: ({ replication: { unresolved } }) => (unresolved === undefined ? [] : [{
    undecided: true,
    message: `the replication configuration cannot be read: ${unresolved}`,
    fix: 'write the rules as values of the template, not as what is known at deployment alone',
  }]),
  checkModel: ({ unread }) => unread.map(({ address, propertyPath, reason }) => ({
    undecided: true,
    address,
    propertyPath,
    message: `a custom resource puts a replication configuration, which cannot be judged: ${reason}`,
    fix: 'prove the assembly that has the bucket together with this one, or state the call in the template',
  })),
};
