/** Not run. DSSE-KMS on both sides: does an object arrive with both layers? */
import { App } from 'aws-cdk-lib';
import { BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { EncryptedCrossRegionReplication, ReplicationDestination, ReplicationSource } from 'cdk-encrypted-replication';
import { GONE, NO_LOGS, REPLICA_REGION, expectArrival, multiRegionKeys, sourceStack } from './support/scenario';

export function build(app: App): void {
  const stack = sourceStack(app);
  const { sourceBucket, sourceKey, replicas: [replica] } = new EncryptedCrossRegionReplication(stack, 'Replication', {
    source: ReplicationSource.create(GONE),
    destinations: [ReplicationDestination.inRegion(REPLICA_REGION, GONE)],
    encryption: BucketEncryption.DSSE,
    keys: multiRegionKeys(),
    accessLogs: NO_LOGS,
  });
  expectArrival(app, {
    stacks: [stack],
    from: { bucket: sourceBucket, key: sourceKey },
    to: replica,
    replica: { ServerSideEncryption: 'aws:kms:dsse' },
  });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
