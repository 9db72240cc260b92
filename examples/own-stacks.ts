/**
 * Every stack is yours: the key's, the destination's and the source's; so is the role.
 *
 * For apps with conventions of their own about stacks, and for roles that are made elsewhere. The library adds to the
 * stacks, it creates none.
 *
 *     npm run example -- own-stacks
 */
import { App, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import {
  EncryptedCrossRegionReplication,
  MultiRegionKey,
  ReplicaKey,
  ReplicationDestination,
  ReplicationKeys,
} from 'cdk-encrypted-replication';

export function build(app: App): void {
  const account = '111111111111';
  const keyStack = new Stack(app, 'Keys', { env: { account, region: 'us-east-2' } });
  const backupStack = new Stack(app, 'Backup', { env: { account, region: 'us-west-2' } });
  const dataStack = new Stack(app, 'Data', { env: { account, region: 'us-east-2' } });

  const key = new MultiRegionKey(keyStack, 'Key');
  new ReplicaKey(backupStack, 'Key', { primaryKey: key, aliases: ['backup'] });

  const role = new iam.Role(dataStack, 'ReplicationRole', {
    roleName: 'data-replication',
    assumedBy: new iam.ServicePrincipal('s3.amazonaws.com'),
  });

  new EncryptedCrossRegionReplication(dataStack, 'Replication', {
    keys: ReplicationKeys.multiRegion(key),
    replicationRole: role,
    destinations: [ReplicationDestination.inStack(backupStack)],
  });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
