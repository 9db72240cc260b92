import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { EncryptedCrossRegionReplication, ReplicationDestination, ReplicationDirection, ReplicationSource } from 'cdk-encrypted-replication';
import type { EncryptedCrossRegionReplicationProps } from 'cdk-encrypted-replication';
import { ACCOUNT, replicationIn } from '../../support/replication';

const CHAIN = Match.stringLikeRegexp('is the destination of one replication and the source of another');

/** Three buckets of the user's, in three Regions. */
function buckets(): readonly Bucket[] {
  const app = new App();
  return ['eu-west-1', 'eu-west-2', 'eu-west-3'].map((region) => {
    const stack = new Stack(app, region, { env: { account: ACCOUNT, region } });
    return new Bucket(stack, 'Bucket', { bucketName: `documents-${region}`, encryption: BucketEncryption.KMS });
  });
}

function replicate(from: Bucket, ...to: readonly Bucket[]): EncryptedCrossRegionReplication {
  return new EncryptedCrossRegionReplication(from.stack, 'Replication', {
    source: ReplicationSource.fromBucket(from),
    destinations: to.map((bucket) => ReplicationDestination.fromBucket(bucket)),
  });
}

function warningsOf(replication: EncryptedCrossRegionReplication): string[] {
  return Annotations.fromStack(replication.sourceStack).findWarning('*', CHAIN).map(({ entry }) => String(entry.data));
}

test('a source that is the destination of another replication is warned of', () => {
  const [a, b, c] = buckets();
  replicate(a, b);
  expect(warningsOf(replicate(b, c))).toEqual([expect.stringContaining('eu-west-2/Bucket is the destination')]);
});

test('a destination that is the source of another replication is warned of', () => {
  const [a, b, c] = buckets();
  replicate(b, c);
  expect(warningsOf(replicate(a, b))).toEqual([expect.stringContaining('eu-west-2/Bucket is the destination')]);
});

test('a source that is a replica which the library made is warned of', () => {
  const { replication } = replicationIn();
  const { bucket, stack } = replication.replicas[0];
  const onward = new EncryptedCrossRegionReplication(stack!, 'Onward', {
    source: ReplicationSource.fromBucket(bucket),
    destinations: [ReplicationDestination.inRegion('eu-west-3')],
  });
  expect(warningsOf(onward)).toHaveLength(1);
});

test.each<[string, Partial<EncryptedCrossRegionReplicationProps>]>([
  ['one way', {}],
  ['two ways', {
    destinations: [ReplicationDestination.inRegion('eu-west-1', { direction: ReplicationDirection.TWO_WAY })],
  }],
])('a replication in %s is not a chain', (_, props) => {
  expect(warningsOf(replicationIn({ props }).replication)).toEqual([]);
});

test('one source with two destinations is not a chain', () => {
  const [a, b, c] = buckets();
  expect(warningsOf(replicate(a, b, c))).toEqual([]);
});
