import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import {
  EncryptedCrossRegionReplication,
  MultiRegionKey,
  ReplicaKey,
  ReplicationDestination,
  ReplicationKeys,
  ReplicationSource,
} from 'cdk-encrypted-replication';
import {
  ACCOUNT,
  BUCKET,
  KEY,
  KEY_STACK,
  MANAGED_POLICY,
  OTHER_ACCOUNT,
  PRIMARY_KEY,
  REPLICA_KEY_TYPE,
  REPLICA_REGION,
  REPLICA_STACK,
  SOURCE_REGION,
  SOURCE_STACK,
  replicationIn,
} from '../support/replication';
import { Synthesized } from '../support/synthesized';

const ENV = { account: ACCOUNT, region: SOURCE_REGION };

/** The keys that the source bucket, the replica bucket, the first rule and both policies name. */
function keysIn(synthesized: Synthesized, replicaStack = REPLICA_STACK) {
  const bucketKey = (stack: string, idEnd: string) =>
    synthesized.resource(stack, BUCKET, idEnd).Properties.BucketEncryption.ServerSideEncryptionConfiguration[0]
      .ServerSideEncryptionByDefault.KMSMasterKeyID;
  const source = synthesized.resource(SOURCE_STACK, BUCKET, 'ReplicationBucket').Properties;
  return {
    source: bucketKey(SOURCE_STACK, 'ReplicationBucket'),
    replica: bucketKey(replicaStack, 'ReplicaBucket'),
    rule: source.ReplicationConfiguration.Rules[0].Destination.EncryptionConfiguration.ReplicaKmsKeyID,
    decrypt: synthesized.statement(SOURCE_STACK, MANAGED_POLICY, 'RoleSourcePolicy', 'DecryptSourceObjects').Resource,
    encrypt: synthesized.statement(SOURCE_STACK, MANAGED_POLICY, 'RoleDestinationPolicyeuwest1', 'EncryptReplicas').Resource,
  };
}

describe('created multi-Region keys', () => {
  test('take their options on both sides, rotation and the Region guard on the primary alone', () => {
    // WHEN
    const { synthesized } = replicationIn({
      props: {
        keys: ReplicationKeys.createMultiRegion({
          description: 'Contracts',
          aliases: ['contracts'],
          rotationPeriod: Duration.days(180),
          allowedReplicaRegions: [REPLICA_REGION],
          tags: { data: 'contracts' },
        }),
      },
    });

    // THEN
    const primary = synthesized.resource(KEY_STACK, KEY).Properties;
    const replica = synthesized.resource(REPLICA_STACK, REPLICA_KEY_TYPE).Properties;
    expect(primary).toMatchObject({ Description: 'Contracts', RotationPeriodInDays: 180, MultiRegion: true });
    expect(synthesized.sids(KEY_STACK, KEY)).toEqual(['EnableIamPolicies', 'DenyReplicationToOtherRegions']);
    expect(replica).toMatchObject({ Description: 'Contracts', Tags: [{ Key: 'data', Value: 'contracts' }] });
    expect(replica).not.toHaveProperty('RotationPeriodInDays');
    expect(synthesized.sids(REPLICA_STACK, REPLICA_KEY_TYPE)).toEqual(['EnableIamPolicies']);
    for (const stack of [KEY_STACK, REPLICA_STACK]) {
      expect(synthesized.resource(stack, 'AWS::KMS::Alias').Properties.AliasName).toBe('alias/contracts');
    }
  });

  test('are described by the replication that they serve', () => {
    const { template, replication } = replicationIn();
    template(replication.keyStack).hasResourceProperties(KEY, {
      Description: 'Encrypts the objects of Documents-Replication and their replicas',
    });
  });

  test('are named alike by buckets, rules and policies', () => {
    const { synthesized } = replicationIn();
    const replica = 'arn:aws:kms:eu-west-1:111111111111:key/${Documents-key/DocumentsReplicationMultiRegionKey}';
    expect(keysIn(synthesized)).toEqual({
      source: PRIMARY_KEY,
      replica: '${DocumentsReplicationReplicaReplicaKey.Arn}',
      rule: replica,
      decrypt: PRIMARY_KEY,
      encrypt: replica,
    });
  });

  test('are two pairs in one key stack for two replications with one value of keys', () => {
    // GIVEN
    const keys = ReplicationKeys.multiRegion();
    const { app, stack } = replicationIn({ props: { keys } });

    // WHEN
    const destinations = [ReplicationDestination.inRegion(REPLICA_REGION)];
    new EncryptedCrossRegionReplication(stack, 'Second', { destinations, keys });

    // THEN
    const synthesized = new Synthesized(app);
    expect(synthesized.stackNames).toEqual([SOURCE_STACK, KEY_STACK, REPLICA_STACK]);
    expect(Object.keys(synthesized.resources(KEY_STACK, KEY))).toHaveLength(2);
    expect(Object.keys(synthesized.resources(REPLICA_STACK, REPLICA_KEY_TYPE))).toHaveLength(2);
  });
});

