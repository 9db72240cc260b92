/**
 * From Mumbai in one account to Stockholm in another, each account with a key of its own. One deploy, in the order of
 * the stacks.
 *
 * For the copy that survives the loss or the compromise of the source account. Bucket and key policy of the
 * destination admit exactly the replication role, before it exists.
 *
 *     npm run example -- cross-account
 */
import { App, Stack } from 'aws-cdk-lib';
import { EncryptedCrossRegionReplication, ReplicationDestination } from 'cdk-encrypted-replication';

export function build(app: App): void {
  const stack = new Stack(app, 'Documents', { env: { account: '111111111111', region: 'ap-south-1' } });

  new EncryptedCrossRegionReplication(stack, 'Replication', {
    destinations: [ReplicationDestination.inAccount('222222222222', 'eu-north-1')],
  });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
