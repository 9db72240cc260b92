/**
 * "The same key must encrypt and decrypt in both Regions": us-east-1 and us-west-1 share one multi-Region key.
 *
 * For clients that encrypt on their own and have to decrypt wherever they run, and for an auditor who wants one key
 * id, one rotation and no replica of it anywhere else. S3 itself treats multi-Region keys as single-Region keys.
 *
 *     npm run example -- same-key-both-regions
 */
import { App, Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { EncryptedCrossRegionReplication, ReplicationDestination, ReplicationKeys } from 'cdk-encrypted-replication';

export function build(app: App): void {
  const stack = new Stack(app, 'Records', { env: { account: '111111111111', region: 'us-east-1' } });

  const replication = new EncryptedCrossRegionReplication(stack, 'Replication', {
    destinations: [ReplicationDestination.inRegion('us-west-1')],
    keys: ReplicationKeys.createMultiRegion({
      aliases: ['records'],
      description: 'Records, in us-east-1 and us-west-1',
      rotationPeriod: Duration.days(180),
      allowedReplicaRegions: ['us-west-1'],
    }),
  });

  const client = new iam.Role(stack, 'Client', { assumedBy: new iam.AccountRootPrincipal() });
  replication.sourceKey.grantEncryptDecrypt(client);
  replication.replica('us-west-1').key.grantEncryptDecrypt(client);
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
