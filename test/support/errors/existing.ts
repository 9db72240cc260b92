import { App, Lazy, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { IResolvable } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import {
  DataPerimeter,
  EncryptedCrossRegionReplication,
  ReplicationDestination,
  ReplicationKeys,
  ReplicationSource,
} from 'cdk-encrypted-replication';
import type { EncryptedCrossRegionReplicationProps } from 'cdk-encrypted-replication';
import type { ErrorCase } from './error-case';
import { ACCOUNT, OTHER_ACCOUNT, REPLICA_REGION, SOURCE_REGION, replicate, sourceStack, stackBeside } from './fixture';

type Props = Partial<EncryptedCrossRegionReplicationProps>;

/** The path of what a replication keeps beside an existing destination bucket. */
const DESTINATION_PATH = 'Backup/Documents-Replication-Destination';
const { KMS, KMS_MANAGED, S3_MANAGED } = s3.BucketEncryption;

/** A replication of an existing bucket `Documents/Existing`. */
function fromSource(make: (stack: Stack) => s3.IBucketRef, props: Props = {}): void {
  const stack = sourceStack();
  replicate({ source: ReplicationSource.fromBucket(make(stack)), ...props }, stack);
}

/** A replication into an existing bucket in the stack `Backup`. */
function toDestination(make: (stack: Stack) => s3.IBucketRef, props: Props = {}, account = ACCOUNT): void {
  const stack = sourceStack();
  const bucket = make(stackBeside(stack, 'Backup', { account }));
  replicate({ destinations: [ReplicationDestination.fromBucket(bucket)], ...props }, stack);
}

function encrypted(stack: Stack, props: s3.BucketProps = {}): s3.Bucket {
  return new s3.Bucket(stack, 'Existing', { encryption: KMS, ...props });
}

/** The default encryption of a `CfnBucket`. */
function under(kmsMasterKeyId: string): s3.CfnBucket.BucketEncryptionProperty {
  const serverSideEncryptionByDefault = { sseAlgorithm: 'aws:kms', kmsMasterKeyId };
  return { serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault }] };
}

function suspended(stack: Stack): s3.CfnBucket {
  return new s3.CfnBucket(stack, 'Existing', {
    bucketEncryption: under(new kms.Key(stack, 'Key').keyArn),
    versioningConfiguration: { status: 'Suspended' },
  });
}

const AUTO_DELETE: s3.BucketProps = { autoDeleteObjects: true, removalPolicy: RemovalPolicy.DESTROY };
const NETWORK: Props = { perimeter: new DataPerimeter({ vpcEndpointIds: ['vpce-1a2b3c4d'] }) };

function emptiedByMixin(stack: Stack): s3.Bucket {
  const bucket = encrypted(stack, { removalPolicy: RemovalPolicy.DESTROY });
  bucket.with(new s3.mixins.BucketAutoDeleteObjects());
  return bucket;
}

const emptied = [
  {
    title: 'fails when an existing source with autoDeleteObjects is put inside a perimeter of VPC endpoints',
    act: () => fromSource((stack) => encrypted(stack, AUTO_DELETE), NETWORK),
  },
  {
    title: 'fails when an existing source with a mixin that empties it is put inside a perimeter of VPC endpoints',
    act: () => fromSource(emptiedByMixin, NETWORK),
  },
  {
    title: 'fails when an existing destination with autoDeleteObjects is put inside a perimeter of VPC endpoints',
    act: () => toDestination((stack) => encrypted(stack, AUTO_DELETE), NETWORK),
    path: DESTINATION_PATH,
  },
].map((each): ErrorCase => ({
  ...each,
  code: 'AutoDeleteWithPerimeter',
  problem: "cannot delete the objects: 'vpcEndpointIds' of the perimeter forbids it",
  value: true,
  remedy: "leave 'autoDeleteObjects' or 'vpcEndpointIds' of the perimeter out",
}));

