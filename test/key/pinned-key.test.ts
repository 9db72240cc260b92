import type { App } from 'aws-cdk-lib';
import { CfnOutput, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  DataPerimeter,
  MultiRegionKey,
  ReplicaProtection,
  ReplicationDestination,
  ReplicationDirection,
  ReplicationKeys,
  ReplicationMonitoring,
} from 'cdk-encrypted-replication';
import type { EncryptedCrossRegionReplicationProps } from 'cdk-encrypted-replication';
import type { ReplicationSetup } from '../support/replication';
import {
  ACCOUNT,
  KEY,
  KEY_STACK,
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

const KEY_ID = 'mrk-1234abcd12ab34cd56ef1234567890ab';
const SOURCE_ARN = `arn:aws:kms:${SOURCE_REGION}:${ACCOUNT}:key/${KEY_ID}`;
const PINNED = ReplicationKeys.createMultiRegion({ pinnedKeyId: KEY_ID });
const protection = new ReplicaProtection({ breakGlassRoleArns: [`arn:aws:iam::${ACCOUNT}:role/break-glass`] });

type Props = Partial<EncryptedCrossRegionReplicationProps>;

const to = (options = {}) => [ReplicationDestination.inRegion(REPLICA_REGION, options)];

/** A key of the user's, in a stack of its own. */
const ofTheUser = (_stack: Stack, app: App): Props => ({
  keys: ReplicationKeys.multiRegion(
    new MultiRegionKey(stackIn(app, 'Keys', SOURCE_REGION), 'Key', { pinnedKeyId: KEY_ID }),
  ),
});

function stackIn(app: App, id: string, region = REPLICA_REGION): Stack {
  return new Stack(app, id, { env: { account: ACCOUNT, region } });
}

/** What the stacks of other Regions need of that of the source: whom they read from, and whom they wait for. */
function needsOfOtherRegions(synthesized: Synthesized): string[] {
  const regionOf = (name: string) => synthesized.artifact(name).environment.region;
  const elsewhere = synthesized.stackNames.filter((name) => regionOf(name) !== SOURCE_REGION);
  expect(elsewhere).not.toEqual([]);
  return elsewhere.flatMap((name) => [
    ...synthesized.edges().filter(({ consumer, region }) => consumer === name && region !== REPLICA_REGION)
      .map(({ producer }) => `${name} reads ${producer}`),
    ...synthesized.dependenciesOf(name).filter((other) => regionOf(other) === SOURCE_REGION)
      .map((other) => `${name} waits for ${other}`),
    ...[...synthesized.text(name).matchAll(/"StackName":"([^"]+)"/g)].map(([, other]) => `${name} names ${other}`),
  ]);
}

describe('a replication whose key is pinned', () => {
  test('has a destination template without the key stack, and no dependency on it', () => {
    const { synthesized } = replicationIn({ props: { keys: PINNED } });

    expect(synthesized.resource(REPLICA_STACK, REPLICA_KEY_TYPE).Properties.PrimaryKeyArn).toBe(SOURCE_ARN);
    expect(synthesized.text(REPLICA_STACK)).not.toMatch(/Fn::GetStackOutput|Documents-key/);
    expect(synthesized.dependenciesOf(REPLICA_STACK)).toEqual([]);
  });

  test('reads its key from the key stack inside the source Region', () => {
    const { synthesized } = replicationIn({ props: { keys: PINNED } });

    const { Properties } = synthesized.resource(SOURCE_STACK, 'AWS::S3::Bucket', 'ReplicationBucket');
    const [rule] = Properties.BucketEncryption.ServerSideEncryptionConfiguration;
    expect(rule.ServerSideEncryptionByDefault.KMSMasterKeyID).toBe(PRIMARY_KEY);
    expect(synthesized.dependenciesOf(SOURCE_STACK)).toEqual([KEY_STACK, REPLICA_STACK]);
  });

  test('says so in the metadata of the key, and nothing else of it changes', () => {
    const keyOf = (props: Props) => replicationIn({ props }).synthesized.resource(KEY_STACK, KEY);
    const { Metadata, ...pinned } = { Metadata: undefined, ...keyOf({ keys: PINNED }) };
    expect(Metadata).toMatchObject({ 'cdk-encrypted-replication': { keyId: KEY_ID } });
    expect({ ...keyOf({}), Metadata: undefined }).toEqual({ ...pinned, Metadata: undefined });
  });

  test('has the account of the stack in the literal, also where the deployment determines it', () => {
    const { synthesized } = replicationIn({ account: 'token', props: { keys: PINNED } });
    expect(synthesized.resource(REPLICA_STACK, REPLICA_KEY_TYPE).Properties.PrimaryKeyArn)
      .toBe(`arn:aws:kms:${SOURCE_REGION}:\${AWS::AccountId}:key/${KEY_ID}`);
  });

  test('names the replica key by the literal in other stacks of its Region', () => {
    const { app, replication } = replicationIn({ props: { keys: PINNED } });
    new CfnOutput(stackIn(app, 'Reader'), 'Key', { value: replication.replica(REPLICA_REGION).key.keyArn });
    expect(new Synthesized(app).artifact('Reader').template.Outputs.Key.Value)
      .toBe(`arn:aws:kms:${REPLICA_REGION}:${ACCOUNT}:key/${KEY_ID}`);
  });
});

describe('what the stacks of other Regions need of the source Region', () => {
  test.each<[string, ReplicationSetup['props']]>([
    ['a pinned key', { keys: PINNED }],
    ['a pinned key, protection and perimeter', {
      keys: PINNED,
      destinations: to({ protection }),
      perimeter: new DataPerimeter({ organizationId: 'o-exampleorg1' }),
    }],
    ['a pinned key and monitoring', { keys: PINNED, monitoring: new ReplicationMonitoring() }],
    ['a pinned key and two-way replication', {
      keys: PINNED,
      destinations: to({ direction: ReplicationDirection.TWO_WAY }),
    }],
    ['a pinned key of the user\'s', ofTheUser],
    ['single-Region keys', { keys: ReplicationKeys.singleRegion() }],
    ['a destination in another account', {
      destinations: [ReplicationDestination.inAccount(OTHER_ACCOUNT, REPLICA_REGION)],
    }],
  ])('is nothing with %s', (_what, props) => {
    expect(needsOfOtherRegions(replicationIn({ props }).synthesized)).toEqual([]);
  });

  test('is nothing for a reader beside the replica of a pinned key', () => {
    const { app, replication } = replicationIn({ props: { keys: PINNED } });
    const reader = new Role(stackIn(app, 'Reader'), 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    replication.replica(REPLICA_REGION).bucket.grantRead(reader);
    expect(needsOfOtherRegions(new Synthesized(app))).toEqual([]);
  });

  test('is the key without a pin', () => {
    expect(needsOfOtherRegions(replicationIn().synthesized)).toEqual([
      `${REPLICA_STACK} reads ${KEY_STACK}`,
      `${REPLICA_STACK} waits for ${KEY_STACK}`,
      `${REPLICA_STACK} names ${KEY_STACK}`,
    ]);
  });
});
