import { enabled } from './keys-usable';
import type { Requirement } from './check';
import { KMS_GUIDE } from './check';

export const REPLICA_KEY_ENABLED: Requirement = {
  id: 'ReplicaKeyEnabled',
  demand: 'The key of the replicas is enabled.',
  severity: 'error',
  failureReason: 'DstKmsKeyInvalidState',
  see: `${KMS_GUIDE}/key-state.html`,
  ofRule: ({ replicaKey }) => enabled({ target: replicaKey, role: 'the key of the replicas' }),
};
