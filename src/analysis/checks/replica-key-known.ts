import type { KeyTarget } from '../s3/key-target';
import { formatAddress } from '../assembly/resource-address';
import type { Key } from '../model/deployment-model';
import { showValue } from './condition';
import { notInTemplates } from './known-parts';
import type { Violation, Check } from './check';
import { ENCRYPTED } from './check';

export const REPLICA_KEY_KNOWN: Check = {
  id: 'ReplicaKeyKnown',
  title: 'The key of the replicas is in the templates.',
  severity: 'warning',
  failureReason: 'DstKmsKeyNotFound',
  see: ENCRYPTED,
  checkRule: ({ replicaKey, rule }) => {
    const propertyPath = `${rule.propertyPath}.Destination.EncryptionConfiguration.ReplicaKmsKeyID`;
    if (replicaKey === undefined || (replicaKey.key && !replicaKey.presumed)) {
      return [];
    }
    return [replicaKey.key ? presumption(replicaKey, replicaKey.key, propertyPath) : notInTemplates(
      'the key of the replicas',
      replicaKey.written,
      propertyPath,
      'it exists, is enabled and symmetric, and its policy lets the role use it',
    )];
  },
};

function presumption({ written }: KeyTarget, key: Key, propertyPath: string): Violation {
  return {
    undecided: true,
    propertyPath,
    message: `the rule names the key of the replicas by the literal ${showValue(written)}, which is taken for ${
      formatAddress(key.address)}, the key of the destination bucket; whether it is, deployment alone can tell`,
    fix: 'compare the ARN with that of the deployed key and acknowledge this finding, or refer to the key instead of writing its ARN',
  };
}
