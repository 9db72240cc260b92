/**
 * The scope is the App: the replication makes its source stack too.
 *
 * For an app whose purpose is the bucket, where a stack around it would say nothing.
 *
 *     npm run example -- from-app
 */
import { App, RemovalPolicy } from 'aws-cdk-lib';
import { EncryptedCrossRegionReplication, ReplicationDestination, ReplicationSource } from 'cdk-encrypted-replication';

export function build(app: App): void {
  new EncryptedCrossRegionReplication(app, 'Backups', {
    source: ReplicationSource.create({
      env: { account: '111111111111', region: 'eu-west-2' },
      removalPolicy: RemovalPolicy.RETAIN,
      tags: { 'data-classification': 'confidential' },
    }),
    destinations: [ReplicationDestination.inRegion('eu-central-1', { tags: { 'data-classification': 'confidential' } })],
  });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
