import { keyArnParts } from '../calls/key-target';
import { isUndecided } from '../text/text';
import { shown } from './condition';
import type { Requirement } from './requirement';
import { ENCRYPTED } from './requirement';

/** S3 takes an alias and resolves it in the account of the requester, which may be another key than was meant. */
export const REPLICA_KEY_ARN: Requirement = {
  id: 'ReplicaKeyArn',
  demand: 'The rule names the key of the replicas by its full key ARN, not by an alias or an id.',
  severity: 'error',
  failureReason: 'DstKmsKeyNotFound',
  see: ENCRYPTED,
  ofRule: ({ rule }) => {
    const { keyId } = rule.destination;
    const parts = keyId === undefined ? undefined : keyArnParts(keyId);
    if (keyId === undefined || (parts !== undefined && !parts.isAlias)) {
      return [];
    }
    return [{
      undecided: parts === undefined && isUndecided(keyId),
      location: `${rule.location}.Destination.EncryptionConfiguration.ReplicaKmsKeyID`,
      message: `ReplicaKmsKeyID must be the ARN of a key, it is ${shown(keyId)}; S3 answers 200 OK all the same`,
      fix: 'use arn:<partition>:kms:<Region of the destination bucket>:<account>:key/<id>',
    }];
  },
};
