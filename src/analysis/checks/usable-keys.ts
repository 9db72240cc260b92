import type { Key } from '../model/deployment-model';
import { KMS_GUIDE, S3_GUIDE } from '../s3/aws-pages';
import { reported, unreported } from '../s3/failure-reasons';
import type { KeyTarget } from '../s3/key-target';
import { compareSetting } from '../symbolic/match';
import { showValue } from '../symbolic/symbolic-string';
import type { Check } from './check';
import { unless } from './violation';
import type { Violation } from './violation';

/** A key to check, with what messages call it. */
export interface NamedKey {
  readonly target: KeyTarget | undefined;
  readonly role: string;
}

export function enabled({ target, role }: NamedKey): readonly Violation[] {
  return checkKey(target, ({ address, enabled: state }) => unless(compareSetting(state, true), {
    address,
    propertyPath: 'Properties.Enabled',
    message: state === false
      ? `${role} is disabled, so that nothing can be encrypted or decrypted with it`
      : `the templates do not tell whether ${role} is enabled: ${showValue(state)}`,
    fix: state === false ? 'set Enabled: true' : 'set Enabled: true, and import key material where KMS does not make it',
  }));
}

/** S3 takes no other kind of key. */
export function symmetric({ target, role }: NamedKey): readonly Violation[] {
  return checkKey(target, ({ address, spec, usage }) => [
    ...unless(compareSetting(spec, 'SYMMETRIC_DEFAULT'), {
      address,
      detail: 'KeySpec',
      propertyPath: 'Properties.KeySpec',
      message: `${role} must be a symmetric encryption key, its KeySpec is ${showValue(spec)}`,
      fix: 'use a key with KeySpec: "SYMMETRIC_DEFAULT"; the spec of a key cannot be changed',
    }),
    ...unless(compareSetting(usage, 'ENCRYPT_DECRYPT'), {
      address,
      detail: 'KeyUsage',
      propertyPath: 'Properties.KeyUsage',
      message: `${role} must be for encryption, its KeyUsage is ${showValue(usage)}`,
      fix: 'use a key with KeyUsage: "ENCRYPT_DECRYPT"; the usage of a key cannot be changed',
    }),
  ]);
}

function checkKey(target: KeyTarget | undefined, check: (key: Key) => readonly Violation[]): readonly Violation[] {
  return target?.key === undefined ? [] : check(target.key);
}

export const SOURCE_KEY_ENABLED: Check = {
  id: 'SourceKeyEnabled',
  title: 'The key of the source bucket is enabled.',
  severity: 'error',
  failureReason: reported('SrcKmsKeyInvalidState'),
  see: `${KMS_GUIDE}/key-state.html`,
  checkReplication: ({ sourceKey }) => enabled({ target: sourceKey, role: 'the key of the source bucket' }),
};

export const SOURCE_KEY_SYMMETRIC: Check = {
  id: 'SourceKeySymmetric',
  title: 'The key of the source bucket is a symmetric encryption key.',
  severity: 'error',
  failureReason: unreported('S3 refuses the upload'),
  see: `${S3_GUIDE}/UsingKMSEncryption.html`,
  checkReplication: ({ sourceKey }) => symmetric({ target: sourceKey, role: 'the key of the source bucket' }),
};

export const REPLICA_KEY_ENABLED: Check = {
  id: 'ReplicaKeyEnabled',
  title: 'The key of the replicas is enabled.',
  severity: 'error',
  failureReason: reported('DstKmsKeyInvalidState'),
  see: `${KMS_GUIDE}/key-state.html`,
  checkRule: ({ replicaKey }) => enabled({ target: replicaKey, role: 'the key of the replicas' }),
};

export const REPLICA_KEY_SYMMETRIC: Check = {
  id: 'ReplicaKeySymmetric',
  title: 'The key of the replicas is a symmetric encryption key.',
  severity: 'error',
  failureReason: reported('DstPutObjectNotPermitted'),
  see: `${S3_GUIDE}/UsingKMSEncryption.html`,
  checkRule: ({ replicaKey }) => symmetric({ target: replicaKey, role: 'the key of the replicas' }),
};