const owned: readonly ErrorCase[] = [
  {
    code: 'BucketNotOwned',
    title: 'fails when an imported bucket is the source',
    act: () => fromSource((stack) => s3.Bucket.fromBucketName(stack, 'Existing', 'documents')),
    problem: 'this bucket is not created by the app',
    value: 'Documents/Existing',
    remedy: 'adopt it with `cdk import`, see https://github.com/cdk-encrypted-replication/cdk-encrypted-replication/blob/main/docs/guide/adopt-existing-bucket.md',
  },
  {
    code: 'BucketNotOwned',
    title: 'fails when an imported bucket is passed as a construct of the app as destination',
    act: () => toDestination((stack) => s3.Bucket.fromBucketName(stack, 'Existing', 'backup')),
    problem: 'this bucket is not created by the app',
    value: 'Backup/Existing',
    remedy: 'name it by ReplicationDestination.fromBucketAttributes(), or adopt it with `cdk import`',
  },
  {
    code: 'BucketUnversioned',
    title: 'fails when versioning of the source bucket is suspended',
    act: () => fromSource(suspended),
    problem: 'the bucket Documents/Existing is unversioned by its template',
    value: 'Suspended',
    remedy: 'enable versioning',
  },
  {
    code: 'BucketUnversioned',
    title: 'fails when versioning of an existing destination bucket is suspended',
    act: () => toDestination(suspended),
    problem: 'the bucket Backup/Existing is unversioned by its template',
    value: 'Suspended',
    remedy: 'enable versioning',
  },
  {
    code: 'BucketNameRequired',
    title: 'fails when an existing destination bucket in another account has no name',
    act: () => toDestination(encrypted, {}, OTHER_ACCOUNT),
    problem: 'an existing destination bucket in another account has no literal name',
    value: 'Backup/Existing',
    remedy: "give the bucket a 'bucketName'",
    path: DESTINATION_PATH,
  },
  {
    code: 'SourceAlreadyReplicates',
    title: 'fails when the source bucket has replication rules',
    act: () => fromSource((stack) => {
      const bucket = encrypted(stack);
      (bucket.node.defaultChild as s3.CfnBucket).replicationConfiguration = { role: 'arn', rules: [] };
      return bucket;
    }),
    problem: 'the existing source bucket has a replication configuration',
    value: 'Documents/Existing',
    remedy: "move its rules into 'rules'",
  },
  {
    code: 'SourceAlreadyReplicates',
    title: 'fails when two replications have the same source bucket',
    act: () => {
      const stack = sourceStack();
      const source = ReplicationSource.fromBucket(encrypted(stack));
      new EncryptedCrossRegionReplication(stack, 'First', {
        source,
        destinations: [ReplicationDestination.inRegion('us-east-1')],
      });
      replicate({ source }, stack);
    },
    problem: 'the existing source bucket has a replication configuration',
    value: 'Documents/Existing',
    remedy: "move its rules into 'rules'",
  },
  ...[{ encryption: KMS }, { bucketKeyEnabled: false }].map((option): ErrorCase => ({
    code: 'ExistingBucketOption',
    title: `fails when '${Object.keys(option)[0]}' is chosen for an existing source bucket`,
    act: () => fromSource(encrypted, option),
    problem: "'encryption' and 'bucketKeyEnabled' shape a created bucket",
    value: option,
    remedy: 'leave them out',
  })),
  {
    code: 'ObjectLockMissingOnDestination',
    title: 'fails when the source has Object Lock and an existing destination bucket has not',
    act: () => toDestination(encrypted, { source: ReplicationSource.create({ objectLockEnabled: true }) }),
    problem: 'the source has Object Lock, the existing destination bucket has not',
    value: 'Backup/Existing',
    remedy: "set 'objectLockEnabled: true' on that bucket",
    path: DESTINATION_PATH,
  },
  {
    code: 'ObjectLockMissingOnDestination',
    title: 'fails when an existing source bucket has an Object Lock configuration alone, and the destination has not',
    act: () => {
      const stack = sourceStack();
      const source = encrypted(stack);
      (source.node.defaultChild as s3.CfnBucket).objectLockConfiguration = { objectLockEnabled: 'Enabled' };
      const backup = encrypted(stackBeside(stack, 'Backup'));
      const destinations = [ReplicationDestination.fromBucket(backup)];
      replicate({ source: ReplicationSource.fromBucket(source), destinations }, stack);
    },
    problem: 'the source has Object Lock, the existing destination bucket has not',
    value: 'Backup/Existing',
    remedy: "set 'objectLockEnabled: true' on that bucket",
    path: DESTINATION_PATH,
  },
  {
    code: 'ObjectLockMissingOnDestination',
    title: 'fails when an existing source bucket has Object Lock and an existing destination bucket has not',
    act: () => {
      const stack = sourceStack();
      const backup = encrypted(stackBeside(stack, 'Backup'));
      replicate({
        source: ReplicationSource.fromBucket(encrypted(stack, { objectLockEnabled: true })),
        destinations: [ReplicationDestination.fromBucket(backup)],
      }, stack);
    },
    problem: 'the source has Object Lock, the existing destination bucket has not',
    value: 'Backup/Existing',
    remedy: "set 'objectLockEnabled: true' on that bucket",
    path: DESTINATION_PATH,
  },
];

