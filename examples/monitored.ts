/**
 * Replications that tell when they fail or fall behind: alarms in the Region of each metric, topics to subscribe to,
 * and a dashboard with all Regions side by side.
 *
 * For everybody who has to know that the copy is there. One replication to two Regions, one both ways, whose reverse
 * direction is watched in the Regions where S3 publishes that. Nobody is notified until somebody subscribes to
 * `alarmTopics`.
 *
 *     npm run example -- monitored
 *     npm run -s alarms
 */
import { App, Duration, Stack } from 'aws-cdk-lib';
import {
  EncryptedCrossRegionReplication,
  ReplicationAlarm,
  ReplicationDestination,
  ReplicationDirection,
  ReplicationFilter,
  ReplicationMonitoring,
} from 'cdk-encrypted-replication';

const account = '111111111111';
const runbookUrl = 'https://wiki.example.com/replication';

export function build(app: App): void {
  const documents = new Stack(app, 'Documents', { env: { account, region: 'eu-central-1' } });
  const sessions = new Stack(app, 'Sessions', { env: { account, region: 'us-east-1' } });

  new EncryptedCrossRegionReplication(documents, 'Replication', {
    destinations: [ReplicationDestination.inRegion('ca-central-1'), ReplicationDestination.inRegion('eu-north-1')],
    rules: [
      { id: 'everything' },
      { id: 'contracts', filter: ReplicationFilter.prefix('contracts/'), replicationTimeControl: true },
    ],
    monitoring: new ReplicationMonitoring({
      bytesPendingReplication: ReplicationAlarm.above(50_000_000_000),
      operationsPendingReplication: ReplicationAlarm.above(10_000, {
        period: Duration.minutes(1),
        evaluationPeriods: 15,
      }),
      runbookUrl,
    }),
  });

  new EncryptedCrossRegionReplication(sessions, 'Replication', {
    destinations: [ReplicationDestination.inRegion('eu-west-1', { direction: ReplicationDirection.TWO_WAY })],
    rules: [{ id: 'everything' }],
    monitoring: new ReplicationMonitoring({ runbookUrl }),
  });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
