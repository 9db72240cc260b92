import { CfnParameter, Stack } from 'aws-cdk-lib';
import { StorageClass } from 'aws-cdk-lib/aws-s3';
import type { PutObjectOptions, SimulationResult } from 'cdk-encrypted-replication';
import { ReplicationSimulator, SimulatedReplicationStatus, SimulatedStatus, UploadEncryption } from 'cdk-encrypted-replication';
import type { Change } from '../support/outcomes/plain-app';
import { deny, plainApp, without } from '../support/outcomes/plain-app';

const KEY = 'reports/2026.csv';
/** A value that is known at deployment only. */
const OPEN = { Ref: 'P' };

function put(options: PutObjectOptions, ...changes: readonly Change[]): SimulationResult {
  const app = plainApp(...changes);
  new CfnParameter(app.node.findChild('Plain') as Stack, 'P');
  return ReplicationSimulator.fromApp(app).putObject('Source', KEY, options);
}

function denyUpload(Condition: object): Change {
  return deny('Source', 's3:PutObject', Condition);
}

/** Blocks types of encryption in the source, or what deployment says. */
function blocked(types: unknown): Change {
  return ({ Source }) => {
    const [byDefault] = Source.Properties.BucketEncryption.ServerSideEncryptionConfiguration;
    byDefault.BlockedEncryptionTypes = { EncryptionType: types };
  };
}

describe('the content of the upload determines whether it is refused', () => {
  const unlessTagged = denyUpload({ StringNotEquals: { 's3:RequestObjectTag/Class': 'public' } });
  const unlessInIa = denyUpload({ StringNotEquals: { 's3:x-amz-storage-class': 'STANDARD_IA' } });
  const cases: readonly (readonly [string, PutObjectOptions, Change, boolean])[] = [
    ['the tag that is asked for', { tags: { Class: 'public' } }, unlessTagged, false],
    ['another value of the tag', { tags: { Class: 'secret' } }, unlessTagged, true],
    ['another tag', { tags: { state: 'new' } }, unlessTagged, true],
    ['a tag where none may be', { tags: { state: 'new' } }, denyUpload({ Null: { 's3:RequestObjectTagKeys': 'false' } }), true],
    ['no tag where none may be', {}, denyUpload({ Null: { 's3:RequestObjectTagKeys': 'false' } }), false],
    ['the storage class that is asked for', { storageClass: StorageClass.INFREQUENT_ACCESS }, unlessInIa, false],
    ['another storage class', { storageClass: StorageClass.INTELLIGENT_TIERING }, unlessInIa, true],
    ['the storage class by default, which is another', {}, unlessInIa, true],
    ['no ACL', {}, denyUpload({ StringEquals: { 's3:x-amz-acl': 'public-read' } }), false],
    ['TLS', {}, denyUpload({ Bool: { 'aws:SecureTransport': 'false' } }), false],
  ];

  test.each(cases)('%s', (_what, options, change, refused) => {
    expect(put(options, change).refusal === undefined).toBe(!refused);
  });
});

