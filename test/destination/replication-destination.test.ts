import { Stack } from 'aws-cdk-lib';
import { ReplicationDestination } from 'cdk-encrypted-replication';
import {
  ACCOUNT,
  BUCKET,
  KEY_STACK,
  REPLICA_KEY_TYPE,
  REPLICA_REGION,
  REPLICA_STACK,
  SOURCE_STACK,
  replicationIn,
} from '../support/replication';

const NAMED = { bucketName: 'my-replica', tags: { side: 'replica' } };

describe('ReplicationDestination.inRegion', () => {
  test('places the replica in a stack of the account in that Region', () => {
    const { replication, synthesized } = replicationIn({
      props: { destinations: [ReplicationDestination.inRegion(REPLICA_REGION, NAMED)] },
    });
    const replica = replication.replica(REPLICA_REGION);
    expect(replica.stack!.node.id).toBe(REPLICA_STACK);
    expect(replica.stack!.environment).toBe(`aws://${ACCOUNT}/${REPLICA_REGION}`);
    expect(synthesized.resource(REPLICA_STACK, BUCKET, 'ReplicaBucket').Properties).toMatchObject({
      BucketName: 'my-replica',
      Tags: [{ Key: 'side', Value: 'replica' }],
    });
  });

  test('says where it is in messages', () => {
    expect(String(ReplicationDestination.inRegion('eu-west-1'))).toBe('ReplicationDestination.inRegion("eu-west-1")');
  });

  test('can be one destination of several replications', () => {
    const destination = ReplicationDestination.inRegion(REPLICA_REGION);
    const [one, two] = [1, 2].map(() => replicationIn({ props: { destinations: [destination] } }));
    expect(one.replication.replicaOf(destination)).not.toBe(two.replication.replicaOf(destination));
  });
});

describe('ReplicationDestination.inStack', () => {
  const inStack = (account: string, stackAccount: string | undefined = account) => {
    let stack: Stack | undefined;
    let destination: ReplicationDestination | undefined;
    const { replication, synthesized } = replicationIn({
      account,
      props: (_source, app) => {
        const env = { account: stackAccount === 'token' ? undefined : stackAccount, region: REPLICA_REGION };
        stack = new Stack(app, 'Mine', { env });
        destination = ReplicationDestination.inStack(stack, NAMED);
        return { destinations: [destination] };
      },
    });
    return { replication, synthesized, stack: stack!, destination: destination! };
  };

  test('places key and bucket in the stack of the user, which the source stack waits for', () => {
    const { replication, synthesized, stack, destination } = inStack(ACCOUNT);
    expect(replication.replicaOf(destination).stack).toBe(stack);
    expect(synthesized.stackNames).toEqual([SOURCE_STACK, KEY_STACK, 'Mine']);
    expect(synthesized.resource('Mine', BUCKET, 'ReplicaBucket').Properties.BucketName).toBe('my-replica');
    expect(Object.keys(synthesized.resources('Mine', REPLICA_KEY_TYPE))).toHaveLength(1);
    expect(synthesized.dependenciesOf('Mine')).toEqual([KEY_STACK]);
    expect(synthesized.dependenciesOf(SOURCE_STACK)).toEqual([KEY_STACK, 'Mine']);
    expect(synthesized.strongMeans()).toEqual([]);
  });

  test('is in the account of the source where neither account is known', () => {
    const { replication, synthesized, destination, stack } = inStack('token', 'token');
    expect(stack.resolve(replication.replicaOf(destination).account)).toEqual({ Ref: 'AWS::AccountId' });
    const { Properties } = synthesized.resource(SOURCE_STACK, BUCKET, 'ReplicationBucket');
    const [{ Destination }] = Properties.ReplicationConfiguration.Rules;
    expect(Destination.EncryptionConfiguration.ReplicaKmsKeyID).toMatch(/^arn:aws:kms:eu-west-1:.*:key\/\$\{Documents-key\//);
  });

  test.each([
    ['the source', 'token', ACCOUNT],
    ['the destination', ACCOUNT, 'token'],
  ])('fails where the account of %s alone is a token: nobody knows whether it is another', (_case, account, other) => {
    expect(() => inStack(account, other)).toThrow(/^AccountUnresolved: /);
  });

  test('says where it is in messages', () => {
    expect(String(inStack(ACCOUNT).destination)).toBe('ReplicationDestination.inStack(Mine)');
  });

  test('can be mixed with destinations in Regions', () => {
    const { synthesized } = replicationIn({
      props: (_source, app) => ({
        destinations: [
          ReplicationDestination.inRegion('us-west-2'),
          ReplicationDestination.inStack(new Stack(app, 'Mine', { env: { account: ACCOUNT, region: REPLICA_REGION } })),
        ],
      }),
    });
    expect(synthesized.stackNames).toEqual([SOURCE_STACK, KEY_STACK, 'Documents-replica-us-west-2', 'Mine']);
  });
});
