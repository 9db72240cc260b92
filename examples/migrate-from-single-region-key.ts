/**
 * A bucket under a single-Region key moves to a multi-Region key, with its replica: nothing is copied, nothing is lost.
 *
 * For whoever has to show one key in both Regions for data that is there already. New objects are under the new key at
 * once. A job brings over the objects from before the rule; when they have all arrived, another one moves the objects
 * of the source to the new key.
 *
 * This is the app after step 4 of docs/guide/migrate-from-single-region-key.md. Deploy the steps one by one, each when
 * the check of the one before holds.
 *
 *     npm run example -- migrate-from-single-region-key
 */
import { App, Duration, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import {
  BatchReplicationJob,
  EncryptedCrossRegionReplication,
  MultiRegionKey,
  ReplicationDestination,
  ReplicationKeys,
  ReplicationSource,
  UpdateObjectEncryptionJob,
} from 'cdk-encrypted-replication';

const env = { account: '111111111111', region: 'us-east-1' };

export function build(app: App): void {
  const keys = new Stack(app, 'LedgerKeys', { env });
  const key = new MultiRegionKey(keys, 'Key');

  const stack = new Stack(app, 'Ledger', { env });
  const formerKey = new kms.Key(stack, 'FormerKey', { enableKeyRotation: true });
  const bucket = new s3.Bucket(stack, 'Bucket', {
    encryption: s3.BucketEncryption.KMS,
    encryptionKey: key,
    bucketKeyEnabled: true,
    versioned: true,
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
  });

  const replication = new EncryptedCrossRegionReplication(stack, 'Replication', {
    source: ReplicationSource.fromBucket(bucket, { additionalDecryptKeys: [formerKey] }),
    destinations: [ReplicationDestination.inRegion('us-west-2')],
    keys: ReplicationKeys.multiRegion(key),
  });

  const backfill = new BatchReplicationJob(stack, 'Backfill', {
    replication,
    revision: '1',
    waitForCompletion: true,
    totalTimeout: Duration.minutes(50),
  });
  const rekey = new UpdateObjectEncryptionJob(stack, 'Rekey', {
    bucket,
    key,
    formerKeys: [formerKey],
    revision: '1',
  });
  rekey.node.addDependency(backfill);
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
