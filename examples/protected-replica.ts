/**
 * A replica that the administrators of its own account cannot delete or change.
 *
 * For the last copy: only the replication role writes, only break-glass roles delete versions, Object Lock in
 * compliance mode keeps every version for a year, whoever asks.
 *
 *     npm run example -- protected-replica
 */
import { App, Stack } from 'aws-cdk-lib';
import { ObjectLockMode } from 'aws-cdk-lib/aws-s3';
import {
  EncryptedCrossRegionReplication,
  ReplicaProtection,
  ReplicationDestination,
  ReplicationSource,
} from 'cdk-encrypted-replication';

export function build(app: App): void {
  const stack = new Stack(app, 'Ledger', { env: { account: '111111111111', region: 'us-east-1' } });

  new EncryptedCrossRegionReplication(stack, 'Replication', {
    source: ReplicationSource.create({ objectLockEnabled: true }),
    destinations: [
      ReplicationDestination.inAccount('222222222222', 'us-west-2', {
        protection: new ReplicaProtection({
          breakGlassRoleArns: ['arn:aws:iam::222222222222:role/break-glass/ledger'],
          objectLock: { mode: ObjectLockMode.COMPLIANCE, years: 1 },
        }),
      }),
    ],
  });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
