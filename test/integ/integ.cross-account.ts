/** Not run. Two accounts, each with its key: does an object arrive under the key of the other account? */
import { App } from 'aws-cdk-lib';
import {
  EncryptedCrossRegionReplication,
  ReplicationDestination,
  ReplicationKeys,
  ReplicationSource,
} from 'cdk-encrypted-replication';
import { GONE, KEYS_GONE, NO_LOGS, OTHER_ACCOUNT, REPLICA_REGION, expectArrival, sourceStack } from './support/scenario';

export function build(app: App): void {
  const stack = sourceStack(app);
  const { sourceBucket, sourceKey, replicas: [replica] } = new EncryptedCrossRegionReplication(stack, 'Replication', {
    source: ReplicationSource.create(GONE),
    destinations: [ReplicationDestination.inAccount(OTHER_ACCOUNT, REPLICA_REGION, GONE)],
    keys: ReplicationKeys.singleRegion(KEYS_GONE),
    accessLogs: NO_LOGS,
  });
  expectArrival(app, {
    stacks: [stack],
    from: { bucket: sourceBucket, key: sourceKey },
    to: replica,
    replica: { ServerSideEncryption: 'aws:kms' },
  });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
