/**
 * The whole bucket to one Region, a folder and a tag to another.
 *
 * For data of different weight: everything is kept in a cheaper storage class far away, contracts and what is tagged
 * as critical within 15 minutes in a second Region. A tag counts only if the object carries it when it is written.
 *
 *     npm run example -- rules
 */
import { App, Stack } from 'aws-cdk-lib';
import { StorageClass } from 'aws-cdk-lib/aws-s3';
import { EncryptedCrossRegionReplication, ReplicationDestination, ReplicationFilter } from 'cdk-encrypted-replication';

export function build(app: App): void {
  const stack = new Stack(app, 'Archive', { env: { account: '111111111111', region: 'eu-central-1' } });
  const far = ReplicationDestination.inRegion('ca-central-1');
  const near = ReplicationDestination.inRegion('eu-west-1');

  new EncryptedCrossRegionReplication(stack, 'Replication', {
    destinations: [far, near],
    rules: [
      {
        id: 'everything',
        destinations: [far],
        storageClass: StorageClass.GLACIER_INSTANT_RETRIEVAL,
        deleteMarkerReplication: true,
      },
      {
        id: 'contracts',
        filter: ReplicationFilter.prefix('contracts/'),
        destinations: [near],
        replicationTimeControl: true,
        deleteMarkerReplication: true,
      },
      {
        id: 'critical',
        filter: ReplicationFilter.tags({ criticality: 'high' }),
        destinations: [near],
        replicationTimeControl: true,
      },
      {
        id: 'personal-drafts',
        filter: ReplicationFilter.prefixAndTags('drafts/', { criticality: 'high', personal: 'true' }),
        destinations: [near],
        priority: 100,
        enabled: false,
      },
    ],
  });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
