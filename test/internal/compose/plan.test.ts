import { Stack } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import { CfnKey, Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { IBucketRef } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { EncryptedCrossRegionReplicationProps } from 'cdk-encrypted-replication';
import { EncryptedCrossRegionReplication, ReplicationDestination, ReplicationKeys, ReplicationSource } from 'cdk-encrypted-replication';
import { ACCOUNT, OTHER_ACCOUNT, REPLICA_REGION, SOURCE_REGION, SOURCE_STACK, appWith } from '../../support/replication';

/** A bucket of the user's whose template does not state versioning. */
type MakeBucket = (stack: Stack) => IBucketRef;

function encryptedWith(stack: Stack, kmsMasterKeyId: string): CfnBucket {
  const serverSideEncryptionByDefault = { sseAlgorithm: 'aws:kms', kmsMasterKeyId };
  return new CfnBucket(stack, 'Existing', {
    bucketEncryption: { serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault }] },
  });
}

const BUCKETS: readonly (readonly [string, MakeBucket])[] = [
  ['an s3.Bucket', (stack) => new Bucket(stack, 'Existing', { encryptionKey: new Key(stack, 'OwnKey') })],
  ['an s3.CfnBucket with a kms.Key', (stack) => encryptedWith(stack, new Key(stack, 'OwnKey').keyArn)],
  ['an s3.CfnBucket with a kms.CfnKey', (stack) =>
    encryptedWith(stack, new CfnKey(stack, 'OwnKey', { keyPolicy: { Statement: [] } }).attrArn)],
  ['an s3.CfnBucket with a literal key', (stack) =>
    encryptedWith(stack, `arn:aws:kms:${stack.region}:${ACCOUNT}:key/1234`)],
];

/** What an app holds of the user's: everything but the replication that failed. */
function stateOf(app: App, bucket: IBucketRef, scope: Construct): unknown {
  const failed = scope.node.tryFindChild('Replication');
  const own = app.node.findAll().filter(({ node }) => !node.scopes.some((each) => each === failed));
  const cfnBucket = (CfnBucket.isCfnBucket(bucket) ? bucket : bucket.node.defaultChild) as CfnBucket;
  return {
    versioning: cfnBucket.versioningConfiguration,
    constructs: own.map(({ node }) => [node.path, node.metadata.map(({ type }) => type), node.getAllContext()]),
  };
}

/** The state before a replication that throws, and the state after it. */
function statesAround(
  region: string,
  make: MakeBucket,
  code: string,
  replicate: (stack: Stack, bucket: IBucketRef) => [Construct, EncryptedCrossRegionReplicationProps],
): [before: unknown, after: unknown] {
  const app = appWith();
  const stack = new Stack(app, SOURCE_STACK, { env: { account: ACCOUNT, region } });
  const bucket = make(stack);
  const [scope, props] = replicate(stack, bucket);
  const before = stateOf(app, bucket, scope);
  expect(() => new EncryptedCrossRegionReplication(scope, 'Replication', props)).toThrow(
    expect.objectContaining({ code }),
  );
  return [before, stateOf(app, bucket, scope)];
}

const CONTRADICTORY = [{ id: 'same' }, { id: 'same' }];

describe.each(BUCKETS)('a plan that fails leaves %s as it was', (_kind, make) => {
  test('that is the source, where the rules contradict each other', () => {
    const [before, after] = statesAround(SOURCE_REGION, make, 'DuplicateRuleId', (stack, bucket) => [stack, {
      source: ReplicationSource.fromBucket(bucket),
      destinations: [ReplicationDestination.inRegion(REPLICA_REGION)],
      rules: CONTRADICTORY,
    }]);
    expect(before).toMatchObject({ versioning: undefined });
    expect(after).toEqual(before);
  });

  test('that is the source of a replication in another scope, where the keys do not fit the destinations', () => {
    const code = 'MultiRegionKeyAcrossAccounts';
    const [before, after] = statesAround(SOURCE_REGION, make, code, (stack, bucket) => [stack.node.root as App, {
      source: ReplicationSource.fromBucket(bucket),
      destinations: [ReplicationDestination.inAccount(OTHER_ACCOUNT, REPLICA_REGION)],
      keys: ReplicationKeys.multiRegion(),
    }]);
    expect(after).toEqual(before);
  });

  test('that is a destination, where the keys are not stated', () => {
    const [before, after] = statesAround(REPLICA_REGION, make, 'KeysRequired', (stack, bucket) => [
      new Stack(stack.node.root, 'Source', { env: { account: ACCOUNT, region: SOURCE_REGION } }),
      { destinations: [ReplicationDestination.inRegion('eu-north-1'), ReplicationDestination.fromBucket(bucket)] },
    ]);
    expect(before).toMatchObject({ versioning: undefined });
    expect(after).toEqual(before);
  });
});
