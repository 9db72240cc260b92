import { at, isObject, listAt } from '../../symbolic/json-members';
import { requireBucketName, requireNamespace } from './bucket-name';
import { BOOLEAN, property } from './property-schema';
import type { SchemaCheck } from './schema-check';
import { doubt, has, literalAt, mayHave, reject } from './schema-check';
import { TAG_CHECKS } from './tag-schema';

const ENCRYPTION_RULES = 'BucketEncryption.ServerSideEncryptionConfiguration';
const DEFAULT = `${ENCRYPTION_RULES}.*.ServerSideEncryptionByDefault`;
const RETENTION = 'ObjectLockConfiguration.Rule.DefaultRetention';
const EVENT_HOLD = [...RETENTION.split('.'), 'DefaultEventHold'];

/** Grants to others than the owner. */
const PUBLIC_ACLS = ['AuthenticatedRead', 'AwsExecRead', 'LogDeliveryWrite', 'PublicRead', 'PublicReadWrite'];

/**
 * What S3 or CloudFormation refuses about a bucket, except its replication.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucket.html
 */
export const BUCKET_CHECKS: readonly SchemaCheck[] = [
  requireBucketName('BucketName'),
  requireNamespace,
  property('BucketNamespace', { oneOf: ['global', 'account-regional'] }),
  property('VersioningConfiguration', { members: ['Status'] }),
  property('VersioningConfiguration.Status', { required: true, oneOf: ['Enabled', 'Suspended'] }),
  property('BucketEncryption', { members: ['ServerSideEncryptionConfiguration'] }),
  property(ENCRYPTION_RULES, { required: true, list: true }),
  property(`${ENCRYPTION_RULES}.*`, { members: ['BlockedEncryptionTypes', 'BucketKeyEnabled', 'ServerSideEncryptionByDefault'] }),
  property(`${ENCRYPTION_RULES}.*.BucketKeyEnabled`, BOOLEAN),
  property(`${ENCRYPTION_RULES}.*.BlockedEncryptionTypes`, { members: ['EncryptionType'] }),
  property(`${ENCRYPTION_RULES}.*.BlockedEncryptionTypes.EncryptionType`, { list: true }),
  property(`${ENCRYPTION_RULES}.*.BlockedEncryptionTypes.EncryptionType.*`, { oneOf: ['NONE', 'SSE-C'] }),
  property(DEFAULT, { members: ['KMSMasterKeyID', 'SSEAlgorithm'] }),
  property(`${DEFAULT}.SSEAlgorithm`, { required: true, oneOf: ['AES256', 'aws:kms', 'aws:kms:dsse'] }),
  property(`${DEFAULT}.KMSMasterKeyID`, {}),
  doubtEmptyKey,
  rejectKeyOfS3,
  property('OwnershipControls', { members: ['Rules'] }),
  property('OwnershipControls.Rules', { required: true, list: true }),
  property('OwnershipControls.Rules.*', { members: ['ObjectOwnership'] }),
  property('OwnershipControls.Rules.*.ObjectOwnership', { oneOf: ['BucketOwnerEnforced', 'BucketOwnerPreferred', 'ObjectWriter'] }),
  ...[ENCRYPTION_RULES, 'OwnershipControls.Rules'].map((path) => reject(
    (bucket) => listAt(bucket, ...path.split('.')).length > 1, 'there is more than one rule', ...path.split('.'))),
  reject((bucket) => has(bucket, ...ENCRYPTION_RULES.split('.')) && listAt(bucket, ...ENCRYPTION_RULES.split('.')).length === 0,
    'there is no rule of encryption', ...ENCRYPTION_RULES.split('.')),
  property('ObjectLockEnabled', BOOLEAN),
  property('ObjectLockConfiguration', { members: ['ObjectLockEnabled', 'Rule'] }),
  property('ObjectLockConfiguration.ObjectLockEnabled', { oneOf: ['Enabled'] }),
  property('ObjectLockConfiguration.Rule', { members: ['DefaultRetention'] }),
  property(RETENTION, { members: ['Days', 'DefaultEventHold', 'Mode', 'Years'] }),
  doubt((bucket) => has(bucket, ...EVENT_HOLD), 'DefaultEventHold is an element of S3 since 2026; whether CloudFormation takes it '
    + 'is not known', ...EVENT_HOLD),
  property(`${RETENTION}.Mode`, { oneOf: ['COMPLIANCE', 'GOVERNANCE'] }),
  property(`${RETENTION}.Days`, { range: [1, 36500] }),
  property(`${RETENTION}.Years`, { range: [1, 100] }),
  reject((bucket) => isRetention(bucket) && !has(bucket, ...RETENTION.split('.'), 'Mode'), 'Mode is missing',
    ...RETENTION.split('.'), 'Mode'),
  reject((bucket) => isRetention(bucket)
    && ['Days', 'Years'].filter((unit) => has(bucket, ...RETENTION.split('.'), unit)).length !== 1,
  'DefaultRetention has either Days or Years', ...RETENTION.split('.')),
  property('PublicAccessBlockConfiguration', {
    members: ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'],
  }),
  ...['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets']
    .map((element) => property(`PublicAccessBlockConfiguration.${element}`, BOOLEAN)),
  property('AccessControl', {
    oneOf: [
      'AuthenticatedRead', 'AwsExecRead', 'BucketOwnerFullControl', 'BucketOwnerRead', 'LogDeliveryWrite', 'Private',
      'PublicRead', 'PublicReadWrite',
    ],
  }),
  reject((bucket) => PUBLIC_ACLS.includes(literalAt(bucket, 'AccessControl') ?? '') && hasNoAcls(bucket),
    'the bucket has no ACLs, as its owner owns all objects (BucketOwnerEnforced)', 'AccessControl'),
  ...TAG_CHECKS,
];

