import { App, Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Bucket, BucketEncryption, ObjectLockRetention, StorageClass } from 'aws-cdk-lib/aws-s3';
import {
  AccessLogs,
  DataPerimeter,
  EncryptedCrossRegionReplication,
  MultiRegionKey,
  ReplicaKey,
  ReplicationDestination,
  ReplicationFilter,
  ReplicationKeys,
  ReplicationRole,
  ReplicationSource,
} from 'cdk-encrypted-replication';
import type { MultiRegionKeyProps } from 'cdk-encrypted-replication';
import type { BoundaryCase } from '../support/errors/error-case';
import {
  REGIONS,
  REPLICA_REGION,
  SOURCE_REGION,
  manyRules,
  manyTags,
  replicate,
  replicateBy,
  replicateFrom,
  replicateTo,
  replicateToRegions,
  s3Role,
  sourceStack,
  stackBeside,
} from '../support/errors/fixture';

const MAX_PRIORITY = 2_147_483_647;
const DESTROY = RemovalPolicy.DESTROY;

function primaryKey(props: MultiRegionKeyProps): MultiRegionKey {
  return new MultiRegionKey(sourceStack(), 'Key', props);
}

const rules: readonly BoundaryCase[] = [
  {
    title: 'accepts 1,000 rules',
    act: () => replicateBy(...manyRules(1000)),
  },
  {
    title: 'accepts 500 rules for two destinations each',
    act: () => replicateToRegions(REGIONS.slice(0, 2), manyRules(500)),
  },
  {
    title: 'accepts a rule id of 255 characters as rendered',
    act: () => replicateBy({ id: 'r'.repeat(255 - `-${REPLICA_REGION}`.length) }),
  },
  {
    title: 'accepts a rule id with every printable ASCII character',
    act: () => replicateBy({ id: Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('') }),
  },
  {
    title: 'accepts the priorities 0 and 2,147,483,647',
    act: () => replicateBy({ id: 'lowest', priority: 0 }, { id: 'highest', priority: MAX_PRIORITY }),
  },
  {
    title: 'accepts consecutive priorities up to 2,147,483,647 for two destinations',
    act: () => replicateToRegions(REGIONS.slice(0, 2), [{ priority: MAX_PRIORITY - 1 }]),
  },
  {
    title: 'accepts one tag, and exactly 10',
    act: () => replicateBy(...[1, 10].map((count) => ({ filter: ReplicationFilter.tags(manyTags(count)) }))),
  },
  {
    title: 'accepts a tag key of 128 and a tag value of 256 characters',
    act: () => replicateBy({ filter: ReplicationFilter.tags({ ['k'.repeat(128)]: 'v'.repeat(256) }) }),
  },
  {
    title: 'accepts an empty tag value',
    act: () => replicateBy({ filter: ReplicationFilter.tags({ class: '' }) }),
  },
  {
    title: 'accepts a prefix of 1,024 characters',
    act: () => replicateBy({ filter: ReplicationFilter.prefix('p'.repeat(1024)) }),
  },
  {
    title: 'accepts delete markers with a prefix, and tags without them',
    act: () => replicateBy(
      { filter: ReplicationFilter.prefix('contracts/'), deleteMarkerReplication: true },
      { filter: ReplicationFilter.tags({ class: 'contract' }), deleteMarkerReplication: false },
    ),
  },
  {
    title: 'accepts metrics switched off without replication time control, and on with it',
    act: () => replicateBy(
      { id: 'plain', metrics: false },
      { id: 'timed', metrics: true, replicationTimeControl: true },
      { id: 'timed-by-default', replicationTimeControl: true },
    ),
  },
  ...[
    'STANDARD', 'STANDARD_IA', 'ONEZONE_IA', 'INTELLIGENT_TIERING', 'GLACIER_IR', 'GLACIER', 'DEEP_ARCHIVE',
    'REDUCED_REDUNDANCY',
  ].map((storageClass) => ({
    title: `accepts the storage class ${storageClass}`,
    act: () => replicateBy({ storageClass: new StorageClass(storageClass) }),
  })),
];

