/** Not run. Two-way replication: does an object that is written to the replica bucket arrive at the source? */
import { App } from 'aws-cdk-lib';
import {
  EncryptedCrossRegionReplication,
  ReplicationDestination,
  ReplicationDirection,
  ReplicationSource,
} from 'cdk-encrypted-replication';
import { GONE, NO_LOGS, REPLICA_REGION, expectArrival, multiRegionKeys, sourceStack } from './support/scenario';

export function build(app: App): void {
  const stack = sourceStack(app);
  const direction = ReplicationDirection.TWO_WAY;
  const { sourceBucket, sourceKey, replicas: [replica] } = new EncryptedCrossRegionReplication(stack, 'Replication', {
    source: ReplicationSource.create(GONE),
    destinations: [ReplicationDestination.inRegion(REPLICA_REGION, { ...GONE, direction })],
    keys: multiRegionKeys(),
    accessLogs: NO_LOGS,
  });
  expectArrival(app, { stacks: [stack], from: replica, to: { bucket: sourceBucket, key: sourceKey } });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
