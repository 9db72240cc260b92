import { App, Stack } from 'aws-cdk-lib';
import { EncryptedCrossRegionReplication, ReplicationDestination } from 'cdk-encrypted-replication';

const app = new App({ analyticsReporting: false });
const stack = new Stack(app, 'Documents', { env: { account: '111111111111', region: 'ap-southeast-1' } });
new EncryptedCrossRegionReplication(stack, 'Replication', {
  destinations: [ReplicationDestination.inRegion('eu-west-1')],
});
app.synth();
