import { CfnDeletionPolicy, RemovalPolicies, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnKey, Key } from 'aws-cdk-lib/aws-kms';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { EncryptedCrossRegionReplication, ReplicationDestination, ReplicationKeys, ReplicationSource } from 'cdk-encrypted-replication';
import { ReplicationError } from '../../../src/internal/errors/replication-error';
import { requireKeyOutlives } from '../../../src/key/private/key-validation';
import { ACCOUNT, BUCKET, KEY, SOURCE_REGION, SOURCE_STACK, appWith, replicationIn } from '../../support/replication';
import type { Synthesized } from '../../support/synthesized';

function brought(key: (stack: Stack) => IKey, removalPolicy?: RemovalPolicy) {
  return () =>
    replicationIn({
      props: (stack) => ({
        keys: ReplicationKeys.singleRegion({ sourceKey: key(stack) }),
        source: ReplicationSource.create({ removalPolicy }),
      }),
    });
}

/** What becomes of the source bucket and of the key over it when their stack is deleted. */
function lifetimesOf(synthesized: Synthesized): object {
  const bucket = synthesized.resource(SOURCE_STACK, BUCKET, 'ReplicationBucket');
  const [encryption] = bucket.Properties.BucketEncryption.ServerSideEncryptionConfiguration;
  return {
    key: synthesized.resource(SOURCE_STACK, KEY, 'Mine').DeletionPolicy,
    bucket: bucket.DeletionPolicy,
    encryptedBy: encryption.ServerSideEncryptionByDefault.KMSMasterKeyID,
  };
}

const destroyed = (stack: Stack) => new Key(stack, 'Mine', { removalPolicy: RemovalPolicy.DESTROY });

function codeOf(act: () => unknown): { readonly code: string; readonly message: string } {
  try {
    act();
  } catch (error) {
    if (ReplicationError.isReplicationError(error)) {
      return error;
    }
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('a key of the user', () => {
  test('fails when it is deleted with its stack and the bucket under it is retained', () => {
    const { code, message } = codeOf(brought(destroyed));
    expect(code).toBe('KeyDestroyedWhileBucketRetained');
    expect(message).toContain('is deleted with its stack, the bucket under it is retained, got "Delete"');
  });

  test('may be deleted with its bucket', () => {
    const { synthesized } = brought(destroyed, RemovalPolicy.DESTROY)();
    expect(lifetimesOf(synthesized)).toEqual({ key: 'Delete', bucket: 'Delete', encryptedBy: '${Mine.Arn}' });
  });

  test('may be retained by the default of CDK', () => {
    const { synthesized } = brought((stack) => new Key(stack, 'Mine'))();
    expect(lifetimesOf(synthesized)).toEqual({ key: 'Retain', bucket: 'RetainExceptOnCreate', encryptedBy: '${Mine.Arn}' });
  });
});

describe('the lifetime of a resource', () => {
  const keyWith = (policy: CfnDeletionPolicy | undefined) => {
    const stack = new Stack(appWith(), SOURCE_STACK, { env: { account: ACCOUNT, region: SOURCE_REGION } });
    const key = new Key(stack, 'Key');
    (key.node.defaultChild as CfnKey).cfnOptions.deletionPolicy = policy;
    return { stack, key };
  };

  const retained = (stack: Stack) =>
    new Bucket(stack, 'Bucket', { removalPolicy: RemovalPolicy.RETAIN }).node.defaultChild as CfnBucket;

  test.each([
    ['says Delete', CfnDeletionPolicy.DELETE],
    ['says nothing, which CloudFormation takes as Delete,', undefined],
  ])('fails a retained bucket where it %s', (_case, policy) => {
    const { stack, key } = keyWith(policy);
    const { code, message } = codeOf(() => requireKeyOutlives(key, retained(stack), stack));
    expect(code).toBe('KeyDestroyedWhileBucketRetained');
    expect(message).toContain('got "Delete"; retain the key');
  });

  test.each([CfnDeletionPolicy.RETAIN, CfnDeletionPolicy.RETAIN_EXCEPT_ON_CREATE])('suits a retained bucket: %s', (policy) => {
    const { synthesized } = brought((stack) => {
      const key = new Key(stack, 'Mine');
      (key.node.defaultChild as CfnKey).cfnOptions.deletionPolicy = policy;
      return key;
    })();
    expect(lifetimesOf(synthesized)).toEqual({ key: policy, bucket: 'RetainExceptOnCreate', encryptedBy: '${Mine.Arn}' });
  });
});

describe('an aspect', () => {
  const KEYS = { applyToResourceTypes: ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'] };

  test('fails when it deletes the keys and retains the buckets', () => {
    const { app } = setUp();
    RemovalPolicies.of(app).destroy(KEYS);
    expect(() => app.synth()).toThrow(/KeyDestroyedWhileBucketRetained: the key Documents-key\/.*KeyDestroyedWhileBucketRetained: the key Documents-replica-/s);
  });

  test('may delete both', () => {
    const { app } = setUp();
    RemovalPolicies.of(app).destroy();
    expect(app.synth().stacks).toHaveLength(3);
  });

  function setUp() {
    const app = appWith();
    new EncryptedCrossRegionReplication(new Stack(app, SOURCE_STACK, { env: { account: ACCOUNT, region: SOURCE_REGION } }), 'Replication', {
      destinations: [ReplicationDestination.inRegion('eu-west-1')],
    });
    return { app };
  }
});
