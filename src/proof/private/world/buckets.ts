import type { PolicyDocument } from '../policy/document';
import { attach } from './attachments';
import { separateDocument } from './documents';
import type { Inventory, Located } from './inventory';
import { at, booleanAt, listAt, textAt, textsAt } from './values';
import type { Bucket, BucketEncryption } from './world';

/** Every bucket with the policies for it. */
export function collectBuckets(inventory: Inventory): Bucket[] {
  const buckets = inventory.ofType('AWS::S3::Bucket');
  const policies = attach(
    buckets.map((bucket) => inventory.reference(bucket)),
    inventory.ofType('AWS::S3::BucketPolicy').map((policy) => ({
      target: textAt(inventory.property(policy, 'Bucket')) ?? '',
      document: separateDocument(policy, 'bucket policy', inventory.property(policy, 'PolicyDocument')),
    })),
  );
  return buckets.map((bucket, index) => bucketOf(inventory, bucket, policies[index]));
}

function bucketOf(inventory: Inventory, located: Located, policies: readonly PolicyDocument[]): Bucket {
  const encryption = inventory.property(located, 'BucketEncryption');
  const blocked = at(encryption, 'ServerSideEncryptionConfiguration', 0, 'BlockedEncryptionTypes');
  return {
    place: located.place,
    arn: inventory.attribute(located, 'Arn'),
    name: inventory.reference(located),
    account: located.account,
    region: located.region,
    partition: located.partition,
    versioning: textAt(inventory.property(located, 'VersioningConfiguration'), 'Status'),
    encryption: encryptionOf(encryption),
    objectLock: booleanAt(inventory.property(located, 'ObjectLockEnabled')) ?? false,
    ownership: textAt(inventory.property(located, 'OwnershipControls'), 'Rules', 0, 'ObjectOwnership') ?? 'BucketOwnerEnforced',
    blockedEncryption: blocked === undefined ? undefined : textsAt(blocked, 'EncryptionType'),
    policies,
    archives: archives(inventory, located),
    conditional: located.undecided === undefined ? undefined : true,
  };
}

function encryptionOf(value: unknown): BucketEncryption | undefined {
  const rule = at(value, 'ServerSideEncryptionConfiguration', 0);
  const algorithm = textAt(rule, 'ServerSideEncryptionByDefault', 'SSEAlgorithm');
  return algorithm === undefined ? undefined : {
    algorithm,
    keyId: textAt(rule, 'ServerSideEncryptionByDefault', 'KMSMasterKeyID'),
    bucketKey: booleanAt(rule, 'BucketKeyEnabled') === true,
  };
}

/** Classes that S3 does not replicate from. */
const ARCHIVES: ReadonlySet<unknown> = new Set(['GLACIER', 'DEEP_ARCHIVE']);

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-what-is-isnot-replicated.html */
function archives(inventory: Inventory, located: Located): boolean {
  const rules = listAt(inventory.property(located, 'LifecycleConfiguration'), 'Rules');
  const transitions = rules.filter((rule) => at(rule, 'Status') !== 'Disabled').flatMap((rule) =>
    ['Transition', 'Transitions', 'NoncurrentVersionTransition', 'NoncurrentVersionTransitions'].flatMap((name) => listAt(rule, name)));
  return transitions.some((transition) => ARCHIVES.has(at(transition, 'StorageClass')))
    || listAt(inventory.property(located, 'IntelligentTieringConfigurations')).length > 0;
}
