/**
 * Objects that were written under another key, on both sides: a job for each side has S3 encrypt them with today's.
 *
 * For whoever has to retire a key. S3 encrypts the data keys anew and moves no data; it does not tell the replicas, so
 * that each side has its own job, in its own stack. The former keys stay until both jobs have ended without failures.
 *
 *     npm run example -- rekey
 */
import { App, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import {
  EncryptedCrossRegionReplication,
  ReplicationDestination,
  ReplicationSource,
  UpdateObjectEncryptionJob,
} from 'cdk-encrypted-replication';

export function build(app: App): void {
  const stack = new Stack(app, 'Claims', { env: { account: '111111111111', region: 'eu-west-1' } });
  const formerKey = new kms.Key(stack, 'FormerKey', { enableKeyRotation: true });
  const replication = new EncryptedCrossRegionReplication(stack, 'Replication', {
    source: ReplicationSource.create({ additionalDecryptKeys: [formerKey] }),
    destinations: [ReplicationDestination.inRegion('eu-central-1')],
  });
  const replica = replication.replica('eu-central-1');
  const formerReplicaKey = new kms.Key(replica.stack!, 'FormerKey', { enableKeyRotation: true });

  new UpdateObjectEncryptionJob(stack, 'Rekey', {
    bucket: replication.sourceBucket,
    key: replication.sourceKey,
    formerKeys: [formerKey],
    revision: '1',
  });
  new UpdateObjectEncryptionJob(replica.stack!, 'Rekey', {
    bucket: replica.bucket,
    key: replica.key,
    formerKeys: [formerReplicaKey],
    revision: '1',
  });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