/** What a template says in intrinsic functions is not known when rules are made. */
const LATE_ENCRYPTIONS: readonly { readonly what: string; readonly bucketEncryption: any }[] = [
  { what: 'as a whole', bucketEncryption: later() },
  { what: 'in its rules', bucketEncryption: { serverSideEncryptionConfiguration: later() } },
  { what: 'in its one rule', bucketEncryption: { serverSideEncryptionConfiguration: [later()] } },
  {
    what: 'in the default of its rule',
    bucketEncryption: { serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault: later() }] },
  },
];

function later(): IResolvable {
  return Lazy.any({ produce: () => undefined });
}

const keys: readonly ErrorCase[] = [
  ...[
    { what: 'SSE-S3', make: (stack: Stack) => encrypted(stack, { encryption: S3_MANAGED }), algorithm: 'AES256' },
    { what: 'not stated', make: (stack: Stack) => new s3.CfnBucket(stack, 'Existing'), algorithm: null },
    ...LATE_ENCRYPTIONS.map(({ what, bucketEncryption }) => ({
      what: `known later, ${what}`,
      make: (stack: Stack) => new s3.CfnBucket(stack, 'Existing', { bucketEncryption }),
      algorithm: null,
    })),
    {
      what: 'SSE-KMS with the AWS managed key',
      make: (stack: Stack) => encrypted(stack, { encryption: KMS_MANAGED }),
      algorithm: 'aws:kms',
    },
  ].flatMap(({ what, make, algorithm }): ErrorCase[] => [
    {
      code: 'BucketNotKmsEncrypted',
      title: `fails when the default encryption of the source bucket is ${what}`,
      act: () => fromSource(make),
      problem: 'the default encryption of the existing source bucket is not SSE-KMS with a customer managed key',
      value: algorithm,
      remedy: algorithm === 'aws:kms' ? 'name a customer managed key in it' : 'UpdateObjectEncryption or a copy moves them to the key',
    },
    {
      code: 'BucketNotKmsEncrypted',
      title: `fails when the default encryption of an existing destination bucket is ${what}`,
      act: () => toDestination(make),
      problem: 'the template of the existing destination bucket names no key',
      value: algorithm,
      remedy: "name the key for the replicas in 'key'",
      path: DESTINATION_PATH,
    },
  ]),
  {
    code: 'BucketNotKmsEncrypted',
    title: 'fails when a key is named for a source bucket under SSE-S3',
    act: () => {
      const stack = sourceStack();
      const bucket = encrypted(stack, { encryption: S3_MANAGED });
      replicate({ source: ReplicationSource.fromBucket(bucket, { key: new kms.Key(stack, 'Key') }) }, stack);
    },
    problem: 'the default encryption of the existing source bucket is not SSE-KMS',
    value: 'AES256',
    remedy: "To replicate under SSE-S3, use 'replicationRules' of s3.Bucket",
  },
  {
    code: 'AwsManagedKey',
    title: 'fails when the template of the source bucket names the AWS managed key',
    act: () => fromSource((stack) => new s3.CfnBucket(stack, 'Existing', { bucketEncryption: under('alias/aws/s3') })),
    problem: 'a key is an AWS managed one',
    value: 'alias/aws/s3',
    remedy: 'use a customer managed key',
  },
  ...['1234', 'alias/documents'].map((id): ErrorCase => ({
    code: 'KeyArnRequired',
    title: `fails when the template of the source bucket names its key as ${id}`,
    act: () => fromSource((stack) => new s3.CfnBucket(stack, 'Existing', { bucketEncryption: under(id) })),
    problem: 'a key is given by id or alias',
    value: id,
    remedy: 'use the key itself, or its ARN, as a string or by kms.Key.fromKeyArn()',
  })),
  {
    code: 'KeyRegionMismatch',
    title: 'fails when the template of an existing destination bucket names a key of the source Region',
    act: () => toDestination((stack) => new s3.CfnBucket(stack, 'Existing', {
      bucketEncryption: under(`arn:aws:kms:${SOURCE_REGION}:${ACCOUNT}:key/1234`),
    })),
    problem: `a key has to be in the Region of its bucket, ${REPLICA_REGION}`,
    value: SOURCE_REGION,
    remedy: `use a key of ${REPLICA_REGION}`,
    path: DESTINATION_PATH,
  },
  {
    code: 'KeyDisabled',
    title: 'fails when the key of the source bucket is disabled',
    act: () => fromSource((stack) => encrypted(stack, { encryptionKey: new kms.Key(stack, 'Key', { enabled: false }) })),
    problem: 'a key is disabled',
    value: 'Documents/Key',
    remedy: "leave 'enabled' of the key out",
  },
  {
    code: 'KeyNotSymmetric',
    title: 'fails when the key resource of a source bucket is asymmetric',
    act: () => fromSource((stack) => {
      const key = new kms.CfnKey(stack, 'Key', { keyPolicy: { Statement: [] }, keySpec: 'RSA_2048' });
      return new s3.CfnBucket(stack, 'Existing', { bucketEncryption: under(key.attrArn) });
    }),
    problem: 'S3 supports symmetric encryption keys only',
    value: { keySpec: 'RSA_2048', keyUsage: 'ENCRYPT_DECRYPT' },
    remedy: 'use a key with keySpec SYMMETRIC_DEFAULT',
  },
  {
    code: 'KeyKindMismatch',
    title: 'fails when multi-Region keys are asked for and the source bucket has another key',
    act: () => fromSource(encrypted, { keys: ReplicationKeys.multiRegion() }),
    problem: 'the existing source bucket is encrypted with another key than the multi-Region one',
    value: 'Documents/Existing/Key',
    remedy: "leave 'keys' out",
  },
];

