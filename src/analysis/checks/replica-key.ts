import { ENCRYPTED_OBJECTS_PAGE } from '../s3/aws-pages';
import { reported, unreported } from '../s3/failure-reasons';
import { parseKeyArn } from '../s3/key-arn';
import { equal } from '../symbolic/pattern';
import { hasUndetermined, showValue } from '../symbolic/symbolic-string';
import type { Check } from './check';
import type { Violation } from './violation';
import { unless } from './violation';

/** S3 takes an alias and resolves it in the account of the requester, which may be another key than was meant. */
export const REPLICA_KEY_ARN: Check = {
  id: 'ReplicaKeyArn',
  title: 'The rule names the key of the replicas by its full key ARN. The ARN of an alias is a warning; a bare alias '
    + 'or id is an error.',
  severity: 'error',
  failureReason: reported('DstKmsKeyNotFound'),
  see: ENCRYPTED_OBJECTS_PAGE,
  checkRule: (context) => {
    const { keyId } = context.rule.destination;
    const parts = keyId === undefined ? undefined : parseKeyArn(keyId);
    if (keyId === undefined || (parts !== undefined && !parts.isAlias)) {
      return [];
    }
    return [{
      undecided: parts === undefined && hasUndetermined(keyId),
      ...(parts === undefined ? {} : ALIAS),
      propertyPath: `${context.rule.propertyPath}.Destination.EncryptionConfiguration.ReplicaKmsKeyID`,
      message: `ReplicaKmsKeyID should be the ARN of a key, it is ${showValue(keyId)}; S3 checks neither, and resolves an alias in `
        + 'the account of the requester',
      fix: 'use arn:<partition>:kms:<Region of the destination bucket>:<account>:key/<id>',
    }];
  },
};

const ALIAS: Pick<Violation, 'severity' | 'failureReason'> = {
  severity: 'warning',
  failureReason: unreported('S3 takes the key that the alias names at that time'),
};

export const REPLICA_KEY_REGION: Check = {
  id: 'ReplicaKeyRegion',
  title: 'The key of the replicas is in the Region of the destination bucket.',
  severity: 'error',
  failureReason: reported('DstKmsKeyNotFound'),
  see: ENCRYPTED_OBJECTS_PAGE,
  checkRule: ({ rule, replicaKey, destination }) => {
    const region = replicaKey?.arn === undefined ? undefined : parseKeyArn(replicaKey.arn)?.region;
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
