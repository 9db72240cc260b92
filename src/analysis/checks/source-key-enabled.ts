import { enabled } from './keys-usable';
import type { Requirement } from './check';
import { KMS_GUIDE } from './check';

export const SOURCE_KEY_ENABLED: Requirement = {
  id: 'SourceKeyEnabled',
  demand: 'The key of the source bucket is enabled.',
  severity: 'error',
  failureReason: 'SrcKmsKeyInvalidState',
  see: `${KMS_GUIDE}/key-state.html`,
  ofReplication: ({ sourceKey }) => enabled({ target: sourceKey, role: 'the key of the source bucket' }),
};
