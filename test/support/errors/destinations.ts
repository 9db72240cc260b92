import { App, Aws, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import {
  EncryptedCrossRegionReplication,
  MultiRegionKey,
  ReplicaKey,
  ReplicationDestination,
  ReplicationRole,
  ReplicationSource,
} from 'cdk-encrypted-replication';
import type { ErrorCase } from './error-case';
import {
  ACCOUNT,
  OTHER_ACCOUNT,
  REPLICA_REGION,
  SOURCE_REGION,
  replicate,
  replicateFrom,
  replicateToRegions,
  sourceStack,
  stackBeside,
} from './fixture';

const IN_REPLICA_REGION = `ReplicationDestination.inRegion("${REPLICA_REGION}")`;

const destinations: readonly ErrorCase[] = [
  {
    code: 'NoDestination',
    title: 'fails when there is no destination',
    act: () => replicate({ destinations: [] }),
    problem: 'needs a destination',
    value: [],
    remedy: "add one to 'destinations'",
  },
  {
    code: 'DestinationIsSource',
    title: 'fails when a destination is in the account and Region of the source',
    act: () => replicateToRegions([SOURCE_REGION]),
    problem: 'in the account and Region of the source',
    value: SOURCE_REGION,
    remedy: "within one account and Region, 'replicationRules' of s3.Bucket replicate, and ReplicationProof proves them too",
  },
  {
    code: 'DestinationIsSource',
    title: 'fails when a destination stack is in the account and Region of the source',
    act: () => {
      const stack = sourceStack();
      const beside = stackBeside(stack, 'Backup', { region: SOURCE_REGION });
      replicate({ destinations: [ReplicationDestination.inStack(beside)] }, stack);
    },
    problem: 'in the account and Region of the source',
    value: SOURCE_REGION,
    remedy: "within one account and Region, 'replicationRules' of s3.Bucket replicate, and ReplicationProof proves them too",
  },
  {
    code: 'DestinationIsSource',
    title: 'fails when a destination stack is the source stack',
    act: () => {
      const stack = sourceStack();
      replicate({ destinations: [ReplicationDestination.inStack(stack)] }, stack);
    },
    problem: 'a destination stack is the source stack',
    value: 'Documents',
    remedy: "within one stack, 'replicationRules' of s3.Bucket replicate",
  },
  {
    code: 'DestinationIsSource',
    title: 'fails when a destination stack is nested in the source stack',
    act: () => {
      const stack = sourceStack();
      replicate({ destinations: [ReplicationDestination.inStack(new NestedStack(stack, 'Nested'))] }, stack);
    },
    problem: 'a destination stack is the source stack',
    value: 'Documents/Nested',
    remedy: "within one stack, 'replicationRules' of s3.Bucket replicate",
  },
  {
    code: 'DuplicateDestination',
    title: 'fails when two destinations are in the same Region',
    act: () => replicateToRegions([REPLICA_REGION, REPLICA_REGION]),
    problem: 'two destinations are in the same account and Region',
    value: [IN_REPLICA_REGION, IN_REPLICA_REGION],
    remedy: 'keep one of them',
  },
  {
    code: 'DuplicateDestination',
    title: 'fails when a destination stack is in the Region of another destination',
    act: () => {
      const stack = sourceStack();
      const backup = ReplicationDestination.inStack(stackBeside(stack, 'Backup'));
      replicate({ destinations: [ReplicationDestination.inRegion(REPLICA_REGION), backup] }, stack);
    },
    problem: 'two destinations are in the same account and Region',
    value: [IN_REPLICA_REGION, 'ReplicationDestination.inStack(Backup)'],
    remedy: 'keep one of them',
  },
  {
    code: 'ReplicaUnknown',
    title: 'fails when a replica is asked for in a Region without one',
    act: () => replicate().replica('us-east-1'),
    problem: 'no such replica',
    value: 'us-east-1',
    remedy: `use one of ["${REPLICA_REGION}"]`,
  },
  {
    code: 'ReplicaUnknown',
    title: 'fails when a replica is asked for in an account without one',
    act: () => replicate().replica(REPLICA_REGION, OTHER_ACCOUNT),
    problem: 'no such replica',
    value: { account: OTHER_ACCOUNT, region: REPLICA_REGION },
    remedy: 'use one of',
  },
  {
    code: 'ReplicaUnknown',
    title: 'fails when a replica is asked for by a destination of another replication',
    act: () => replicate().replicaOf(ReplicationDestination.inRegion(REPLICA_REGION)),
    problem: 'no such destination',
    value: IN_REPLICA_REGION,
    remedy: "pass an object of 'destinations'",
  },
];

const regions: readonly ErrorCase[] = [
  {
    code: 'RegionUnresolved',
    title: 'fails when the source stack has no concrete Region',
    act: () => replicate({}, new Stack(new App(), 'Documents')),
    problem: 'the Region of the source is not known at synth time',
    value: '<token>',
    remedy: 'give its stack a concrete Region',
  },
  {
    code: 'RegionUnresolved',
    title: 'fails when the Region of a destination is a token',
    act: () => replicateToRegions([Aws.REGION]),
    problem: 'the Region of a destination is not known at synth time',
    value: '<token>',
    remedy: 'concrete Region',
  },
  {
    code: 'RegionUnresolved',
    title: 'fails when a destination stack has no concrete Region',
    act: () => {
      const stack = sourceStack();
      const agnostic = new Stack(stack.node.root as App, 'Backup');
      replicate({ destinations: [ReplicationDestination.inStack(agnostic)] }, stack);
    },
    problem: 'the Region of a destination stack is not known at synth time',
    value: '<token>',
    remedy: 'give its stack a concrete Region',
  },
  {
    code: 'RegionUnresolved',
    title: 'fails when the stack of a primary key has no concrete Region',
    act: () => new MultiRegionKey(new Stack(new App(), 'Keys'), 'Key'),
    problem: 'the Region of the key is not known at synth time',
    value: '<token>',
    remedy: 'give its stack a concrete Region',
    path: 'Keys/Key',
  },
  {
    code: 'RegionUnresolved',
    title: 'fails when the stack of a replica key has no concrete Region',
    act: () => {
      const keys = sourceStack();
      new ReplicaKey(new Stack(keys.node.root as App, 'Backup'), 'Key', { primaryKey: new MultiRegionKey(keys, 'Key') });
    },
    problem: 'the Region of the replica key is not known at synth time',
    value: '<token>',
    remedy: 'give its stack a concrete Region',
    path: 'Backup/Key',
  },
  {
    code: 'RegionUnresolved',
    title: 'fails when the stack of a replication role has no concrete Region',
    act: () => new ReplicationRole(new Stack(new App(), 'Roles'), 'Role'),
    problem: 'the Region of the replication role is not known at synth time',
    value: '<token>',
    remedy: 'give its stack a concrete Region',
    path: 'Roles/Role',
  },
  {
    code: 'RegionInvalid',
    title: 'fails when the Region of a destination is not written like one',
    act: () => replicateToRegions(['eu-west']),
    problem: 'the Region of a destination is not written like one',
    value: 'eu-west',
    remedy: "use a Region's name",
  },
  {
    code: 'RegionInvalid',
    title: 'fails when the Region of the source is not written like one',
    act: () => replicate({}, sourceStack({ region: 'Singapore' })),
    problem: 'the Region of the source is not written like one',
    value: 'Singapore',
    remedy: "use a Region's name",
  },
  {
    code: 'PartitionMismatch',
    title: 'fails when a destination is in another partition than the source',
    act: () => replicateToRegions(['cn-north-1']),
    problem: 'not in partition aws, where the source is',
    value: 'cn-north-1',
    remedy: 'use a Region of the same partition',
  },
  {
    code: 'PartitionMismatch',
    title: 'fails when the source is in another partition than a destination',
    act: () => replicate({}, sourceStack({ region: 'us-gov-west-1' })),
    problem: 'not in partition aws-us-gov, where the source is',
    value: REPLICA_REGION,
    remedy: 'use a Region of the same partition',
  },
  {
    code: 'PartitionMismatch',
    title: 'fails when a replica key is in another partition than its primary key',
    act: () => {
      const keys = sourceStack();
      const china = stackBeside(keys, 'China', { region: 'cn-north-1' });
      new ReplicaKey(china, 'Key', { primaryKey: new MultiRegionKey(keys, 'Key') });
    },
    problem: 'the primary key is in partition aws',
    value: 'cn-north-1',
    remedy: 'inside one partition only',
    path: 'China/Key',
  },
];

const stacks: readonly ErrorCase[] = [
  {
    code: 'DestinationStackMismatch',
    title: 'fails when a destination stack is in another Stage than the source stack',
    act: () => {
      const stack = sourceStack();
      const stage = new Stage(stack.node.root, 'Production');
      const backup = new Stack(stage, 'Backup', { env: { account: ACCOUNT, region: REPLICA_REGION } });
      replicate({ destinations: [ReplicationDestination.inStack(backup)] }, stack);
    },
    problem: 'not in the Stage of the source stack',
    value: 'Production/Backup',
    remedy: 'create both stacks in one Stage',
  },
  {
    code: 'SourceStackMismatch',
    title: 'fails when the source asks for an environment inside a stack',
    act: () => replicateFrom({ env: { region: SOURCE_REGION } }),
    problem: 'this one is inside a stack',
    value: { env: { region: SOURCE_REGION } },
    remedy: 'leave them out',
  },
  {
    code: 'SourceStackMismatch',
    title: 'fails when the source asks for a stack name inside a stack',
    act: () => replicateFrom({ stackName: 'Contracts' }),
    problem: 'this one is inside a stack',
    value: { stackName: 'Contracts' },
    remedy: 'leave them out',
  },
  {
    code: 'SourceStackMismatch',
    title: 'fails when the source has no environment under an App',
    act: () => new EncryptedCrossRegionReplication(new App(), 'Replication', {
      source: ReplicationSource.create({ stackName: 'Contracts' }),
      destinations: [ReplicationDestination.inRegion(REPLICA_REGION)],
    }),
    problem: 'under an App or Stage needs the environment of its source',
    remedy: 'ReplicationSource.create({ env:',
    path: 'Replication',
  },
  {
    code: 'SupportStackIdTaken',
    title: 'fails when the construct id of a support stack is taken',
    act: () => {
      const stack = sourceStack();
      stackBeside(stack, `Documents-replica-${REPLICA_REGION}`);
      replicate({}, stack);
    },
    problem: 'the construct id of a support stack is taken',
    value: `Documents-replica-${REPLICA_REGION}`,
    remedy: 'give that construct another id',
    path: 'Documents',
  },
  ...[
    { what: 'the stated name of a source stack has a space', id: 'Replication', stackName: 'my stack', value: 'my stack' },
    { what: 'the construct id that a source stack is named after begins with a digit', id: '1', stackName: undefined, value: '1' },
  ].map(({ what, id, stackName, value }): ErrorCase => ({
    code: 'StackNameInvalid',
    title: `fails when ${what}`,
    act: () => new EncryptedCrossRegionReplication(new App(), id, {
      destinations: [ReplicationDestination.inRegion(REPLICA_REGION)],
      source: ReplicationSource.create({ env: { account: ACCOUNT, region: SOURCE_REGION }, stackName }),
    }),
    problem: 'the name of the source stack breaks a rule of CloudFormation',
    value,
    remedy: "state a 'stackName' of at most 128 letters",
    path: id,
  })),
  {
    code: 'StackCycle',
    title: 'fails when buckets that exist replicate to each other',
    act: () => {
      const stack = sourceStack();
      const backup = stackBeside(stack, 'Backup');
      const [here, there] = [stack, backup].map((each) => new Bucket(each, 'Bucket', { encryption: BucketEncryption.KMS }));
      const replicateBack = (scope: Stack, from: Bucket, to: Bucket) => new EncryptedCrossRegionReplication(scope, 'Replication', {
        source: ReplicationSource.fromBucket(from), destinations: [ReplicationDestination.fromBucket(to)],
      });
      replicateBack(stack, here, there);
      replicateBack(backup, there, here);
    },
    problem: 'Backup would be deployed both before and after Documents: S3 requires the destination to exist',
    value: ['Backup', 'Documents'],
    remedy: 'For replication in both directions use ReplicationDirection.TWO_WAY',
    path: 'Backup',
  },
  {
    code: 'StackCycle',
    title: 'fails when a destination stack depends on the source stack by way of another one',
    act: () => {
      const stack = sourceStack();
      const [backup, between] = ['Backup', 'Between'].map((id) => stackBeside(stack, id));
      backup.addStackDependency(between);
      between.addStackDependency(stack);
      replicate({ destinations: [ReplicationDestination.inStack(backup)] }, stack);
    },
    problem: 'Documents would be deployed both before and after Backup',
    value: ['Documents', 'Backup'],
    remedy: 'let Backup not depend on Documents',
    path: 'Documents',
  },
];

export const DESTINATION_CASES: readonly ErrorCase[] = [...destinations, ...regions, ...stacks];
