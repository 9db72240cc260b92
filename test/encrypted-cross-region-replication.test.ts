import { Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  EncryptedCrossRegionReplication,
  MultiRegionKey,
  ReplicaKey,
  ReplicationDestination,
  ReplicationGrants,
  ReplicationKeys,
  ReplicationRole,
} from 'cdk-encrypted-replication';
import {
  ACCOUNT,
  KEY_STACK,
  REPLICA_REGION,
  REPLICA_STACK,
  SOURCE_ARN,
  SOURCE_STACK,
  replicationIn,
} from './support/replication';
import { Synthesized } from './support/synthesized';

const REGIONS = ['us-west-2', 'ap-northeast-1', 'eu-west-1'];

describe('a replication exposes', () => {
  test('its stacks', () => {
    const { replication, stack } = replicationIn();
    expect(replication.sourceStack).toBe(stack);
    expect(replication.keyStack?.stackName).toBe(KEY_STACK);
    expect(replication.replica(REPLICA_REGION).stack?.node.id).toBe(REPLICA_STACK);
  });

  test('its source bucket and key', () => {
    const { replication } = replicationIn();
    expect(replication.sourceKey).toBeInstanceOf(MultiRegionKey);
    expect(replication.sourceBucket.encryptionKey).toBe(replication.sourceKey);
    expect(Stack.of(replication.sourceBucket)).toBe(replication.sourceStack);
    expect(new Stack().resolve(replication.sourceBucket.bucketArn)).toBe(SOURCE_ARN);
  });

  test('its role', () => {
    const { replication } = replicationIn();
    expect(replication.replicationRole).toBeInstanceOf(ReplicationRole);
    expect(replication.replicationRole.policies).toHaveLength(2);
  });

  test('its grants', () => {
    expect(replicationIn().replication.grants).toBeInstanceOf(ReplicationGrants);
  });

  test('its replicas with bucket, key, stack, Region and account', () => {
    const [replica, ...others] = replicationIn().replication.replicas;
    expect(others).toEqual([]);
    expect(replica).toMatchObject({ region: REPLICA_REGION, account: ACCOUNT });
    expect(replica.key).toBeInstanceOf(ReplicaKey);
    expect(replica.bucket.encryptionKey).toBe(replica.key);
    expect(Stack.of(replica.bucket)).toBe(replica.stack);
  });

  test('its replicas in the order of their Regions, whatever the order of the destinations', () => {
    const regionsOf = (regions: string[]) =>
      replicationIn({ props: { destinations: regions.map((region) => ReplicationDestination.inRegion(region)) } })
        .replication.replicas.map(({ region }) => region);
    expect(regionsOf(REGIONS)).toEqual(['ap-northeast-1', 'eu-west-1', 'us-west-2']);
    expect(regionsOf([...REGIONS].reverse())).toEqual(regionsOf(REGIONS));
  });
});

describe('a replica is found', () => {
  const destinations = REGIONS.map((region) => ReplicationDestination.inRegion(region));

  test.each(REGIONS)('by its Region %s, with or without the account', (region) => {
    const { replication } = replicationIn({ props: { destinations } });
    expect(replication.replica(region).region).toBe(region);
    expect(replication.replica(region, ACCOUNT)).toBe(replication.replica(region));
  });

  test('by its destination', () => {
    const { replication } = replicationIn({ props: { destinations } });
    expect(destinations.map((destination) => replication.replicaOf(destination).region)).toEqual(REGIONS);
  });
});

describe('a replication has no key stack', () => {
  test('with single-Region keys, whose source key is in the source stack', () => {
    const { replication } = replicationIn({ props: { keys: ReplicationKeys.singleRegion() } });
    expect(replication.keyStack).toBeUndefined();
  });
});

test('a second replication in the same stack leaves the resources of the first alone', () => {
  // GIVEN
  const before = replicationIn().synthesized;
  const { app, stack } = replicationIn();

  // WHEN
  new EncryptedCrossRegionReplication(stack, 'Second', { destinations: [ReplicationDestination.inRegion(REPLICA_REGION)] });

  // THEN
  const after = new Synthesized(app);
  for (const name of [SOURCE_STACK, KEY_STACK, REPLICA_STACK]) {
    const resources = withoutLogPolicy(before.artifact(name).template.Resources);
    expect(after.artifact(name).template.Resources).toEqual(expect.objectContaining(resources));
  }
});

test('nothing but the documented kinds of resources is created', () => {
  const { synthesized } = replicationIn();
  const types = synthesized.stackNames.flatMap((name) =>
    Object.values<any>(synthesized.artifact(name).template.Resources).map(({ Type }) => `${name}: ${Type}`),
  );
  expect(types.sort()).toEqual([
    'Documents-key: AWS::KMS::Key',
    'Documents-replica-eu-west-1: AWS::KMS::ReplicaKey',
    'Documents-replica-eu-west-1: AWS::S3::Bucket',
    'Documents-replica-eu-west-1: AWS::S3::Bucket',
    'Documents-replica-eu-west-1: AWS::S3::BucketPolicy',
    'Documents-replica-eu-west-1: AWS::S3::BucketPolicy',
    'Documents: AWS::IAM::ManagedPolicy',
    'Documents: AWS::IAM::ManagedPolicy',
    'Documents: AWS::IAM::Role',
    'Documents: AWS::S3::Bucket',
    'Documents: AWS::S3::Bucket',
    'Documents: AWS::S3::BucketPolicy',
    'Documents: AWS::S3::BucketPolicy',
  ]);
});

test('a role of the user makes no role', () => {
  const { synthesized } = replicationIn({
    props: (stack) => ({
      replicationRole: new Role(stack, 'Mine', { assumedBy: new ServicePrincipal('s3.amazonaws.com') }),
    }),
  });
  expect(Object.keys(synthesized.resources(SOURCE_STACK, 'AWS::IAM::Role'))).toEqual(['Mine']);
});

/** The log bucket is shared: its policy has a statement for each bucket of the stack. */
function withoutLogPolicy(resources: { readonly [id: string]: unknown }): { readonly [id: string]: unknown } {
  return Object.fromEntries(Object.entries(resources).filter(([id]) => !id.startsWith('ReplicationAccessLogsBucketPolicy')));
}
