import { keyArnParts } from '../s3/key-target';
import { equal } from '../symbolic/pattern';
import { showValue, unless } from './condition';
import type { Check } from './check';
import { ENCRYPTED } from './check';

export const REPLICA_KEY_REGION: Check = {
  id: 'ReplicaKeyRegion',
  title: 'The key of the replicas is in the Region of the destination bucket.',
  severity: 'error',
  failureReason: 'DstKmsKeyNotFound',
  see: ENCRYPTED,
  checkRule: ({ rule, replicaKey, destination }) => {
    const region = replicaKey?.arn === undefined ? undefined : keyArnParts(replicaKey.arn)?.region;
    if (region === undefined || destination === undefined) {
      return [];
    }
    return unless(equal(region, destination.region), {
      propertyPath: `${rule.propertyPath}.Destination.EncryptionConfiguration.ReplicaKmsKeyID`,
      message: `the key of the replicas is in ${showValue(region)} and the destination bucket in ${showValue(destination.region)}`,
      fix: 'name a key in the Region of the destination bucket, such as the replica of a multi-Region key there',
    });
  },
};
