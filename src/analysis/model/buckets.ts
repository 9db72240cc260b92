import type { Attached } from './attachments';
import { attach } from './attachments';
import { documentOf, doubtOf } from './documents';
import type { Inventory, Located } from './inventory';
import { booleanAt, decidedAt, textAt, textsAt } from '../symbolic/json-members';
import type { Bucket, BucketEncryption } from './deployment-model';

/** Every bucket with the policies for it. */
export function collectBuckets(inventory: Inventory): Bucket[] {
  const buckets = inventory.ofType('AWS::S3::Bucket');
  const policies = attach(
    buckets.map((bucket) => inventory.reference(bucket)),
    inventory.ofType('AWS::S3::BucketPolicy').map((policy) => ({
      target: textAt(inventory.property(policy, 'Bucket')) ?? '',
      document: documentOf(policy, 'bucket policy', 'Properties.PolicyDocument', inventory.property(policy, 'PolicyDocument')),
      doubt: doubtOf(policy),
    })),
  );
  return buckets.map((bucket, index) => bucketOf(inventory, bucket, policies[index]));
}

function bucketOf(inventory: Inventory, located: Located, { certain, possible }: Attached): Bucket {
  const property = (name: string, ...path: readonly (string | number)[]) =>
    decidedAt(inventory.property(located, name), ...path);
  const rule = property('BucketEncryption', 'ServerSideEncryptionConfiguration', 0);
  const blocked = decidedAt(rule, 'BlockedEncryptionTypes', 'EncryptionType');
  return {
    address: located.address,
    arn: inventory.attribute(located, 'Arn'),
    name: inventory.reference(located),
    account: located.account,
    region: located.region,
    partition: located.partition,
    versioning: textAt(property('VersioningConfiguration', 'Status')),
    encryption: encryptionOf(rule),
    objectLock: booleanAt(property('ObjectLockEnabled')) ?? false,
    ownership: textAt(property('OwnershipControls', 'Rules', 0, 'ObjectOwnership')) ?? 'BucketOwnerEnforced',
    blockedEncryption: blocked === undefined ? undefined : textsAt(blocked),
    policies: certain,
    possiblePolicies: possible,
    conditional: located.undecided === undefined ? undefined : true,
  };
}

function encryptionOf(rule: unknown): BucketEncryption | undefined {
  const algorithm = textAt(decidedAt(rule, 'ServerSideEncryptionByDefault', 'SSEAlgorithm'));
  return algorithm === undefined ? undefined : {
    algorithm,
    keyId: textAt(decidedAt(rule, 'ServerSideEncryptionByDefault', 'KMSMasterKeyID')),
    bucketKey: booleanAt(decidedAt(rule, 'BucketKeyEnabled')) ?? false,
  };
}
