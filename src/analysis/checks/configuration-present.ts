import type { Violation, Check } from './check';
import { S3_GUIDE } from './check';

/** Put by the plugin, which alone knows what the constructs of the library made. */
export const CONFIGURATION_PRESENT: Check = {
  id: 'ConfigurationPresent',
  title: 'What the constructs of this library configured is in the templates: no aspect or escape hatch took it out.',
  severity: 'warning',
  failureReason: 'none: nothing is replicated',
  see: `${S3_GUIDE}/replication-add-config.html`,
};

export const CONFIGURATION_ABSENT: Violation = {
  message: 'the replication configuration that the construct made is not in the template, so that nothing is replicated or proven',
  fix: 'look for an aspect or an override that takes ReplicationConfiguration out, or give up the replication',
};
