/**
 * Not run. Question 1 of the answer sheet: is kms:Encrypt on the destination key enough where Bucket Keys are on?
 *
 * A role by hand, with the permissions of AWS's complete example and no more. The library attaches nothing to a role
 * that it does not own.
 */
import type { App, Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ACCOUNT, deployReplication, expectArrival, synthesizeProgram } from './support/scenario';
import type { Side } from './support/scenario';

const ROLE = 'replication-question-1';

export function build(app: App): void {
  const { stack, source, replica } = deployReplication(app, (scope) => ({
    replicationRole: Role.fromRoleArn(scope, 'Imported', `arn:aws:iam::${ACCOUNT}:role/${ROLE}`),
  }));
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

synthesizeProgram(module, build);
