import type { ReplicationSimulator } from 'cdk-encrypted-replication';
import { SimulatedReplicationStatus, SimulatedStatus } from 'cdk-encrypted-replication';
import type { Change } from '../support/outcomes/plain-app';
import { deny, set, simulatePlain, twoWay, without } from '../support/outcomes/plain-app';

const KEY = 'reports/2026.csv';
const TAGS = { state: 'seen' };

const FULL_ACCESS: Change = ({ Role }) => {
  Role.Properties.Policies[0].PolicyDocument.Statement = [{ Effect: 'Allow', Action: ['s3:*', 'kms:*'], Resource: '*' }];
};

/** A condition key that no template tells. */
const MAY_DENY = deny('Replica', 's3:ReplicateObject', { StringEquals: { 'aws:PrincipalOrgID': 'o-example' } });

function withObject(...changes: readonly Change[]): ReplicationSimulator {
  const simulator = simulatePlain(...changes);
  simulator.putObject('Source', KEY);
  return simulator;
}

const { COMPLETED, FAILED, REPLICA, NONE, UNDECIDED } = SimulatedReplicationStatus;

describe('the replication status after an upload is', () => {
  test.each<[SimulatedReplicationStatus, string, readonly Change[]]>([
    [COMPLETED, 'where it arrives', []],
    [FAILED, 'where S3 fails', [without('Replicate')]],
    [UNDECIDED, 'where the templates do not say', [MAY_DENY]],
    [NONE, 'where the object is not eligible', [set('Source', 'VersioningConfiguration', { Status: 'Suspended' })]],
  ])('%s %s', (status, _where, changes) => {
    const simulator = simulatePlain(...changes);
    expect(simulator.putObject('Source', KEY).replicationStatus).toBe(status);
    expect(simulator.headObject('Source', KEY)?.replicationStatus).toBe(status);
  });
});

describe('the replication status after a change is', () => {
  test.each<[SimulatedReplicationStatus, string, 'Source' | 'Replica', readonly Change[]]>([
    [COMPLETED, 'where it follows the object', 'Source', []],
    [FAILED, 'where it does not follow the object', 'Source', [without('Tags')]],
    [FAILED, 'where the object was not replicated', 'Source', [without('Replicate')]],
    [UNDECIDED, 'where it is not known whether the object was replicated', 'Source', [MAY_DENY]],
    [REPLICA, 'of a replica without replication back', 'Replica', []],
    [REPLICA, 'of a replica whose change is replicated back', 'Replica', [twoWay('Enabled', 'Enabled'), FULL_ACCESS]],
    [FAILED, 'of a replica whose change fails to be replicated back', 'Replica', [
      twoWay('Enabled', 'Enabled'), FULL_ACCESS, deny('Source', 's3:ReplicateObject'),
    ]],
  ])('%s %s', (status, _where, bucket, changes) => {
    const simulator = withObject(...changes);
    expect(simulator.putObjectTagging(bucket, KEY, TAGS).replicationStatus).toBe(status);
    expect(simulator.headObject(bucket, KEY)?.replicationStatus).toBe(status);
  });

  test('that of the object where S3 refuses the change', () => {
    const { refusal, replicationStatus } = withObject().putObjectLegalHold('Source', KEY);
    expect([refusal, replicationStatus]).toEqual([expect.stringContaining('no Object Lock'), COMPLETED]);
  });
});

test('a version that is deleted shows nothing', () => {
  expect(withObject().deleteNewestVersion('Source', KEY)).toMatchObject({
    outcomes: [{ status: SimulatedStatus.NOT_ELIGIBLE }],
    replicationStatus: NONE,
  });
});

test('a failure for which AWS documents no reason says so', () => {
  const [outcome] = simulatePlain(deny('Source', 's3:ListBucket')).putObject('Source', KEY).outcomes;
  expect(outcome.failureReason).toBeUndefined();
  expect(outcome.explanation).toMatch(/\(AWS documents no failure reason for this\)$/);
});
