/**
 * A canary: an object is written every hour, and its replica is looked for, decrypted and compared in its Region.
 *
 * For whoever has to know that the copy can be read before it is needed. Metrics of S3 count what S3 tried; the canary
 * is a reader of its own, which a wrong key, a policy that was changed by hand, or a deleted key stops too.
 *
 *     npm run example -- canary
 */
import { App, Duration, Stack } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { EncryptedCrossRegionReplication, ReplicationCanary, ReplicationDestination, ReplicationKeys } from 'cdk-encrypted-replication';

export function build(app: App): void {
  const stack = new Stack(app, 'Documents', { env: { account: '111111111111', region: 'ap-southeast-1' } });
  const replication = new EncryptedCrossRegionReplication(stack, 'Replication', {
    destinations: [
      ReplicationDestination.inRegion('eu-west-1'),
      ReplicationDestination.inAccount('222222222222', 'eu-north-1'),
    ],
    keys: ReplicationKeys.multiRegion(),
  });

  new ReplicationCanary(stack, 'Canary', { replication, schedule: Schedule.rate(Duration.minutes(30)) });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
