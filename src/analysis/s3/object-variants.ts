import type { SymbolicString } from '../symbolic/symbolic-string';
import { forAll, hasUndetermined } from '../symbolic/symbolic-string';
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
 * Every variant that the objects of a rule can have, what uploads get by default first: under a KMS key where the rule
 * opts in, and under SSE-S3, which each upload may ask for.
 */
export function listObjectVariants(context: RuleContext): ObjectVariant[] {
  const ofKms = listKmsVariants(context);
  const kms = encryptsWithKms(context);
  const plain: ObjectVariant = {
    object: { key: formatObjectKey(context), encryption: { algorithm: 'AES256' } },
    byDefault: ofKms.length === 0 ? 'all' : OPPOSITE[kms],
  };
  return kms === 'none' ? [plain, ...ofKms] : [...ofKms, plain];
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

const OPPOSITE = { all: 'none', unknown: 'unknown', none: 'all' } as const;

/** Whether uploads without encryption headers are encrypted with a KMS key. */
export function encryptsWithKms({ source: { encryption } }: RuleContext): ObjectVariant['byDefault'] {
  const { algorithm = 'AES256' } = encryption ?? {};
  return hasUndetermined(algorithm) ? 'unknown' : algorithm === 'AES256' ? 'none' : 'all';
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
  const usual = encryption?.bucketKey ?? false;
  const kms = encryptsWithKms(context);
  const ofKms = typeof usual === 'string'
    ? [true, false].map((bucketKey) => variant('aws:kms', bucketKey, kms === 'none' ? kms : 'unknown'))
    : [variant('aws:kms', usual, kms), variant('aws:kms', !usual, 'none')];
  return kms === 'unknown' ? [ofKms[0], variant('aws:kms:dsse', false, kms), ...ofKms.slice(1)] : ofKms;
}

/** How the replica of an upload without encryption headers is written. */
export function createReplicaObject(context: RuleContext): SourceObject {
  return listObjectVariants(context)[0].object;
}
