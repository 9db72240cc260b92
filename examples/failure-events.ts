/**
 * S3 says which object it could not replicate, and why: to a topic under a customer managed key.
 *
 * For whoever has to know of a failure before somebody misses the object. Neither a function nor a custom resource is
 * deployed. What a subscriber gets, `lambda/parse-replication-events.ts` reads.
 *
 *     npm run example -- failure-events
 */
import { App, Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EncryptedCrossRegionReplication, ReplicationDestination, ReplicationEvents } from 'cdk-encrypted-replication';

export function build(app: App): void {
  const stack = new Stack(app, 'Invoices', { env: { account: '111111111111', region: 'eu-central-1' } });
  const failures = new Topic(stack, 'Failures', {
    masterKey: new Key(stack, 'EventKey', { enableKeyRotation: true }),
    enforceSSL: true,
  });

  new EncryptedCrossRegionReplication(stack, 'Replication', {
    destinations: [ReplicationDestination.inRegion('eu-north-1')],
    rules: [{ id: 'all', replicationTimeControl: true }],
    events: ReplicationEvents.toTopic(failures),
  });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
