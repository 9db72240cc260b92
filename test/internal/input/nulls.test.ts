import { App, Duration } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import * as library from 'cdk-encrypted-replication';
import { STRUCTS } from '../../../src/internal/input/table';
import { withoutNulls } from '../../../src/internal/input/without-nulls';
import { replicate, sourceStack, stackBeside } from '../../support/errors/fixture';

type Make = (props: any, stack: Stack) => void;

const above = (options: any) => library.ReplicationAlarm.above(1, options);
const {
  ReplicationDestination, ReplicationEvents, ReplicationKeys, ReplicationMonitoring, ReplicationSource,
} = library;
const schedule = Schedule.expression('rate(1 day)');
const monitoring = new ReplicationMonitoring();
const roleArn = 'arn:aws:iam::222222222222:role/Writer';

function encryptedBucket(stack: Stack): Bucket {
  return new Bucket(stack, 'Bucket', { encryption: BucketEncryption.KMS, versioned: true });
}

function makeReplicaBucket(props: any, stack: Stack): void {
  new library.ReplicaBucket(stack, 'Replica', { ...props, writers: library.ReplicaWriters.roles([roleArn]) });
}

/** For each struct, what takes it. */
const MAKERS: Readonly<Record<string, Make>> = {
  EncryptedCrossRegionReplicationProps: (props, stack) => replicate(props, stack),
  ReplicationRule: (rule, stack) => replicate({ rules: [rule] }, stack),
  ReplicationDestinationOptions: (options, stack) =>
    replicate({ destinations: [ReplicationDestination.inRegion('eu-west-1', options)] }, stack),
  ReplicationMonitoringOptions: (options, stack) =>
    replicate({ monitoring: new ReplicationMonitoring(options) }, stack),
  ReplicationAlarmOptions: (options, stack) =>
    replicate({ monitoring: new ReplicationMonitoring({ replicationLatency: above(options) }) }, stack),
  ReplicationMetricOptions: (options, stack) => replicate({}, stack).metrics.replicationLatency(options),
  ReplicationEventsOptions: (options, stack) => {
    ReplicationEvents.toQueue(new Queue(stack, 'Queue'), options);
    replicate({ events: ReplicationEvents.toTopic(new Topic(stack, 'Topic'), options) }, stack);
  },
  BatchReplicationJobProps: (props, stack) =>
    new library.BatchReplicationJob(stack, 'Job', { waitForCompletion: true, ...props, revision: '1', replication: replicate({}, stack) }),
  BatchReplicationFilter: (filter, stack) =>
    new library.BatchReplicationJob(stack, 'Job', { filter, revision: '1', replication: replicate({}, stack) }),
  UpdateObjectEncryptionJobProps: (props, stack) => new library.UpdateObjectEncryptionJob(stack, 'Job', {
    formerKeys: [new Key(stack, 'FormerKey')],
    s3ManagedEncryption: true,
    ...props,
    revision: '1',
    bucket: new Bucket(stack, 'Bucket'),
    key: new Key(stack, 'Key'),
  }),
  ReplicationRepairProps: (props, stack) => new library.ReplicationRepair(stack, 'Repair', {
    schedule, failureAlarm: true, ...props, replication: replicate({ monitoring }, stack),
  }),
  ReplicationCanaryProps: (props, stack) => new library.ReplicationCanary(stack, 'Canary', { ...props, replication: replicate({}, stack) }),
  BatchJobFilter: (filter, stack) =>
    new library.ReplicationRepair(stack, 'Repair', { schedule, filter, replication: replicate({}, stack) }),
  DataPerimeterOptions: (options, stack) => replicate({
    perimeter: new library.DataPerimeter({ organizationId: 'o-a1b2c3d4e5', vpcEndpointIds: ['vpce-1a2b3c4d'], ...options }),
  }, stack),
  ExistingDestinationOptions: (options, stack) => replicate({
    destinations: [ReplicationDestination.fromBucket(encryptedBucket(stackBeside(stack, 'Beside')), options)],
  }, stack),
  ExistingSourceOptions: (options, stack) =>
    replicate({ source: ReplicationSource.fromBucket(encryptedBucket(stack), options) }, stack),
  MultiRegionKeyProps: (props, stack) => {
    new library.MultiRegionKey(stack, 'Key', props);
    replicate({ keys: ReplicationKeys.createMultiRegion(props) }, stack);
  },
  ReplicaBucketAttributes: (attributes, stack) => replicate({
    destinations: [ReplicationDestination.fromBucketAttributes({
      ...attributes, bucketName: 'vault', region: 'eu-west-1', keyArn: 'arn:aws:kms:eu-west-1:111111111111:key/1',
    })],
  }, stack),
  ReplicaBucketProps: makeReplicaBucket,
  ReplicaKeyProps: (props, stack) => new library.ReplicaKey(stackBeside(stack, 'Beside'), 'Key', {
    ...props, primaryKey: new library.MultiRegionKey(stack, 'Primary'),
  }),
  ReplicaProtectionOptions: (options, stack) => {
    const protection = new library.ReplicaProtection({ ...options, breakGlassRoleArns: [roleArn.replaceAll('2', '1')] });
    replicate({ destinations: [ReplicationDestination.inRegion('eu-west-1', { protection })] }, stack);
  },
  ReplicationRoleProps: (props, stack) => new library.ReplicationRole(stack, 'Role', props),
  ReplicationSourceOptions: (options, stack) => replicate({ source: ReplicationSource.create(options) }, stack),
  SingleRegionKeyOptions: (keyOptions, stack) => makeReplicaBucket({ keyOptions }, stack),
  SingleRegionKeysOptions: (options, stack) => replicate({ keys: ReplicationKeys.singleRegion(options) }, stack),
  PutObjectOptions: (options, stack) => {
    replicate({}, stack);
    const simulator = library.ReplicationSimulator.fromApp(stack.node.root);
    stack.templateOptions.metadata = { ...simulator.putObject('Documents/Replication/Bucket', 'key', options) };
  },
};