describe('the uploader is exempt from a statement', () => {
  test.each<[string, Change]>([
    ['by organization', denyUpload({ StringNotEquals: { 'aws:PrincipalOrgID': 'o-1234567890' } })],
    ['by role', denyUpload({ ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111111111111:role/loader' } })],
    ['by access point', denyUpload({ StringNotEquals: { 's3:DataAccessPointAccount': '111111111111' } })],
    ['by account', (resources) => {
      denyUpload({})(resources);
      resources.SourcePolicy.Properties.PolicyDocument.Statement[0].Principal = { AWS: 'arn:aws:iam::111111111111:root' };
    }],
  ])('%s', (_what, change) => {
    const { refusal, outcomes } = put({}, change);
    expect([refusal, ...outcomes.map(({ status }) => status)]).toEqual([undefined, SimulatedStatus.COMPLETED]);
  });
});

describe('an upload that is perhaps refused is undecided', () => {
  const key = denyUpload({ StringNotEquals: { 's3:x-amz-server-side-encryption': OPEN } });
  const cases: readonly (readonly [string, PutObjectOptions, readonly Change[], string])[] = [
    ['by a value that deployment decides', { encryption: UploadEncryption.kms('SourceKey') }, [key],
      'statement "No" of the bucket policy Plain/SourcePolicy may deny s3:PutObject (whether aws:kms is what'],
    ['whatever the outcome at the destination', { writtenBeforeRule: true, encryption: UploadEncryption.kms('SourceKey') }, [key],
      'if it does not, NOT_ELIGIBLE: the object was there before the rule'],
    ['also where it would fail', { encryption: UploadEncryption.kms('SourceKey') }, [key, without('Replicate')],
      'if it does not, FAILED: S3 may not call s3:ReplicateObject'],
    ['by a header that is unknown', {}, [denyUpload({ StringNotEquals: { 's3:x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } })],
      'may deny s3:PutObject (the condition key s3:x-amz-content-sha256)'],
    ['by a storage class that is the default', {}, [denyUpload({ StringEquals: { 's3:x-amz-storage-class': 'STANDARD' } })],
      'may deny s3:PutObject (what the request carries under s3:x-amz-storage-class)'],
    ['by a key that deployment may or may not use', {}, [
      denyUpload({ Null: { 's3:x-amz-server-side-encryption-aws-kms-key-id': 'false' } }),
      ({ Source }) => {
        const [byDefault] = Source.Properties.BucketEncryption.ServerSideEncryptionConfiguration;
        byDefault.ServerSideEncryptionByDefault.SSEAlgorithm = OPEN;
      },
    ], 'what the request carries under s3:x-amz-server-side-encryption-aws-kms-key-id'],
    ['by a bucket policy that deployment decides', {}, [
      (resources) => {
        denyUpload({})(resources);
        resources.SourcePolicy.Properties.PolicyDocument = OPEN;
      },
    ], 'the bucket policy may deny s3:PutObject'],
    ['by blocked SSE-C, which deployment decides', { encryption: UploadEncryption.customerProvided() }, [blocked([OPEN])],
      'the bucket blocks SSE-C'],
  ];

  test.each(cases)('%s', (_what, options, changes, because) => {
    const { refusal, outcomes, replicationStatus } = put(options, ...changes);
    expect(refusal).toBeUndefined();
    expect(outcomes.map(({ status, replica }) => [status, replica])).toEqual([[SimulatedStatus.UNDECIDED, undefined]]);
    expect(outcomes[0].explanation).toMatch(/^S3 may refuse the upload: /);
    expect(outcomes[0].explanation).toContain(because);
    expect(replicationStatus).toBe(SimulatedReplicationStatus.UNDECIDED);
  });
});

test('a certain refusal outweighs a possible one', () => {
  const result = put({ encryption: UploadEncryption.customerProvided() }, blocked([OPEN]), denyUpload({}));
  expect(result).toEqual({
    outcomes: [],
    replicationStatus: SimulatedReplicationStatus.NONE,
    refusal: 'S3 answers 403 AccessDenied: statement "No" of the bucket policy Plain/SourcePolicy denies s3:PutObject',
  });
});

test('a Bucket Key that deployment decides is undecided only where it makes a difference, and not for an upload that specifies it', () => {
  const change: Change = ({ Source }) => {
    Source.Properties.BucketEncryption.ServerSideEncryptionConfiguration[0].BucketKeyEnabled = OPEN;
  };
  const forObjects: Change = ({ Role }) => {
    const { Statement } = Role.Properties.Policies[0].PolicyDocument;
    Statement.find(({ Sid }: any) => Sid === 'Encrypt').Condition = {
      StringLike: { 'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::*/*' },
    };
  };
  expect(put({}, change, forObjects).outcomes).toMatchObject([{ status: SimulatedStatus.UNDECIDED }]);
  expect(put({}, change).outcomes).toMatchObject([{
    status: SimulatedStatus.COMPLETED, explanation: expect.stringContaining('whatever the default encryption of the bucket is'),
  }]);
  expect(put({ bucketKeyEnabled: true }, change).outcomes).toMatchObject([{ status: SimulatedStatus.COMPLETED }]);
});

test('the bucket policy of the destination does not apply to the upload', () => {
  expect(put({}, deny('Replica', 's3:PutObject')).refusal).toBeUndefined();
});
