import { enabled } from './keys-usable';
import type { Requirement } from './requirement';
import { KMS_GUIDE } from './requirement';

export const REPLICA_KEY_ENABLED: Requirement = {
  id: 'ReplicaKeyEnabled',
  demand: 'The key of the replicas is enabled.',
  severity: 'error',
  failureReason: 'DstKmsKeyInvalidState',
  see: `${KMS_GUIDE}/key-state.html`,
  ofRule: ({ replicaKey }) => enabled({ target: replicaKey, role: 'the key of the replicas' }),
};
