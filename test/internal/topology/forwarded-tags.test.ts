import { App, Stack, Stage, Tags } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import {
  EncryptedCrossRegionReplication,
  MultiRegionKey,
  ReplicationDestination,
  ReplicationKeys,
  ReplicationMonitoring,
  ReplicationSource,
} from 'cdk-encrypted-replication';
import type { EncryptedCrossRegionReplicationProps } from 'cdk-encrypted-replication';
import { stacksInDeployOrder } from '../../support/assembly';

const ENV = { account: '111111111111', region: 'ap-southeast-1' };
const destinations = [ReplicationDestination.inRegion('eu-west-1')];

/** The types of the resources that have a tag, by stack. */
function tagged(app: App, key: string, value = 'yes'): Record<string, string[]> {
  return Object.fromEntries(stacksInDeployOrder(app.synth()).map(({ path, template }) => [
    path,
    Object.values<any>(template.Resources).filter(({ Properties: { Tags: tags = [] } = {} as any }) =>
      tags.some((tag: any) => tag.Key === key && tag.Value === value)).map(({ Type }) => Type.replace('AWS::', '')).sort(),
  ]));
}

function replicate(
  scope: Construct,
  props: Partial<EncryptedCrossRegionReplicationProps> = {},
): EncryptedCrossRegionReplication {
  return new EncryptedCrossRegionReplication(scope, 'Replication', { destinations, ...props });
}

describe('tags of a replication', () => {
  test('reach both buckets and both keys, in whichever stack, and the role', () => {
    const app = new App();
    Tags.of(replicate(new Stack(app, 'Documents', { env: ENV }))).add('own', 'yes');
    expect(tagged(app, 'own')).toEqual({
      'Documents-key': ['KMS::Key'],
      'Documents-replica-eu-west-1': ['KMS::ReplicaKey', 'S3::Bucket'],
      'Documents': ['IAM::Role', 'S3::Bucket'],
    });
  });

  test.each<[string, Partial<EncryptedCrossRegionReplicationProps>, object]>([
    ['alarms and topics of a destination', { monitoring: new ReplicationMonitoring() }, {
      'Documents-replica-eu-west-1': expect.arrayContaining(['CloudWatch::Alarm', 'KMS::ReplicaKey', 'S3::Bucket']),
    }],
    ['keys of each side', { keys: ReplicationKeys.singleRegion() }, {
      'Documents-replica-eu-west-1': ['KMS::Key', 'S3::Bucket'],
      'Documents': ['IAM::Role', 'KMS::Key', 'S3::Bucket'],
    }],
    ['another account', { destinations: [ReplicationDestination.inAccount('222222222222', 'eu-west-1')] }, {
      'Documents-replica-222222222222-eu-west-1': expect.arrayContaining(['KMS::Key', 'S3::Bucket']),
    }],
  ])('reach %s', (_what, props, expected) => {
    const app = new App();
    Tags.of(replicate(new Stack(app, 'Documents', { env: ENV }), props)).add('own', 'yes');
    expect(tagged(app, 'own')).toMatchObject(expected);
  });

  test('reach a stack of the user, but nothing else in it', () => {
    const app = new App();
    const backup = new Stack(app, 'Backup', { env: { ...ENV, region: 'eu-west-1' } });
    new Bucket(backup, 'Other');
    Tags.of(replicate(new Stack(app, 'Documents', { env: ENV }), {
      destinations: [ReplicationDestination.inStack(backup)],
    })).add('own', 'yes');
    expect(tagged(app, 'own').Backup).toEqual(['KMS::ReplicaKey', 'S3::Bucket']);
  });

  test.each([
    ['an App', (app: App) => app],
    ['a Stage', (app: App) => new Stage(app, 'Prod')],
  ])('reach all stacks of a replication under %s', (_what, choose) => {
    const app = new App();
    const replication = new EncryptedCrossRegionReplication(choose(app), 'Replication', {
      destinations, source: ReplicationSource.create({ env: ENV }),
    });
    Tags.of(replication).add('own', 'yes');
    // the source stack, with its log bucket, is inside the replication
    expect(Object.values(tagged(app, 'own')).map((types) => types.join(' ')).sort())
      .toEqual(['IAM::Role S3::Bucket S3::Bucket', 'KMS::Key', 'KMS::ReplicaKey S3::Bucket']);
  });

  test('do not reach a key of the user', () => {
    const app = new App();
    const primary = new MultiRegionKey(new Stack(app, 'Keys', { env: ENV }), 'Key');
    Tags.of(replicate(new Stack(app, 'Documents', { env: ENV }), { keys: ReplicationKeys.multiRegion(primary) })).add('own', 'yes');
    expect(tagged(app, 'own').Keys).toEqual([]);
  });

  test('do not reach another replication in the same stacks', () => {
    const app = new App();
    const stack = new Stack(app, 'Documents', { env: ENV });
    new EncryptedCrossRegionReplication(stack, 'Other', { destinations });
    Tags.of(replicate(stack)).add('own', 'yes');
    expect(tagged(app, 'own')['Documents-replica-eu-west-1']).toEqual(['KMS::ReplicaKey', 'S3::Bucket']);
  });
});

test('tags of what is around a replication reach the same', () => {
  const app = new App();
  const around = new Construct(new Stack(app, 'Documents', { env: ENV }), 'Around');
  Tags.of(around).add('own', 'yes');
  replicate(around);
  expect(tagged(app, 'own')['Documents-replica-eu-west-1']).toEqual(['KMS::ReplicaKey', 'S3::Bucket']);
});

test('tags of one side take precedence over those of the replication', () => {
  const app = new App();
  const replication = replicate(new Stack(app, 'Documents', { env: ENV }), {
    destinations: [ReplicationDestination.inRegion('eu-west-1', { tags: { side: 'replica' } })],
  });
  Tags.of(replication).add('side', 'source');
  expect(tagged(app, 'side', 'source').Documents).toEqual(['IAM::Role', 'S3::Bucket']);
  expect(tagged(app, 'side', 'replica')['Documents-replica-eu-west-1']).toEqual(['S3::Bucket']);
});

test('a tag is taken off as well', () => {
  const app = new App();
  const replication = replicate(new Stack(app, 'Documents', { env: ENV, tags: { own: 'yes' } }));
  Tags.of(replication).remove('own');
  expect(tagged(app, 'own')['Documents-replica-eu-west-1']).not.toContain('KMS::ReplicaKey');
});
