/**
 * One name for the buckets of two Regions: a Multi-Region Access Point in front of two-way replication.
 *
 * For applications that should not know which Region answers. S3 routes to the nearest bucket, and away from a Region
 * when told to. As AWS advises for access points: two-way rules with replica modification sync, delete markers,
 * metrics and replication time control. What a client needs is in docs/guide/access-point.md.
 *
 *     npm run example -- access-point
 */
import { App, Stack } from 'aws-cdk-lib';
import { CfnMultiRegionAccessPoint } from 'aws-cdk-lib/aws-s3';
import {
  EncryptedCrossRegionReplication,
  ReplicationDestination,
  ReplicationDirection,
} from 'cdk-encrypted-replication';

export function build(app: App): void {
  const stack = new Stack(app, 'Catalogue', { env: { account: '111111111111', region: 'us-east-1' } });

  const replication = new EncryptedCrossRegionReplication(stack, 'Replication', {
    destinations: [ReplicationDestination.inRegion('eu-west-1', { direction: ReplicationDirection.TWO_WAY })],
    rules: [{ id: 'everything', deleteMarkerReplication: true, replicationTimeControl: true }],
  });
  createAccessPoint(stack, replication);
}

/** Its buckets cannot be changed: other ones need another access point. The replica bucket is deployed before. */
function createAccessPoint(
  stack: Stack,
  { sourceBucket, replicas }: EncryptedCrossRegionReplication,
): void {
  new CfnMultiRegionAccessPoint(stack, 'AccessPoint', {
    name: 'catalogue',
    regions: [sourceBucket, ...replicas.map(({ bucket }) => bucket)].map(({ bucketName: bucket }) => ({ bucket })),
    publicAccessBlockConfiguration: {
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
  });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
