/**
 * A drill of what happens when replication stands still: an experiment of AWS Fault Injection Service that pauses it.
 *
 * For teams that have to show that they notice and how much they would lose. The alarm on latency must ring in the
 * destination Region; the experiment stops when an operation fails, which a pause alone does not cause. FIS finds the
 * source bucket by its tag, and its role may pause this one replication and change nothing else of it.
 *
 *     npm run example -- drill
 */
import { App, Aws, Stack } from 'aws-cdk-lib';
import { ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { CfnExperimentTemplate } from 'aws-cdk-lib/aws-fis';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  EncryptedCrossRegionReplication,
  ReplicationDestination,
  ReplicationMonitoring,
  ReplicationSource,
} from 'cdk-encrypted-replication';

const account = '111111111111';
const region = 'eu-central-1';
const replicaRegion = 'eu-west-1';
const tags = { drill: 'claims-replication' };

export function build(app: App): void {
  const stack = new Stack(app, 'Claims', { env: { account, region } });

  const replication = new EncryptedCrossRegionReplication(stack, 'Replication', {
    source: ReplicationSource.create({ tags }),
    destinations: [ReplicationDestination.inRegion(replicaRegion)],
    monitoring: new ReplicationMonitoring(),
  });
  addExperiment(stack, replication);
}

function addExperiment(stack: Stack, replication: EncryptedCrossRegionReplication): void {
  const failures = replication.metrics.operationsFailedReplication().createAlarm(stack, 'DrillFailures', {
    alarmDescription: 'Stops the drill: an operation failed instead of waiting.',
    threshold: 0,
    evaluationPeriods: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
  const topics = replication.alarmTopics.filter(({ env }) => env.region === region);
  failures.addAlarmAction(...topics.map((topic) => new SnsAction(topic)));

  new CfnExperimentTemplate(stack, 'Drill', {
    description: `Pauses replication to ${replicaRegion} for half an hour.`,
    roleArn: createRole(stack, replication).roleArn,
    targets: { sources: { resourceType: 'aws:s3:bucket', resourceTags: tags, selectionMode: 'ALL' } },
    actions: {
      pause: {
        actionId: 'aws:s3:bucket-pause-replication',
        parameters: { duration: 'PT30M', region: replicaRegion },
        targets: { Buckets: 'sources' },
      },
    },
    stopConditions: [{ source: 'aws:cloudwatch:alarm', value: failures.alarmArn }],
    tags: { Name: 'claims-replication' },
  });
}

/** @see https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#bucket-pause-replication */
function createRole(stack: Stack, { sourceBucket }: EncryptedCrossRegionReplication): Role {
  const role = new Role(stack, 'DrillRole', {
    description: 'Assumed by FIS to pause replication',
    assumedBy: new ServicePrincipal('fis.amazonaws.com', {
      conditions: {
        StringEquals: { 'aws:SourceAccount': account },
        ArnLike: { 'aws:SourceArn': `arn:${Aws.PARTITION}:fis:${region}:${account}:experiment/*` },
      },
    }),
  });
  new ManagedPolicy(stack, 'DrillPolicy', {
    description: 'What FIS needs to pause one replication',
    roles: [role],
    statements: [
      new PolicyStatement({
        sid: 'PauseReplication',
        actions: ['s3:PauseReplication'],
        resources: [sourceBucket.bucketArn],
        conditions: { StringEquals: { 's3:DestinationRegion': replicaRegion } },
      }),
      new PolicyStatement({
        sid: 'ReadConfiguration',
        actions: ['s3:GetReplicationConfiguration'],
        resources: [sourceBucket.bucketArn],
      }),
      // nothing of the configuration but the pause
      new PolicyStatement({
        sid: 'PauseInConfiguration',
        actions: ['s3:PutReplicationConfiguration'],
        resources: [sourceBucket.bucketArn],
        conditions: { Bool: { 's3:IsReplicationPauseRequest': 'true' } },
      }),
      new PolicyStatement({
        sid: 'FindTargets',
        actions: ['s3:ListAllMyBuckets', 'tag:GetResources'],
        resources: ['*'],
      }),
    ],
  });
  return role;
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
