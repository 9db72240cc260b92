import type { SymbolicString } from '../symbolic/symbolic-string';
import { forAll } from '../symbolic/symbolic-string';
import type { KeyTarget } from './key-target';
import type { RuleContext } from './replication-context';

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

/** A variant that the objects of a rule can have. */
export interface ObjectVariant {
  readonly object: SourceObject;
  /** Whether uploads get it without asking for it; others take a header of the client. */
  readonly byDefault: 'all' | 'unknown' | 'none';
}

/** The rest of an object key, whatever it is. */
export const EVERY_OBJECT = forAll('object');

/** Every object below the prefix of the rule. */
export function formatObjectKey({ rule }: RuleContext): string {
  return `${rule.prefix}${EVERY_OBJECT}`;
}

/**
 * The encrypted variants of the objects of a rule: with and without a Bucket Key, which is a property of each
 * object and may be overridden in each upload.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/configuring-bucket-key-object.html
 */
export function listKmsVariants(context: RuleContext): ObjectVariant[] {
  return context.rule.sseKms === 'Enabled' ? listVariants(context) : [];
}

/** Those that the rule would have to serve; that a bucket with a KMS key wants the opt-in is a finding of its own. */
export function listNeededVariants(context: RuleContext): ObjectVariant[] {
  return context.rule.sseKms === 'Enabled' || context.sourceKey ? listVariants(context) : [];
}

function listVariants(context: RuleContext): ObjectVariant[] {
  const { source: { encryption }, sourceKey } = context;
  const variant = (algorithm: KmsEncryption['algorithm'], bucketKey: boolean, byDefault: ObjectVariant['byDefault']): ObjectVariant => ({
    object: { key: formatObjectKey(context), encryption: { algorithm, sourceKey, bucketKey } },
    byDefault,
  });
  if (encryption?.algorithm === 'aws:kms:dsse') {
    return [variant('aws:kms:dsse', false, 'all')];
  }
  // without a default of SSE-KMS every encrypted upload states what it wants, and few state a Bucket Key
  const usual = encryption?.bucketKey ?? false;
  return typeof usual === 'string'
    ? [variant('aws:kms', true, 'unknown'), variant('aws:kms', false, 'unknown')]
    : [variant('aws:kms', usual, 'all'), variant('aws:kms', !usual, 'none')];
}

/** How a replica is written: encrypted where the rule opts in, otherwise as S3 encrypts by itself. */
export function createReplicaObject(context: RuleContext): SourceObject {
  const [variant] = listKmsVariants(context);
  return variant?.object ?? { key: formatObjectKey(context), encryption: { algorithm: 'AES256' } };
}
