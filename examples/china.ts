/**
 * From Beijing to Ningxia, in the China partition.
 *
 * For data that must not leave the country: ARNs are `arn:aws-cn:`, `kms:ViaService` ends in `.amazonaws.com` all the
 * same, and the key policy denies replication of the key to any other Region.
 *
 *     npm run example -- china
 */
import { App, Stack } from 'aws-cdk-lib';
import { EncryptedCrossRegionReplication, ReplicationDestination, ReplicationKeys } from 'cdk-encrypted-replication';

export function build(app: App): void {
  const stack = new Stack(app, 'Customers', { env: { account: '111111111111', region: 'cn-north-1' } });

  new EncryptedCrossRegionReplication(stack, 'Replication', {
    keys: ReplicationKeys.createMultiRegion({ allowedReplicaRegions: ['cn-northwest-1'] }),
    destinations: [ReplicationDestination.inRegion('cn-northwest-1')],
  });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
