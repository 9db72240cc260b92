/**
 * A destination that can be deployed while the source Region is lost.
 *
 * For plans against the loss of a whole Region. A replica key needs the ARN of its primary key, which its stack reads
 * from the source Region whenever it is deployed, unless the id of the key is stated. State it after the first
 * deployment, not when the Region is gone.
 *
 *     npm run example -- pinned
 */
import { App, Stack } from 'aws-cdk-lib';
import { EncryptedCrossRegionReplication, ReplicationDestination, ReplicationKeys } from 'cdk-encrypted-replication';

export function build(app: App): void {
  const stack = new Stack(app, 'Ledger', { env: { account: '111111111111', region: 'us-east-1' } });

  new EncryptedCrossRegionReplication(stack, 'Replication', {
    destinations: [ReplicationDestination.inRegion('us-west-2')],
    keys: ReplicationKeys.createMultiRegion({ pinnedKeyId: 'mrk-1234abcd12ab34cd56ef1234567890ab' }),
  });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
