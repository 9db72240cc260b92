import { limitPolicies } from './policy-size';
import { BOOLEAN, property } from './property-schema';
import type { SchemaCheck } from './schema-check';
import { literalAt, reject } from './schema-check';
import { TAG_CHECKS } from './tag-schema';

const KEY_SPECS = [
  'SYMMETRIC_DEFAULT', 'RSA_2048', 'RSA_3072', 'RSA_4096', 'ECC_NIST_P256', 'ECC_NIST_P384', 'ECC_NIST_P521',
  'ECC_NIST_EDWARDS25519', 'ECC_SECG_P256K1', 'HMAC_224', 'HMAC_256', 'HMAC_384', 'HMAC_512', 'SM2', 'ML_DSA_44',
  'ML_DSA_65', 'ML_DSA_87',
];

const COMMON: readonly SchemaCheck[] = [
  property('Enabled', BOOLEAN),
  limitPolicies(32768, 'KeyPolicy'),
  property('PendingWindowInDays', { range: [7, 30] }),
  property('Description', { length: [0, 8192] }),
  ...TAG_CHECKS,
];

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kms-key.html */
export const KEY_CHECKS: readonly SchemaCheck[] = [
  ...COMMON,
  property('EnableKeyRotation', BOOLEAN),
  property('BypassPolicyLockoutSafetyCheck', BOOLEAN),
  property('MultiRegion', BOOLEAN),
  property('RotationPeriodInDays', { range: [90, 2560] }),
  property('KeySpec', { oneOf: KEY_SPECS }),
  property('KeyUsage', { oneOf: ['ENCRYPT_DECRYPT', 'GENERATE_VERIFY_MAC', 'KEY_AGREEMENT', 'SIGN_VERIFY'] }),
  property('Origin', { oneOf: ['AWS_KMS', 'EXTERNAL'] }),
  reject((key) => literalAt(key, 'EnableKeyRotation') === 'true' && literalAt(key, 'Origin') === 'EXTERNAL',
    'KMS does not rotate imported key material', 'EnableKeyRotation'),
];

/**
 * A replica key has no policy by default, as a key has.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kms-replicakey.html
 */
export const REPLICA_KEY_CHECKS: readonly SchemaCheck[] = [
  ...COMMON,
  property('KeyPolicy', { required: true, nested: true }),
  property('PrimaryKeyArn', {
    required: true,
    format: [/^arn:[^:]+:kms:[^:]+:[^:]+:key\/./, 'the ARN of a key'],
  }),
];

/** @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html */
export const ALIAS_CHECKS: readonly SchemaCheck[] = [
  property('AliasName', {
    required: true,
    length: [1, 256],
    format: [/^alias\/(?!aws\/)./, 'an alias of the user, which begins with alias/ and not with alias/aws/'],
    characters: [/^[\w/-]*$/, 'letters, digits, slashes, hyphens and underscores'],
  }),
  property('TargetKeyId', { required: true, format: [/^(?:arn:[^:]+:kms:[^:]+:[^:]+:key\/)?[\w-]+$/, 'the id or the ARN of a key'] }),
];
