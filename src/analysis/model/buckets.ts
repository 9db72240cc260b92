import { booleanAt, decidedAt, textAt, textsAt } from '../symbolic/json-members';
import { unknownValue } from '../symbolic/symbolic-string';
import type { Bucket, BucketEncryption } from './deployment-model';
import type { Inventory, LocatedResource } from './inventory';
import type { AttachedPolicies, PolicyAttachment } from './policy-documents';
import { attachPolicies, explainCondition, parseStandalonePolicy } from './policy-documents';

/** Every bucket with its bucket policies. */
export function collectBuckets(inventory: Inventory): Bucket[] {
  const buckets = inventory.findByType('AWS::S3::Bucket');
  const policies = attachPolicies(
    buckets.map((bucket) => inventory.resolveReference(bucket)),
    inventory.findByType('AWS::S3::BucketPolicy').map((policy) => readBucketPolicy(inventory, policy)),
  );
  return buckets.map((bucket, index) => readBucket(inventory, bucket, policies[index]));
}

function readBucketPolicy(inventory: Inventory, policy: LocatedResource): PolicyAttachment {
  const document = inventory.resolveProperty(policy, 'PolicyDocument');
  return {
    target: textAt(inventory.resolveProperty(policy, 'Bucket')) ?? '',
    document: parseStandalonePolicy(policy, 'bucket policy', document),
    doubt: explainCondition(policy),
  };
}

function readBucket(inventory: Inventory, located: LocatedResource, { certain, possible }: AttachedPolicies): Bucket {
  const property = (name: string, ...path: readonly (string | number)[]) =>
    decidedAt(inventory.resolveProperty(located, name), ...path);
  const rule = property('BucketEncryption', 'ServerSideEncryptionConfiguration', 0);
  const blocked = decidedAt(rule, 'BlockedEncryptionTypes', 'EncryptionType');
  const objectLock = booleanAt(property('ObjectLockEnabled')) ?? false;
  const lockedByConfiguration = objectLock === false && property('ObjectLockConfiguration', 'ObjectLockEnabled') === 'Enabled';
  return {
    address: located.address,
    arn: inventory.resolveAttribute(located, 'Arn'),
    name: inventory.resolveReference(located),
    account: located.account,
    region: located.region,
    partition: located.partition,
    versioning: textAt(property('VersioningConfiguration', 'Status')),
    encryption: readEncryption(rule),
    objectLock: lockedByConfiguration ? unknownValue('by ObjectLockConfiguration alone') : objectLock,
    lockedByConfiguration,
    ownership: textAt(property('OwnershipControls', 'Rules', 0, 'ObjectOwnership')) ?? 'BucketOwnerEnforced',
    blockedEncryption: blocked === undefined ? undefined : textsAt(blocked),
    policies: certain,
    possiblePolicies: possible,
    conditional: located.unresolvedCondition === undefined ? undefined : true,
  };
}

function readEncryption(rule: unknown): BucketEncryption | undefined {
  const algorithm = textAt(decidedAt(rule, 'ServerSideEncryptionByDefault', 'SSEAlgorithm'));
  return algorithm === undefined ? undefined : {
    algorithm,
    keyId: textAt(decidedAt(rule, 'ServerSideEncryptionByDefault', 'KMSMasterKeyID')),
    bucketKey: booleanAt(decidedAt(rule, 'BucketKeyEnabled')) ?? false,
  };
}