/**
 * A default retention; an event hold may be the only default.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_DefaultRetention.html
 */
function isRetention(bucket: unknown): boolean {
  return isObject(at(bucket, ...RETENTION.split('.'))) && !has(bucket, ...EVENT_HOLD);
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ServerSideEncryptionByDefault.html */
function rejectKeyOfS3(bucket: unknown): ReturnType<SchemaCheck> {
  const path = ENCRYPTION_RULES.split('.');
  return listAt(bucket, ...path).flatMap((rule, index) => {
    const byDefault = ['ServerSideEncryptionByDefault'];
    return literalAt(rule, ...byDefault, 'SSEAlgorithm') === 'AES256' && has(rule, ...byDefault, 'KMSMasterKeyID')
      ? [{ message: 'KMSMasterKeyID goes with aws:kms alone, not with AES256', propertyPath: [...path, index, ...byDefault, 'KMSMasterKeyID'].join('.') }]
      : [];
  });
}

/** CloudFormation's schema takes an empty text; no guide tells whether S3 reads it as no key at all. */
function doubtEmptyKey(bucket: unknown): ReturnType<SchemaCheck> {
  const path = ENCRYPTION_RULES.split('.');
  return listAt(bucket, ...path).flatMap((rule, index) =>
    doubt((value) => literalAt(value, 'ServerSideEncryptionByDefault', 'KMSMasterKeyID') === '', 'KMSMasterKeyID is empty',
      ...path, String(index), 'ServerSideEncryptionByDefault', 'KMSMasterKeyID')(rule));
}

/**
 * S3 creates buckets without ACLs unless another ownership is set.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
 */
function hasNoAcls(bucket: unknown): boolean {
  const [rule] = listAt(bucket, 'OwnershipControls', 'Rules');
  return !mayHave(bucket, 'OwnershipControls') || literalAt(rule, 'ObjectOwnership') === 'BucketOwnerEnforced';
}
