import { App, Stack } from 'aws-cdk-lib';
import {
  EncryptedCrossRegionReplication,
  ReplicationDestination,
  ReplicationDirection,
  ReplicationSimulator,
  ReplicationSource,
} from 'cdk-encrypted-replication';
import type { SimulationResult } from 'cdk-encrypted-replication';
import type { Change } from '../support/outcomes/plain-app';
import { deny, simulatePlain } from '../support/outcomes/plain-app';

const KEY = 'reports/2026.csv';
const SOURCE = 'Documents/Replication/Bucket';
const DENIED_READ = 's3:GetObjectVersionAnnotationForReplication';

const ALLOWED: Change = ({ Role }) => {
  Role.Properties.Policies[0].PolicyDocument.Statement = [{ Effect: 'Allow', Action: ['s3:*', 'kms:*'], Resource: '*' }];
};

function replicate(replicateAnnotations?: boolean, direction?: ReplicationDirection): ReplicationSimulator {
  const app = new App();
  const stack = new Stack(app, 'Documents', { env: { account: '111111111111', region: 'us-east-1' } });
  new EncryptedCrossRegionReplication(stack, 'Replication', {
    source: ReplicationSource.create({ replicateAnnotations }),
    destinations: [ReplicationDestination.inRegion('eu-west-1', { direction })],
  });
  const simulator = ReplicationSimulator.fromApp(app);
  simulator.putObject(SOURCE, KEY);
  return simulator;
}

function annotate(...changes: readonly Change[]): SimulationResult {
  const simulator = simulatePlain(...changes);
  simulator.putObject('Source', KEY);
  return simulator.putObjectAnnotation('Source', KEY);
}

function summarize({ outcomes }: SimulationResult): string[] {
  return outcomes.map(({ status, failureReason }) => [status, failureReason].filter((part) => part).join(' '));
}

test('an annotation follows its object, by a call of its own', () => {
  const { outcomes: [{ status, trace }] } = replicate().putObjectAnnotation(SOURCE, KEY);
  expect(status).toBe('COMPLETED');
  expect(trace.map(({ action }) => action)).toEqual([
    'sts:AssumeRole', 's3:GetReplicationConfiguration', 's3:ListBucket', DENIED_READ, 's3:ReplicateObject', 's3:ReplicateObjectAnnotation',
  ]);
});

test('an annotation does not follow where the option is off, and the object keeps its status', () => {
  const result = replicate(false).putObjectAnnotation(SOURCE, KEY);
  expect(summarize(result)).toEqual(['FAILED SrcGetObjectAnnotationNotPermitted']);
  expect(result.replicationStatus).toBe('COMPLETED');
});

test.each<[string, readonly Change[], string]>([
  ['a role as before annotations', [], 'FAILED SrcGetObjectAnnotationNotPermitted'],
  ['full access', [ALLOWED], 'COMPLETED'],
  ['a source that denies it', [ALLOWED, deny('Source', DENIED_READ)], 'FAILED SrcGetObjectAnnotationNotPermitted'],
  ['a destination that refuses annotations', [ALLOWED, deny('Replica', 's3:ReplicateObjectAnnotation')], 'FAILED DstPutObjectAnnotationNotPermitted'],
  ['an object that was not replicated', [ALLOWED, deny('Replica', 's3:ReplicateObject')], 'NOT_ELIGIBLE'],
])('with %s', (_title, changes, expected) => {
  expect(summarize(annotate(...changes))).toEqual([expected]);
});

test('whether the annotation of a replica goes back is undecided', () => {
  const simulator = replicate(true, ReplicationDirection.TWO_WAY);
  const { outcomes } = simulator.putObjectAnnotation('Documents-replica-eu-west-1/Documents-Replication-Replica/Bucket', KEY);
  expect(outcomes.map(({ status, explanation }) => [status, explanation])).toEqual([
    ['UNDECIDED', 'AWS does not say whether S3 replicates the annotation of a replica'],
  ]);
});
