/**
 * Object Lock on both sides, each with a default retention of its own.
 *
 * For records that nobody may change or delete for years. Object Lock cannot be switched off; S3 wants it on every
 * destination of a source that has it, and replicates the retention of each version.
 *
 *     npm run example -- object-lock
 */
import { App, Duration, Stack } from 'aws-cdk-lib';
import { ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import { EncryptedCrossRegionReplication, ReplicationDestination, ReplicationSource } from 'cdk-encrypted-replication';

export function build(app: App): void {
  const stack = new Stack(app, 'Evidence', { env: { account: '111111111111', region: 'us-east-1' } });

  new EncryptedCrossRegionReplication(stack, 'Replication', {
    source: ReplicationSource.create({
      objectLockDefaultRetention: ObjectLockRetention.governance(Duration.days(365)),
    }),
    destinations: [
      ReplicationDestination.inRegion('us-west-2', {
        objectLockDefaultRetention: ObjectLockRetention.compliance(Duration.days(7 * 365)),
      }),
    ],
  });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