describe('a multi-Region key of the user', () => {
  const shared = () => {
    let key: MultiRegionKey | undefined;
    const { app, replication } = replicationIn({
      props: (_stack, root) => {
        key = new MultiRegionKey(new Stack(root, 'Keys', { env: ENV }), 'Key');
        return { keys: ReplicationKeys.multiRegion(key) };
      },
    });
    return { app, replication, key: key! };
  };

  test('encrypts the source, and its replica, in a stack named after the key, the replicas', () => {
    // WHEN
    const { app, replication, key } = shared();
    const synthesized = new Synthesized(app);

    // THEN
    const replica = 'arn:aws:kms:eu-west-1:111111111111:key/${Keys/Key}';
    expect(synthesized.stackNames).toEqual([SOURCE_STACK, REPLICA_STACK, 'Keys', 'Keys-Key-eu-west-1']);
    expect(keysIn(synthesized)).toEqual({
      source: '${Keys/Key.Arn}',
      replica,
      rule: replica,
      decrypt: '${Keys/Key.Arn}',
      encrypt: replica,
    });
    expect(synthesized.dependenciesOf(REPLICA_STACK)).toEqual(['Keys', 'Keys-Key-eu-west-1']);
    expect(synthesized.dependenciesOf(SOURCE_STACK)).toEqual([REPLICA_STACK, 'Keys', 'Keys-Key-eu-west-1']);
    expect(replication.sourceKey).toBe(key);
    expect(replication.keyStack).toBe(Stack.of(key));
  });

  test('uses a replica that exists already', () => {
    // GIVEN
    const { replication, synthesized } = replicationIn({
      props: (_stack, app) => {
        const primaryKey = new MultiRegionKey(new Stack(app, 'Keys', { env: ENV }), 'Key');
        const replicas = new Stack(app, 'Replicas', { env: { ...ENV, region: REPLICA_REGION } });
        new ReplicaKey(replicas, 'Mine', { primaryKey });
        return { keys: ReplicationKeys.multiRegion(primaryKey) };
      },
    });

    // THEN
    expect(replication.replica(REPLICA_REGION).key.node.path).toBe('Replicas/Mine');
    expect(synthesized.stackNames).toEqual([SOURCE_STACK, REPLICA_STACK, 'Keys', 'Replicas']);
    expect(synthesized.dependenciesOf(REPLICA_STACK)).toEqual(['Keys', 'Replicas']);
  });

  test('has one replica in a Region for two source stacks', () => {
    // GIVEN
    const { app, key, replication } = shared();

    // WHEN
    const second = new EncryptedCrossRegionReplication(new Stack(app, 'Invoices', { env: ENV }), 'Replication', {
      destinations: [ReplicationDestination.inRegion(REPLICA_REGION)],
      keys: ReplicationKeys.multiRegion(key),
    });

    // THEN
    const [one, two] = [replication, second].map((each) => each.replica(REPLICA_REGION).key);
    expect(one).toBe(two);
    const synthesized = new Synthesized(app);
    expect(synthesized.stackNames).toEqual([
      SOURCE_STACK,
      REPLICA_STACK,
      'Invoices',
      'Invoices-replica-eu-west-1',
      'Keys',
      'Keys-Key-eu-west-1',
    ]);
    expect(Object.keys(synthesized.resources('Keys-Key-eu-west-1', REPLICA_KEY_TYPE))).toHaveLength(1);
    for (const stack of [REPLICA_STACK, 'Invoices-replica-eu-west-1']) {
      expect(synthesized.resources(stack, REPLICA_KEY_TYPE)).toEqual({});
    }
  });
});