const buckets: readonly BoundaryCase[] = [
  ...[
    'abc',
    'a'.repeat(63),
    '0.documents-1',
    '1.2.3.4.5',
    'xn-documents',
    's3alias',
  ].map((bucketName) => ({
    title: `accepts the bucket name ${bucketName.slice(0, 20)} of ${bucketName.length} characters`,
    act: () => replicateFrom({ bucketName }),
  })),
  {
    title: 'accepts DSSE-KMS with Bucket Keys switched off, and KMS with them on',
    act: () => {
      replicate({ encryption: BucketEncryption.DSSE, bucketKeyEnabled: false });
      replicate({ encryption: BucketEncryption.KMS, bucketKeyEnabled: true });
    },
  },
  {
    title: 'accepts Object Lock on the destination alone',
    act: () => replicateTo({ objectLockEnabled: true }),
  },
  {
    title: 'accepts a default retention on both sides without objectLockEnabled',
    act: () => {
      const objectLockDefaultRetention = ObjectLockRetention.governance(Duration.days(1));
      replicateFrom({ objectLockDefaultRetention });
      replicateTo({ objectLockDefaultRetention });
    },
  },
  {
    title: 'accepts autoDeleteObjects with DESTROY on one side',
    act: () => replicateTo({ autoDeleteObjects: true, removalPolicy: DESTROY }),
  },
  {
    title: 'accepts autoDeleteObjects inside a perimeter of an organization',
    act: () => replicate({
      perimeter: DataPerimeter.of({ organizationId: 'o-a1b2c3d4e5' }),
      source: ReplicationSource.create({ autoDeleteObjects: true, removalPolicy: DESTROY }),
    }),
  },
  {
    title: 'accepts a log bucket of the same Region and account',
    act: () => {
      const stack = sourceStack();
      replicateFrom({ accessLogs: AccessLogs.toBucket(new Bucket(stack, 'Logs')) }, stack);
    },
  },
  ...['o-a1b2c3d4e5', `o-${'a'.repeat(32)}`].map((organizationId) => ({
    title: `accepts the organization id ${organizationId}`,
    act: () => replicate({ perimeter: DataPerimeter.of({ organizationId }) }),
  })),
  {
    title: 'accepts VPC endpoint ids of 8 and of 17 digits',
    act: () => replicate({ perimeter: DataPerimeter.of({ vpcEndpointIds: ['vpce-1a2b3c4d', `vpce-${'0'.repeat(17)}`] }) }),
  },
];

const keys: readonly BoundaryCase[] = [
  ...[Duration.days(7), Duration.days(30), Duration.hours(168)].map((pendingWindow) => ({
    title: `accepts a pending window of ${pendingWindow.toIsoString()}`,
    act: () => primaryKey({ pendingWindow }),
  })),
  ...[90, 2560].map((days) => ({
    title: `accepts a rotation period of ${days} days`,
    act: () => primaryKey({ rotationPeriod: Duration.days(days) }),
  })),
  ...['d', 'alias/documents', 'a/B_c-1', 'awsome', 'a'.repeat(250), `alias/${'a'.repeat(250)}`].map((alias) => ({
    title: `accepts the alias ${alias.slice(0, 20)} of ${alias.length} characters`,
    act: () => primaryKey({ aliases: [alias] }),
  })),
  {
    title: 'accepts a replica key in an allowed Region',
    act: () => {
      const stack = sourceStack();
      const primary = new MultiRegionKey(stack, 'Key', { allowedReplicaRegions: [REPLICA_REGION] });
      new ReplicaKey(stackBeside(stack, 'Backup'), 'Key', { primaryKey: primary });
    },
  },
  {
    title: 'accepts replicas of one primary key in two Regions, and of two primary keys in one',
    act: () => {
      const stack = sourceStack();
      for (const id of ['A', 'B']) {
        const primary = new MultiRegionKey(stack, id);
        REGIONS.slice(0, 2).forEach((region) => primary.replicaIn(region));
      }
    },
  },
  {
    title: 'accepts keys and buckets that are destroyed together',
    act: () => replicate({
      keys: ReplicationKeys.createMultiRegion({ removalPolicy: DESTROY }),
      source: ReplicationSource.create({ removalPolicy: DESTROY }),
      destinations: [ReplicationDestination.inRegion(REPLICA_REGION, { removalPolicy: DESTROY })],
    }),
  },
  {
    title: 'accepts symmetric keys of your own on both sides',
    act: () => {
      const stack = sourceStack();
      const sourceKey = new kms.Key(stackBeside(stack, 'SourceKeys', { region: SOURCE_REGION }), 'Key', { enabled: true });
      const key = new kms.Key(stackBeside(stack, 'ReplicaKeys'), 'Key', { keySpec: kms.KeySpec.SYMMETRIC_DEFAULT });
      replicate({
        keys: ReplicationKeys.singleRegion({ sourceKey }),
        destinations: [ReplicationDestination.inRegion(REPLICA_REGION, { key })],
      }, stack);
    },
  },
];