const places: readonly ErrorCase[] = [
  {
    code: 'SourceStackMismatch',
    title: 'fails when the replication is not in the stack of its source bucket',
    act: () => {
      const stack = sourceStack();
      const bucket = encrypted(stackBeside(stack, 'Buckets', { region: SOURCE_REGION }));
      replicate({ source: ReplicationSource.fromBucket(bucket) }, stack);
    },
    problem: 'the replication is not in the stack of its source bucket, Buckets',
    value: 'Documents',
    remedy: 'create it in the stack of the bucket',
  },
  {
    code: 'RegionUnresolved',
    title: 'fails when the stack of the source bucket has no concrete Region',
    act: () => {
      const stack = new Stack(new App(), 'Documents');
      replicate({ source: ReplicationSource.fromBucket(encrypted(stack)) }, stack);
    },
    problem: 'the Region of the source bucket is not known at synth time',
    value: '<token>',
    remedy: 'give its stack a concrete Region',
  },
  {
    code: 'RegionUnresolved',
    title: 'fails when the stack of an existing destination bucket has no concrete Region',
    act: () => {
      const stack = sourceStack();
      const bucket = encrypted(new Stack(stack.node.root as App, 'Backup'));
      replicate({ destinations: [ReplicationDestination.fromBucket(bucket)] }, stack);
    },
    problem: 'the Region of a destination bucket is not known at synth time',
    value: '<token>',
    remedy: 'give its stack a concrete Region',
  },
  {
    code: 'DuplicateDestination',
    title: 'fails when two existing destination buckets are in one Region',
    act: () => {
      const stack = sourceStack();
      const buckets = ['One', 'Two'].map((id) => new s3.Bucket(stackBeside(stack, id), 'Existing', { encryption: KMS }));
      replicate({ destinations: buckets.map((bucket) => ReplicationDestination.fromBucket(bucket)) }, stack);
    },
    problem: 'two destinations are in the same account and Region',
    value: ['One', 'Two'].map((id) => `ReplicationDestination.fromBucket(${id}/Existing)`),
    remedy: 'keep one of them',
  },
  {
    code: 'DestinationIsSource',
    title: 'fails when an existing destination bucket is in the source stack',
    act: () => {
      const stack = sourceStack();
      replicate({ destinations: [ReplicationDestination.fromBucket(encrypted(stack))] }, stack);
    },
    problem: 'a destination stack is the source stack',
    value: 'Documents',
    remedy: 'use a stack of another Region',
  },
];

export const EXISTING_CASES: readonly ErrorCase[] = [...emptied, ...owned, ...keys, ...places];
