/**
 * Five buckets in two source stacks under one multi-Region key.
 *
 * For teams that pay and audit per key: the key has one replica per Region, in a stack of its own, and outlives every
 * replication.
 *
 *     npm run example -- shared-key
 */
import { App, Stack } from 'aws-cdk-lib';
import { EncryptedCrossRegionReplication, MultiRegionKey, ReplicationDestination, ReplicationKeys } from 'cdk-encrypted-replication';

export function build(app: App): void {
  const env = { account: '111111111111', region: 'eu-central-1' };
  const key = new MultiRegionKey(new Stack(app, 'Keys', { env }), 'Data', { aliases: ['data'] });

  const buckets = {
    Sales: ['Orders', 'Invoices', 'Returns'],
    Support: ['Tickets', 'Recordings'],
  };
  for (const [team, names] of Object.entries(buckets)) {
    const stack = new Stack(app, team, { env });
    for (const name of names) {
      new EncryptedCrossRegionReplication(stack, name, {
        keys: ReplicationKeys.multiRegion(key),
        destinations: [ReplicationDestination.inRegion('eu-north-1')],
      });
    }
  }
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
