import { enabled } from './keys-usable';
import type { Check } from './check';
import { KMS_GUIDE } from './check';

export const REPLICA_KEY_ENABLED: Check = {
  id: 'ReplicaKeyEnabled',
  title: 'The key of the replicas is enabled.',
  severity: 'error',
  failureReason: 'DstKmsKeyInvalidState',
  see: `${KMS_GUIDE}/key-state.html`,
  checkRule: ({ replicaKey }) => enabled({ target: replicaKey, role: 'the key of the replicas' }),
};
