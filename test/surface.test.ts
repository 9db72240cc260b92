import { readFileSync } from 'fs';
import { join } from 'path';
import * as library from 'cdk-encrypted-replication';

/** Reviewed: what is exported is contract. */
const CLASSES: readonly string[] = [
  'AccessLogs',
  'AlarmTopics',
  'BatchJobManifest',
  'BatchReplicationJob',
  'DataPerimeter',
  'EncryptedCrossRegionReplication',
  'EncryptionEnforcement',
  'MultiRegionKey',
  'ObjectReplicationStatus',
  'Replica',
  'ReplicaBucket',
  'ReplicaKey',
  'ReplicaProtection',
  'ReplicaWriters',
  'ReplicationAlarm',
  'ReplicationCanary',
  'ReplicationDestination',
  'ReplicationDirection',
  'ReplicationEvents',
  'ReplicationFilter',
  'ReplicationGrants',
  'ReplicationKey',
  'ReplicationKeys',
  'ReplicationMetrics',
  'ReplicationMonitoring',
  'ReplicationProof',
  'ReplicationRepair',
  'ReplicationRole',
  'ReplicationSimulator',
  'ReplicationSource',
  'SimulatedDecision',
  'SimulatedEncryption',
  'SimulatedReplicationStatus',
  'SimulatedStatus',
  'UpdateObjectEncryptionJob',
  'UploadEncryption',
];

const STRUCTS: readonly string[] = [
  'BatchJobFilter',
  'BatchJobOptions',
  'BatchReplicationFilter',
  'BatchReplicationJobProps',
  'DataPerimeterOptions',
  'EncryptedCrossRegionReplicationProps',
  'ExistingDestinationOptions',
  'ExistingSourceOptions',
  'KeyOptions',
  'MultiRegionKeyProps',
  'OrganizationRoles',
  'ProtectionLock',
  'PutObjectOptions',
  'ReplicaBucketAttributes',
  'ReplicaBucketProps',
  'ReplicaKeyProps',
  'ReplicaProtectionOptions',
  'ReplicationAlarmOptions',
  'ReplicationAsyncFunctionOptions',
  'ReplicationBucketOptions',
  'ReplicationCanaryProps',
  'ReplicationDestinationOptions',
  'ReplicationEventsOptions',
  'ReplicationFunctionOptions',
  'ReplicationMetricOptions',
  'ReplicationMonitoringOptions',
  'ReplicationRepairProps',
  'ReplicationRoleProps',
  'ReplicationRule',
  'ReplicationSourceOptions',
  'SimulatedCall',
  'SimulatedObject',
  'SimulatedOutcome',
  'SimulationResult',
  'SingleRegionKeyOptions',
  'SingleRegionKeysOptions',
  'UpdateObjectEncryptionJobProps',
];

const INDEX = readFileSync(join(__dirname, '..', 'src', 'index.ts'), 'utf8');
const EXPORTED = [...INDEX.matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, names]) => names.split(',').map((name) => name.trim()));

test('the exported classes are the reviewed ones', () => {
  expect(Object.keys(library).sort()).toEqual(CLASSES);
});

test('the exported names, structs included, are the reviewed ones', () => {
  expect(EXPORTED.filter((name) => !name.startsWith('type ')).sort()).toEqual(CLASSES);
  expect(EXPORTED.filter((name) => name.startsWith('type ')).map((name) => name.slice('type '.length)).sort()).toEqual(STRUCTS);
});

test('every export is named', () => {
  expect(INDEX.trim().split('\n').every((line) => /^export \{.*\} from '.*';$/.test(line))).toBe(true);
});

test('nothing of the private folders is exported', () => {
  expect(INDEX).not.toContain('/private/');
});
