/**
 * A backup bucket that exists already, in another Region.
 *
 * For a landing zone with its own log and backup buckets: the bucket keeps its key and policy; two sources may share
 * it as long as their object keys do not collide.
 *
 *     npm run example -- existing-destination
 */
import { App, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { EncryptedCrossRegionReplication, ReplicationDestination } from 'cdk-encrypted-replication';

export function build(app: App): void {
  const account = '111111111111';
  const backup = new Stack(app, 'Backup', { env: { account, region: 'ca-central-1' } });
  const key = new kms.Key(backup, 'Key', { enableKeyRotation: true });
  const bucket = new s3.Bucket(backup, 'Bucket', {
    encryption: s3.BucketEncryption.KMS,
    encryptionKey: key,
    versioned: true,
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
  });

  const stack = new Stack(app, 'Documents', { env: { account, region: 'us-east-1' } });
  new EncryptedCrossRegionReplication(stack, 'Replication', {
    destinations: [ReplicationDestination.fromBucket(bucket)],
  });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
