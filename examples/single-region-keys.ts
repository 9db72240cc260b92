/**
 * A key of its own in each Region, one of them brought along.
 *
 * For whoever wants the smaller blast radius: neither key decrypts the other side, and each can be disabled or
 * deleted alone. S3 replicates exactly as with multi-Region keys.
 *
 *     npm run example -- single-region-keys
 */
import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { EncryptedCrossRegionReplication, ReplicationDestination, ReplicationKeys } from 'cdk-encrypted-replication';

export function build(app: App): void {
  const account = '111111111111';
  const stack = new Stack(app, 'Ledger', { env: { account, region: 'eu-west-1' } });
  const keys = new Stack(app, 'ParisKeys', { env: { account, region: 'eu-west-3' } });
  const parisKey = new kms.Key(keys, 'Ledger', { enableKeyRotation: true, removalPolicy: RemovalPolicy.RETAIN });

  new EncryptedCrossRegionReplication(stack, 'Replication', {
    keys: ReplicationKeys.singleRegion(),
    destinations: [
      ReplicationDestination.inRegion('eu-south-1'),
      ReplicationDestination.inRegion('eu-west-3', { key: parisKey }),
    ],
  });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
