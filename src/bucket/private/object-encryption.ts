import { BucketEncryption } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';

/** How the objects of a replication are encrypted, on both sides alike. */
export interface ObjectEncryption {
  readonly type: BucketEncryption;
  readonly bucketKeyEnabled: boolean;
}

/** The encryption of both sides; Bucket Keys unless DSSE-KMS rules them out. */
export function resolveObjectEncryption(
  encryption: BucketEncryption | undefined,
  bucketKeyEnabled: boolean | undefined,
  scope: IConstruct,
): ObjectEncryption {
  const type = encryption ?? BucketEncryption.KMS;
  if (type !== BucketEncryption.KMS && type !== BucketEncryption.DSSE) {
    throw new ReplicationError('EncryptionUnsupported', scope, {
      problem: "'encryption' has to be one with a key of yours",
      value: type,
      remedy: 'use BucketEncryption.KMS or BucketEncryption.DSSE',
    });
  }
  if (type === BucketEncryption.DSSE && bucketKeyEnabled) {
    throw new ReplicationError('BucketKeysWithDsse', scope, {
      problem: 'S3 does not support Bucket Keys for DSSE-KMS',
      value: { encryption: type, bucketKeyEnabled },
      remedy: "leave 'bucketKeyEnabled' out, or use BucketEncryption.KMS",
    });
  }
  return { type, bucketKeyEnabled: bucketKeyEnabled ?? type === BucketEncryption.KMS };
}

/** The value of the `x-amz-server-side-encryption` header. */
export function renderEncryptionHeader({ type }: ObjectEncryption): string {
  return type === BucketEncryption.DSSE ? 'aws:kms:dsse' : 'aws:kms';
}
