import type { SymbolicString } from '../symbolic/symbolic-string';
import type { KeyTarget } from './key-target';

/** An object of the source bucket, or every object below a prefix, where the key ends in a part that stands for all. */
export interface SourceObject {
  readonly key: SymbolicString;
  readonly encryption: ObjectEncryption;
}

export type ObjectEncryption = KmsEncryption | OtherEncryption;

export interface KmsEncryption {
  readonly algorithm: 'aws:kms' | 'aws:kms:dsse';
  /** The key that it is encrypted with; `undefined` where it is not known. */
  readonly sourceKey?: KeyTarget;
  /** A property of the object: the default of the bucket or a header of the upload. */
  readonly bucketKey: boolean;
}

export interface OtherEncryption {
  readonly algorithm: 'AES256' | 'SSE-C' | 'none';
}

export function isKms(encryption: ObjectEncryption): encryption is KmsEncryption {
  return encryption.algorithm === 'aws:kms' || encryption.algorithm === 'aws:kms:dsse';
}
