/** Not run. The default form: does an object arrive under the replica key, with its Bucket Key? */
import { App } from 'aws-cdk-lib';
import { EncryptedCrossRegionReplication, ReplicationDestination, ReplicationSource } from 'cdk-encrypted-replication';
import { GONE, NO_LOGS, REPLICA_REGION, expectArrival, multiRegionKeys, sourceStack } from './support/scenario';

export function build(app: App): void {
  const stack = sourceStack(app);
  const { sourceBucket, sourceKey, replicas: [replica] } = new EncryptedCrossRegionReplication(stack, 'Replication', {
    source: ReplicationSource.create(GONE),
    destinations: [ReplicationDestination.inRegion(REPLICA_REGION, GONE)],
    keys: multiRegionKeys(),
    accessLogs: NO_LOGS,
  });
  expectArrival(app, {
    stacks: [stack],
    from: { bucket: sourceBucket, key: sourceKey },
    to: replica,
    replica: { ServerSideEncryption: 'aws:kms', BucketKeyEnabled: true },
  });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
