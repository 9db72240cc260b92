/**
 * One bucket, copies in three Regions.
 *
 * For a bucket that has to survive the loss of a Region and to be read near its users. One managed policy per
 * destination: adding a Region touches nothing of the others.
 *
 *     npm run example -- three-regions
 */
import { App, Stack } from 'aws-cdk-lib';
import { EncryptedCrossRegionReplication, ReplicationDestination } from 'cdk-encrypted-replication';

export function build(app: App): void {
  const stack = new Stack(app, 'Media', { env: { account: '111111111111', region: 'us-east-1' } });

  new EncryptedCrossRegionReplication(stack, 'Replication', {
    destinations: ['eu-west-1', 'ap-southeast-1', 'sa-east-1'].map((region) => ReplicationDestination.inRegion(region)),
  });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