/** Every template of an app with what a struct makes. */
function templatesWith(struct: string, props: object): unknown {
  const app = new App({ analyticsReporting: false, context: { 'cdk-encrypted-replication:proof': false } });
  MAKERS[struct](props, sourceStack({}, app));
  return app.synth().stacks.map(({ stackName, template }) => [stackName, template]);
}

const optional = Object.entries(STRUCTS).flatMap(([struct, members]) =>
  Object.entries(members).filter(([, type]) => type.endsWith('?')).map(([name]) => [struct, name] as const));

test.each(optional)('%s takes null for %s as left out', (struct, name) => {
  expect(templatesWith(struct, { [name]: null })).toEqual(templatesWith(struct, { [name]: undefined }));
});

test('a struct inside of another one, or of a list, has no nulls either', () => {
  expect(withoutNulls({ filter: { keyPrefix: null, keySuffix: '.pdf' }, rules: [null, { id: null, enabled: true }], priority: undefined }))
    .toStrictEqual({ filter: { keySuffix: '.pdf' }, rules: [null, { enabled: true }] });
});

test.each([
  ['rules', (member: null | undefined) => ({ rules: [{ id: 'all', filter: member, priority: member, destinations: member }] })],
  ['lifecycleRules', (member: null | undefined) => ({
    source: ReplicationSource.create({
      lifecycleRules: [{ prefix: member as any, tagFilters: member as any, expiration: Duration.days(9) }],
    }),
  })],
])('null in a struct in the list %s is left out of the template', (_name, render) => {
  const struct = 'EncryptedCrossRegionReplicationProps';
  expect(templatesWith(struct, render(null))).toEqual(templatesWith(struct, render(undefined)));
});

test('an object of a class stays as it is', () => {
  const object = new (class { public readonly priority = null; })();
  expect(withoutNulls(object)).toBe(object);
});
