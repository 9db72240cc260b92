import type { Stack } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import * as library from 'cdk-encrypted-replication';
import { STRUCTS } from '../../../src/internal/input/table';
import { withoutNulls } from '../../../src/internal/input/without-nulls';
import { replicate, sourceStack } from '../../support/errors/fixture';

type Make = (props: any, stack: Stack) => void;

const above = (options: any) => library.ReplicationAlarm.above(1, options);
const { ReplicationDestination, ReplicationEvents, ReplicationMonitoring } = library;
const schedule = Schedule.expression('rate(1 day)');
const monitoring = new ReplicationMonitoring();

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
};

const optional = Object.keys(MAKERS).flatMap((struct) =>
  Object.entries(STRUCTS[struct]).filter(([, type]) => type.endsWith('?')).map(([name]) => [struct, name] as const));

test.each(optional)('%s takes null for %s as left out', (struct, name) => {
  expect(() => MAKERS[struct]({ [name]: null }, sourceStack())).not.toThrow();
});

test('a struct inside of another one has no nulls either', () => {
  expect(withoutNulls({ filter: { keyPrefix: null, keySuffix: '.pdf' }, rules: [null], priority: undefined }))
    .toEqual({ filter: { keySuffix: '.pdf' }, rules: [null] });
});

test('an object of a class stays as it is', () => {
  const object = new (class { public readonly priority = null; })();
  expect(withoutNulls(object)).toBe(object);
});
