/**
 * Not run. Question 1 of the answer sheet: is kms:Encrypt on the destination key enough where Bucket Keys are on?
 *
 * A role by hand, with the permissions of AWS's complete example and no more. The library attaches nothing to a role
 * that it does not own.
 */
import { App } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { EncryptedCrossRegionReplication, ReplicationDestination, ReplicationSource } from 'cdk-encrypted-replication';
import { ACCOUNT, GONE, NO_LOGS, REPLICA_REGION, expectArrival, multiRegionKeys, sourceStack } from './support/scenario';
import type { Side } from './support/scenario';

const ROLE = 'replication-question-1';

export function build(app: App): void {
  const stack = sourceStack(app);
  const { sourceBucket, sourceKey, replicas: [replica] } = new EncryptedCrossRegionReplication(stack, 'Replication', {
    source: ReplicationSource.create(GONE),
    destinations: [ReplicationDestination.inRegion(REPLICA_REGION, GONE)],
    replicationRole: Role.fromRoleArn(stack, 'Imported', `arn:aws:iam::${ACCOUNT}:role/${ROLE}`),
    keys: multiRegionKeys(),
    accessLogs: NO_LOGS,
  });
  const source = { bucket: sourceBucket, key: sourceKey };
  createRole(stack, source, replica);
  expectArrival(app, { stacks: [stack], from: source, to: replica, replica: { BucketKeyEnabled: true } });
}

function createRole(stack: Stack, source: Side, replica: Side): void {
  const role = new Role(stack, 'Role', { roleName: ROLE, assumedBy: new ServicePrincipal('s3.amazonaws.com') });
  const on = (actions: string[], ...resources: string[]) => new PolicyStatement({ actions, resources });
  new ManagedPolicy(stack, 'Policy', {
    roles: [role],
    statements: [
      on(['s3:GetReplicationConfiguration', 's3:ListBucket'], source.bucket.bucketArn),
      on(['s3:GetObjectVersionForReplication', 's3:GetObjectVersionAcl', 's3:GetObjectVersionTagging'], source.bucket.arnForObjects('*')),
      on(['s3:ReplicateObject', 's3:ReplicateTags'], replica.bucket.arnForObjects('*')),
      on(['kms:Decrypt'], source.key.keyArn),
      on(['kms:Encrypt'], replica.key.keyArn),
    ],
  });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
