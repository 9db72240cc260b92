import { enabled } from './keys-usable';
import type { Check } from './check';
import { KMS_GUIDE } from './check';

export const SOURCE_KEY_ENABLED: Check = {
  id: 'SourceKeyEnabled',
  title: 'The key of the source bucket is enabled.',
  severity: 'error',
  failureReason: 'SrcKmsKeyInvalidState',
  see: `${KMS_GUIDE}/key-state.html`,
  checkReplication: ({ sourceKey }) => enabled({ target: sourceKey, role: 'the key of the source bucket' }),
};
