import { keyArnParts } from '../s3/key-target';
import { equal } from '../symbolic/pattern';
import { shown, unless } from './condition';
import type { Requirement } from './check';
import { ENCRYPTED } from './check';

export const REPLICA_KEY_REGION: Requirement = {
  id: 'ReplicaKeyRegion',
  demand: 'The key of the replicas is in the Region of the destination bucket.',
  severity: 'error',
  failureReason: 'DstKmsKeyNotFound',
  see: ENCRYPTED,
  ofRule: ({ rule, replicaKey, destination }) => {
    const region = replicaKey?.arn === undefined ? undefined : keyArnParts(replicaKey.arn)?.region;
    if (region === undefined || destination === undefined) {
      return [];
    }
    return unless(equal(region, destination.region), {
      location: `${rule.location}.Destination.EncryptionConfiguration.ReplicaKmsKeyID`,
      message: `the key of the replicas is in ${shown(region)} and the destination bucket in ${shown(destination.region)}`,
      fix: 'name a key in the Region of the destination bucket, such as the replica of a multi-Region key there',
    });
  },
};
