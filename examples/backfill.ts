/**
 * Objects that were in the bucket before its replication: a job replicates them once the configuration is in place.
 *
 * For whoever adds replication to a bucket that holds data. S3 replicates by itself only what is written afterwards. A
 * new `revision` runs the job again, for example after a cause of failures was repaired.
 *
 *     npm run example -- backfill
 */
import { App, Stack } from 'aws-cdk-lib';
import { BatchReplicationJob, EncryptedCrossRegionReplication, ReplicationDestination } from 'cdk-encrypted-replication';

export function build(app: App): void {
  const stack = new Stack(app, 'Archive', { env: { account: '111111111111', region: 'eu-central-1' } });
  const replication = new EncryptedCrossRegionReplication(stack, 'Replication', {
    destinations: [ReplicationDestination.inRegion('eu-north-1')],
  });

  new BatchReplicationJob(stack, 'Backfill', {
    replication,
    revision: '1',
    // for example: the time at which the rule was deployed, or later
    filter: { createdBefore: new Date('2026-12-01T00:00:00Z') },
  });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
