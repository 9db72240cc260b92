/**
 * A bucket that the app has had for years, without a name of its own and under a single-Region key.
 *
 * For data that cannot move: the bucket keeps its name, its key and its policy, and gets a replication configuration.
 * Objects under a former key stay replicable while that key is listed. What was there before is not replicated by a
 * rule.
 *
 *     npm run example -- existing-bucket
 */
import { App, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { EncryptedCrossRegionReplication, ReplicationDestination, ReplicationSource } from 'cdk-encrypted-replication';

export function build(app: App): void {
  const stack = new Stack(app, 'Legacy', { env: { account: '111111111111', region: 'us-east-1' } });
  const formerKey = new kms.Key(stack, 'FormerKey', { enableKeyRotation: true });
  const key = new kms.Key(stack, 'Key', { enableKeyRotation: true });
  const bucket = new s3.Bucket(stack, 'Bucket', {
    encryption: s3.BucketEncryption.KMS,
    encryptionKey: key,
    bucketKeyEnabled: true,
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
  });

  new EncryptedCrossRegionReplication(stack, 'Replication', {
    source: ReplicationSource.fromBucket(bucket, { additionalDecryptKeys: [formerKey] }),
    destinations: [ReplicationDestination.inRegion('us-west-2')],
  });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
