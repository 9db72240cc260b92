/**
 * Two Regions that both take writes: what is written, tagged or deleted in one appears in the other.
 *
 * For active-active applications, and for a failover that needs no failback. A custom resource configures reverse
 * replication, with a Lambda function: opt-in, and removed completely when the direction is.
 *
 *     npm run example -- two-way
 */
import { App, Stack } from 'aws-cdk-lib';
import {
  EncryptedCrossRegionReplication,
  ReplicationDestination,
  ReplicationDirection,
} from 'cdk-encrypted-replication';

export function build(app: App): void {
  const stack = new Stack(app, 'Sessions', { env: { account: '111111111111', region: 'us-east-1' } });

  new EncryptedCrossRegionReplication(stack, 'Replication', {
    destinations: [ReplicationDestination.inRegion('eu-west-1', { direction: ReplicationDirection.TWO_WAY })],
    rules: [{ id: 'everything', deleteMarkerReplication: true }],
  });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
