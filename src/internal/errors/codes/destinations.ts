import type { ErrorCodeInfo } from '../error-code-info';

export const DESTINATION_CODES = {
  NoDestination: {
    when: '`destinations` is empty.',
    otherwise: 'A bucket without a replication configuration.',
  },
  DestinationIsSource: {
    when: 'A destination is in the account and Region of the source.',
    otherwise: 'Two buckets with the same name, and no distance between the copies.',
  },
  DuplicateDestination: {
    when: 'Two destinations are in the same account and Region.',
    otherwise: 'Two replicas that compete for one name.',
  },
  RegionUnresolved: {
    when: 'The Region of a stack is not known at synth time.',
    otherwise: 'ARNs, `kms:ViaService` and bucket names that cannot be written down.',
  },
  RegionInvalid: {
    when: 'A Region is not written like one.',
    otherwise: 'A stack that cannot be deployed.',
  },
  PartitionMismatch: {
    when: 'A destination is in another partition than the source.',
    otherwise: 'S3 and KMS replicate inside one partition only.',
  },
  AccountInvalid: {
    when: 'The account of a destination is not an account id.',
    otherwise: 'A stack that cannot be deployed, policies that allow nobody.',
  },
  AccountUnresolved: {
    when: 'A replication into another account, and one of the accounts is not known at synth time.',
    otherwise: 'Policies of one account that cannot name the role of the other.',
  },
  DestinationStackMismatch: {
    when: 'A stack that was passed in is in another Stage than the source stack.',
    otherwise: 'A reference that the CDK CLI cannot deploy.',
  },
  SourceStackMismatch: {
    when: '`source` asks for an environment or stack name although the replication is inside a stack, or lacks one under an App or Stage.',
    otherwise: 'The prop would be ignored.',
  },
  StackNameInvalid: {
    when: 'The name of a source stack that the library creates, stated or derived from the construct path, breaks a rule of CloudFormation.',
    otherwise: 'CDK refuses a stack that the app does not name.',
  },
  SupportStackIdTaken: {
    when: 'The construct id of a support stack is taken by something else.',
    otherwise: 'CDK would refuse the second construct with that id.',
  },
  StackCycle: {
    when: 'A stack that the library deploys before another one depends on it.',
    otherwise: 'CDK finds a cyclic reference, without a way out.',
  },
  ReplicaUnknown: {
    when: '`replica()` or `replicaOf()` asks for a destination that the replication does not have.',
    otherwise: '`undefined` would surface far from its cause.',
  },
  ReplicaAmbiguous: {
    when: '`replica(region)` fits several accounts.',
    otherwise: 'The wrong replica.',
  },
  TwoWayWithProtection: {
    when: 'A two-way destination with a `ReplicaProtection`.',
    otherwise: 'The protection would deny the writes that reverse replication needs.',
  },
  TwoWayWithSeveralDestinations: {
    when: 'A two-way destination beside another one.',
    otherwise: 'S3 does not replicate replicas: what is written to one destination would never reach the other.',
  },
  TwoWayAcrossAccounts: {
    when: 'A two-way destination in another account.',
    otherwise: 'The source account may not configure a bucket of another account.',
  },
  WriterRequired: {
    when: '`ReplicaWriters.roles` without a role.',
    otherwise: 'A replica bucket that nobody can write to.',
  },
  RoleArnInvalid: {
    when: 'A role is not given by its ARN.',
    otherwise: 'A policy that matches nobody: replication fails with `DstPutObjectNotPermitted`.',
  },
  RoleAccountMismatch: {
    when: 'A break-glass role is not of the account that owns the bucket.',
    otherwise: 'An exemption that exempts nobody: the bucket could not be repaired.',
  },
  RolePatternInvalid: {
    when: '`roleNamePattern` is missing or matches nearly every role.',
    otherwise: 'Whoever may create any role in the organization could write replicas.',
  },
  BreakGlassRequired: {
    when: '`ReplicaProtection` without a break-glass role.',
    otherwise: 'A bucket that only the root user can repair.',
  },
  DeploymentRoleUnknown: {
    when: '`deploymentRoleArns` of a `ReplicaProtection` is empty, or left out where the stack\'s synthesizer names no execution role.',
    otherwise: 'A bucket that no later deployment can update, roll back or delete.',
  },
} as const satisfies { readonly [code: string]: ErrorCodeInfo };
