/**
 * One copy in another Region of the same account, one in another account.
 *
 * For quick recovery inside the account and for the copy that nobody in it can delete. The first shares the
 * multi-Region key, the second has a key of its own account; `keys` says so, because the default would depend
 * on which destination came first.
 *
 *     npm run example -- mixed
 */
import { App, Stack } from 'aws-cdk-lib';
import { EncryptedCrossRegionReplication, ReplicationDestination, ReplicationKeys } from 'cdk-encrypted-replication';

export function build(app: App): void {
  const stack = new Stack(app, 'Orders', { env: { account: '111111111111', region: 'eu-west-1' } });

  new EncryptedCrossRegionReplication(stack, 'Replication', {
    keys: ReplicationKeys.multiRegion(),
    destinations: [
      ReplicationDestination.inRegion('eu-central-1'),
      ReplicationDestination.inAccount('222222222222', 'eu-central-1'),
    ],
  });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
