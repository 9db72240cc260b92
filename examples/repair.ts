/**
 * Objects that S3 failed to replicate are replicated again: every night, and when the alarm on failures is raised.
 *
 * For everybody whose copy has to become complete by itself. S3 does not retry what failed; a job does, one at a time,
 * by the same rules and the same role. What a job could not replicate is in its report, and the event that told so in
 * the dead-letter queue.
 *
 *     npm run example -- repair
 */
import { App, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import {
  EncryptedCrossRegionReplication,
  ReplicationDestination,
  ReplicationMonitoring,
  ReplicationRepair,
} from 'cdk-encrypted-replication';

export function build(app: App): void {
  const stack = new Stack(app, 'Orders', { env: { account: '111111111111', region: 'us-east-2' } });
  const replication = new EncryptedCrossRegionReplication(stack, 'Replication', {
    destinations: [ReplicationDestination.inRegion('us-west-2')],
    monitoring: new ReplicationMonitoring(),
  });

  new ReplicationRepair(stack, 'Repair', {
    replication,
    schedule: events.Schedule.cron({ hour: '3', minute: '0' }),
    failureAlarm: true,
    deadLetterQueue: new sqs.Queue(stack, 'FailedRepairs', { enforceSSL: true }),
  });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