describe('single-Region keys', () => {
  test('are created one on each side, without a key stack', () => {
    // WHEN
    const { replication, synthesized } = replicationIn({
      props: { keys: ReplicationKeys.singleRegion({ aliases: ['documents'], pendingWindow: Duration.days(7) }) },
    });

    // THEN
    expect(synthesized.stackNames).toEqual([SOURCE_STACK, REPLICA_STACK]);
    expect(replication.keyStack).toBeUndefined();
    for (const stack of [SOURCE_STACK, REPLICA_STACK]) {
      const { Properties, DeletionPolicy } = synthesized.resource(stack, KEY);
      expect(Properties).toMatchObject({ MultiRegion: false, EnableKeyRotation: true, PendingWindowInDays: 7 });
      expect(DeletionPolicy).toBe('RetainExceptOnCreate');
      expect(synthesized.resource(stack, 'AWS::KMS::Alias').Properties.AliasName).toBe('alias/documents');
      expect(synthesized.sids(stack, KEY)).toEqual(['EnableIamPolicies']);
    }
  });

  test('are read by weak references, each by its exact ARN', () => {
    const { synthesized } = replicationIn({ props: { keys: ReplicationKeys.singleRegion() } });
    expect(keysIn(synthesized)).toEqual({
      source: '${ReplicationSingleRegionKey.Arn}',
      replica: '${DocumentsReplicationReplicaSingleRegionKey.Arn}',
      rule: '${Documents-replica-eu-west-1/DocumentsReplicationReplicaSingleRegionKey.Arn}',
      decrypt: '${ReplicationSingleRegionKey.Arn}',
      encrypt: '${Documents-replica-eu-west-1/DocumentsReplicationReplicaSingleRegionKey.Arn}',
    });
    expect(synthesized.strongMeans()).toEqual([]);
    expect(synthesized.dependenciesOf(SOURCE_STACK)).toEqual([REPLICA_STACK]);
  });

  test('can be the user\'s on both sides', () => {
    // WHEN
    const { replication, synthesized } = replicationIn({
      props: (stack, app) => {
        const irish = new Stack(app, 'IrishKeys', { env: { ...ENV, region: REPLICA_REGION } });
        return {
          keys: ReplicationKeys.singleRegion({ sourceKey: new Key(stack, 'Mine') }),
          destinations: [ReplicationDestination.inRegion(REPLICA_REGION, { key: new Key(irish, 'Mine') })],
        };
      },
    });

    // THEN
    expect(keysIn(synthesized)).toEqual({
      source: '${Mine.Arn}',
      replica: '${IrishKeys/Mine.Arn}',
      rule: '${IrishKeys/Mine.Arn}',
      decrypt: '${Mine.Arn}',
      encrypt: '${IrishKeys/Mine.Arn}',
    });
    expect(synthesized.strongMeans()).toEqual([]);
    expect(synthesized.dependenciesOf(REPLICA_STACK)).toEqual(['IrishKeys']);
    expect(synthesized.dependenciesOf(SOURCE_STACK)).toEqual([REPLICA_STACK, 'IrishKeys']);
    expect(replication.keyStack).toBeUndefined();
  });

  test('warn of an imported key, which cannot be checked', () => {
    // GIVEN
    const arn = `arn:aws:kms:${SOURCE_REGION}:${ACCOUNT}:key/11111111-2222-3333-4444-555555555555`;

    // WHEN
    const { replication, stack, synthesized } = replicationIn({
      props: (scope) => ({ keys: ReplicationKeys.singleRegion({ sourceKey: Key.fromKeyArn(scope, 'Theirs', arn) }) }),
    });

    // THEN
    Annotations.fromStack(stack).hasWarning(
      '/Documents/Replication/SourceKey',
      Match.stringLikeRegexp(`imported key ${arn} cannot be checked.*cdk-encrypted-replication:ImportedKey`),
    );
    expect(keysIn(synthesized)).toMatchObject({ source: arn, decrypt: arn });
    expect(replication.sourceKey.env.region).toBe(SOURCE_REGION);
    expect(replication.sourceKey.keyId).toBe('11111111-2222-3333-4444-555555555555');
    expect(replication.keyStack).toBeUndefined();
  });

  test('admit a role of another account in the policy of a key that the user brings', () => {
    // GIVEN
    const { app, replication } = replicationIn({
      props: (stack) => ({ keys: ReplicationKeys.singleRegion({ sourceKey: new Key(stack, 'Mine') }) }),
    });
    const roles = new Stack(app, 'Roles', { env: { account: OTHER_ACCOUNT, region: 'us-east-1' } });
    const assumedBy = new ServicePrincipal('lambda.amazonaws.com');

    // WHEN
    replication.sourceKey.grantDecrypt(new Role(roles, 'Reader', { assumedBy, roleName: 'reader' }));

    // THEN
    const [, added] = new Synthesized(app).statements(SOURCE_STACK, KEY, 'Mine');
    expect(added).toEqual({
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::222222222222:root' },
      Action: 'kms:Decrypt',
      Resource: '*',
      Condition: { ArnEquals: { 'aws:PrincipalArn': ['arn:aws:iam::222222222222:role/reader'] } },
    });
  });
});

test('a key may go with its bucket where both sides say so', () => {
  // WHEN
  const destroy = { removalPolicy: RemovalPolicy.DESTROY };
  const { synthesized } = replicationIn({
    props: {
      keys: ReplicationKeys.singleRegion(destroy),
      source: ReplicationSource.create(destroy),
      destinations: [ReplicationDestination.inRegion(REPLICA_REGION, destroy)],
    },
  });

  // THEN
  expect(synthesized.resource(SOURCE_STACK, KEY).DeletionPolicy).toBe('Delete');
  expect(synthesized.resource(REPLICA_STACK, KEY).DeletionPolicy).toBe('Delete');
});

test('the stack of a source key of the user is known, where it is not the source stack', () => {
  // GIVEN
  let keys: Stack | undefined;

  // WHEN
  const { replication } = replicationIn({
    props: (_stack, app) => {
      keys = new Stack(app, 'Keys', { env: ENV });
      return { keys: ReplicationKeys.singleRegion({ sourceKey: new Key(keys, 'Mine') }) };
    },
  });

  // THEN
  expect(replication.keyStack).toBe(keys);
});
