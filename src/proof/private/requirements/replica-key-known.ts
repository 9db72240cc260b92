import { notInTemplates } from './known-parts';
import type { Requirement } from './requirement';
import { ENCRYPTED } from './requirement';

export const REPLICA_KEY_KNOWN: Requirement = {
  id: 'ReplicaKeyKnown',
  demand: 'The key of the replicas is in the templates.',
  severity: 'warning',
  failureReason: 'DstKmsKeyNotFound',
  see: ENCRYPTED,
  ofRule: ({ replicaKey, rule }) => (replicaKey === undefined || replicaKey.key ? [] : [notInTemplates(
    'the key of the replicas',
    replicaKey.written,
    `${rule.location}.Destination.EncryptionConfiguration.ReplicaKmsKeyID`,
    'it exists, is enabled and symmetric, and its policy lets the role use it',
  )]),
};