const role: readonly BoundaryCase[] = [
  {
    title: 'accepts nine destinations',
    act: () => replicateToRegions(REGIONS.slice(0, 9)),
  },
  {
    title: 'accepts a role name of 64 characters and a path of 512',
    act: () => replicate({ roleName: 'r'.repeat(64), rolePath: `/${'p'.repeat(510)}/` }),
  },
  {
    title: 'accepts every character that IAM takes in a role name',
    act: () => replicate({ roleName: 'aZ09+=,.@_-' }),
  },
  {
    title: 'accepts a role of your own with eight managed policies',
    act: () => {
      const stack = sourceStack();
      const managedPolicies = Array.from({ length: 8 }, (_, index) =>
        iam.ManagedPolicy.fromAwsManagedPolicyName(`Policy${index}`));
      replicate({ replicationRole: s3Role(stack, { managedPolicies }) }, stack);
    },
  },
  {
    title: 'accepts a role that S3 among others may assume',
    act: () => {
      const stack = sourceStack();
      const batch = new iam.ServicePrincipal('batchoperations.s3.amazonaws.com');
      const assumedBy = new iam.CompositePrincipal(new iam.ServicePrincipal('s3.amazonaws.com'), batch);
      new ReplicationRole(stack, 'Role', { role: s3Role(stack, { assumedBy }) });
    },
  },
];

const places: readonly BoundaryCase[] = [
  ...[
    ['cn-north-1', 'cn-northwest-1'],
    ['us-gov-west-1', 'us-gov-east-1'],
    ['us-iso-east-1', 'us-iso-west-1'],
    ['eu-central-1', 'mx-central-1'],
  ].map(([from, to]) => ({
    title: `accepts a replication from ${from} to ${to}`,
    act: () => replicate({ destinations: [ReplicationDestination.inRegion(to)] }, sourceStack({ region: from })),
  })),
  {
    title: 'accepts a replication under an App that names the Region of its source alone',
    act: () => new EncryptedCrossRegionReplication(new App(), 'Replication', {
      source: ReplicationSource.create({ env: { region: SOURCE_REGION } }),
      destinations: [ReplicationDestination.inRegion(REPLICA_REGION)],
    }),
  },
  {
    title: 'accepts two replications that share a destination stack',
    act: () => {
      const stack = sourceStack();
      for (const id of ['Contracts', 'Invoices']) {
        const destinations = [ReplicationDestination.inRegion(REPLICA_REGION)];
        new EncryptedCrossRegionReplication(stack, id, { destinations });
      }
    },
  },
];

export const BOUNDARY_CASES: readonly BoundaryCase[] = [...rules, ...buckets, ...keys, ...role, ...places];
