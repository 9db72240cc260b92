/**
 * Everything default: an encrypted bucket in Singapore, and a copy of its objects in Ireland.
 *
 * For whoever needs a second copy at a distance, for compliance, disaster recovery or latency, and has no further
 * wishes.
 *
 *     npm run example -- minimal
 */
import { App, Stack } from 'aws-cdk-lib';
import { EncryptedCrossRegionReplication, ReplicationDestination } from 'cdk-encrypted-replication';

export function build(app: App): void {
  const stack = new Stack(app, 'Documents', { env: { account: '111111111111', region: 'ap-southeast-1' } });

  new EncryptedCrossRegionReplication(stack, 'Replication', {
    destinations: [ReplicationDestination.inRegion('eu-west-1')],
  });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
