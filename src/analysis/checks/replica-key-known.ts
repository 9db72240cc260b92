import type { KeyTarget } from '../s3/key-target';
import { placeName } from '../assembly/resource-address';
import type { Key } from '../model/deployment-model';
import { shown } from './condition';
import { notInTemplates } from './known-parts';
import type { Found, Requirement } from './check';
import { ENCRYPTED } from './check';

export const REPLICA_KEY_KNOWN: Requirement = {
  id: 'ReplicaKeyKnown',
  demand: 'The key of the replicas is in the templates.',
  severity: 'warning',
  failureReason: 'DstKmsKeyNotFound',
  see: ENCRYPTED,
  ofRule: ({ replicaKey, rule }) => {
    const location = `${rule.location}.Destination.EncryptionConfiguration.ReplicaKmsKeyID`;
    if (replicaKey === undefined || (replicaKey.key && !replicaKey.presumed)) {
      return [];
    }
    return [replicaKey.key ? presumption(replicaKey, replicaKey.key, location) : notInTemplates(
      'the key of the replicas',
      replicaKey.written,
      location,
      'it exists, is enabled and symmetric, and its policy lets the role use it',
    )];
  },
};

function presumption({ written }: KeyTarget, key: Key, location: string): Found {
  return {
    undecided: true,
    location,
    message: `the rule names the key of the replicas by the literal ${shown(written)}, which is taken for ${
      placeName(key.place)}, the key of the destination bucket; whether it is, deployment alone can tell`,
    fix: 'compare the ARN with that of the deployed key and acknowledge this finding, or refer to the key instead of writing its ARN',
  };
}
