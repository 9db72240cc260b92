import { keyArnParts } from '../s3/key-target';
import { equal } from '../symbolic/pattern';
import { hasUndetermined } from '../symbolic/symbolic-string';
import { showValue } from './condition';
import type { Violation, Check } from './check';
import { ENCRYPTED } from './check';

/** S3 takes an alias and resolves it in the account of the requester, which may be another key than was meant. */
export const REPLICA_KEY_ARN: Check = {
  id: 'ReplicaKeyArn',
  title: 'The rule names the key of the replicas by its full key ARN. The ARN of an alias is a warning inside an account, '
    + 'and an error across accounts, as is a bare alias or id.',
  severity: 'error',
  failureReason: 'DstKmsKeyNotFound',
  see: ENCRYPTED,
  checkRule: (context) => {
    const { keyId } = context.rule.destination;
    const parts = keyId === undefined ? undefined : keyArnParts(keyId);
    if (keyId === undefined || (parts !== undefined && !parts.isAlias)) {
      return [];
    }
    return [{
      undecided: parts === undefined && hasUndetermined(keyId),
      ...(parts && equal(context.destinationAccount, context.source.account) === 'all' ? ALIAS_INSIDE : {}),
      propertyPath: `${context.rule.propertyPath}.Destination.EncryptionConfiguration.ReplicaKmsKeyID`,
      message: `ReplicaKmsKeyID should be the ARN of a key, it is ${showValue(keyId)}; S3 checks neither, and resolves an alias in `
        + 'the account of the requester',
      fix: 'use arn:<partition>:kms:<Region of the destination bucket>:<account>:key/<id>',
    }];
  },
};

const ALIAS_INSIDE: Pick<Violation, 'severity' | 'failureReason'> = {
  severity: 'warning',
  failureReason: 'none: S3 takes the key that the alias names at that time',
};
