import { EncryptionEnforcement, ReplicationSimulator, UploadEncryption } from 'cdk-encrypted-replication';
import type { EncryptedCrossRegionReplicationProps } from 'cdk-encrypted-replication';
import { deny, simulatePlain } from '../support/outcomes/plain-app';
import { replicationIn } from '../support/replication';

const KEY = 'reports/2026.csv';
const SOURCE = 'Documents/Replication/Bucket';
const OTHER_KEY = 'arn:aws:kms:ap-southeast-1:111111111111:key/99999999-9999-9999-9999-999999999999';

/** An object in the source bucket of a replication. */
function uploaded(props: Partial<EncryptedCrossRegionReplicationProps> = {}): ReplicationSimulator {
  const simulator = ReplicationSimulator.fromApp(replicationIn({ props }).app);
  simulator.putObject(SOURCE, KEY);
  return simulator;
}

describe('an object that is moved to another key', () => {
  test('stays where it is, by the default enforcement', () => {
    const simulator = uploaded();
    const before = simulator.headObject(SOURCE, KEY);
    expect(simulator.updateObjectEncryption(SOURCE, KEY, OTHER_KEY)).toMatchObject({
      outcomes: [],
      refusal: expect.stringMatching(/^S3 answers 403 AccessDenied: statement "DenyOtherKeys" .* denies s3:UpdateObjectEncryption$/),
    });
    expect(simulator.headObject(SOURCE, KEY)).toEqual(before);
  });

  test('is under it where nothing is enforced, and its replica is not', () => {
    const simulator = uploaded({ encryptionEnforcement: EncryptionEnforcement.none() });
    const { outcomes: [outcome], refusal } = simulator.updateObjectEncryption(SOURCE, KEY, OTHER_KEY);
    expect(refusal).toBeUndefined();
    expect(outcome).toMatchObject({ status: 'NOT_ELIGIBLE', explanation: expect.stringContaining('starts no replication') });
    expect(simulator.headObject(SOURCE, KEY)?.keyArn).toBe(OTHER_KEY);
  });
});

test('an object may be encrypted with the key of its bucket again', () => {
  const { app, replication } = replicationIn();
  const simulator = ReplicationSimulator.fromApp(app);
  simulator.putObject(SOURCE, KEY);
  expect(simulator.updateObjectEncryption(SOURCE, KEY, replication.sourceKey.keyArn).refusal).toBeUndefined();
});

test('an object under DSSE-KMS is not encrypted otherwise', () => {
  const simulator = simulatePlain();
  simulator.putObject('Source', KEY, { encryption: UploadEncryption.dsse() });
  expect(simulator.updateObjectEncryption('Source', KEY, OTHER_KEY).refusal)
    .toBe('S3 refuses it: UpdateObjectEncryption is not for an object under aws:kms:dsse');
});

test('an object under SSE-S3 can be encrypted with a key', () => {
  const simulator = simulatePlain();
  simulator.putObject('Source', KEY, { encryption: UploadEncryption.s3Managed() });
  expect(simulator.updateObjectEncryption('Source', KEY, OTHER_KEY).refusal).toBeUndefined();
  expect(simulator.headObject('Source', KEY)?.keyArn).toBe(OTHER_KEY);
});

test('what encrypts an object is unknown where it is unknown whether the policy denies the change', () => {
  const simulator = simulatePlain(deny('Source', 's3:UpdateObjectEncryption', {
    StringEquals: { 's3:x-amz-server-side-encryption-aws-kms-key-id': { 'Fn::ImportValue': 'KeyOfSomebody' } },
  }));
  simulator.putObject('Source', KEY);
  expect(simulator.updateObjectEncryption('Source', KEY, OTHER_KEY).refusal).toBeUndefined();
  expect(simulator.headObject('Source', KEY)?.keyArn).toBeUndefined();
});
