import { Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { EncryptionEnforcement, ReplicationSource } from 'cdk-encrypted-replication';
import {
  ACCOUNT,
  BUCKET_POLICY,
  PRIMARY_KEY,
  REPLICA_STACK,
  SOURCE_REGION,
  SOURCE_STACK,
  replicationIn,
} from '../support/replication';
import type { ReplicationSetup } from '../support/replication';

const SOURCE_POLICY = 'ReplicationBucketPolicy';
const REPLICA_POLICY = 'ReplicaBucketPolicy';
const ALGORITHM = 's3:x-amz-server-side-encryption';
const KEY_ID = 's3:x-amz-server-side-encryption-aws-kms-key-id';

function sourcePolicy(props: ReplicationSetup['props'] = {}) {
  return replicationIn({ props }).synthesized.statements(SOURCE_STACK, BUCKET_POLICY, SOURCE_POLICY);
}

function sids(props: ReplicationSetup['props']): unknown[] {
  return sourcePolicy(props).map(({ Sid }) => Sid);
}

function transport(bucket: string) {
  const everything = {
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Action: 's3:*',
    Resource: [`\${${bucket}.Arn}`, `\${${bucket}.Arn}/*`],
  };
  return [
    { Sid: 'DenyInsecureTransport', ...everything, Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    { Sid: 'DenyOutdatedTls', ...everything, Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } } },
  ];
}

function denyPut(Sid: string, Condition: unknown, Action: unknown = 's3:PutObject') {
  return {
    Sid,
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Action,
    Resource: '${ReplicationBucket.Arn}/*',
    Condition,
  };
}

function otherEncryption(algorithm: string) {
  const condition = { Null: { [ALGORITHM]: 'false' }, StringNotEquals: { [ALGORITHM]: algorithm } };
  return denyPut('DenyOtherEncryption', condition, ['s3:PutObject', 's3:UpdateObjectEncryption']);
}

function otherKeys(...keys: string[]) {
  const condition = { Null: { [KEY_ID]: 'false' }, ArnNotEquals: { [KEY_ID]: keys } };
  return denyPut('DenyOtherKeys', condition, ['s3:PutObject', 's3:UpdateObjectEncryption']);
}

describe('the policy of a replica bucket', () => {
  test('denies outdated transport, and nothing else', () => {
    const { synthesized } = replicationIn();
    expect(synthesized.statements(REPLICA_STACK, BUCKET_POLICY, REPLICA_POLICY)).toEqual(
      transport('DocumentsReplicationReplicaBucket'),
    );
  });

  test('does not admit the role: in one account its own policies do', () => {
    const { synthesized } = replicationIn({ props: { encryptionEnforcement: EncryptionEnforcement.strict() } });
    expect(synthesized.statements(REPLICA_STACK, BUCKET_POLICY, REPLICA_POLICY).map(({ Effect }) => Effect)).toEqual([
      'Deny',
      'Deny',
    ]);
  });
});

describe('the policy of a source bucket', () => {
  test.each([
    ['by default', undefined],
    ['with whenSpecified()', EncryptionEnforcement.whenSpecified()],
  ])('%s denies outdated transport and headers that state another encryption or key', (_case, encryptionEnforcement) => {
    expect(sourcePolicy({ encryptionEnforcement })).toEqual([
      ...transport('ReplicationBucket'),
      otherEncryption('aws:kms'),
      otherKeys(PRIMARY_KEY),
    ]);
  });

  test('with strict() denies in addition uploads that do not state encryption and key', () => {
    expect(sourcePolicy({ encryptionEnforcement: EncryptionEnforcement.strict() })).toEqual([
      ...transport('ReplicationBucket'),
      otherEncryption('aws:kms'),
      otherKeys(PRIMARY_KEY),
      denyPut('DenyUnstatedKey', { StringEquals: { [ALGORITHM]: 'aws:kms' }, Null: { [KEY_ID]: 'true' } }),
      denyPut('DenyUnEncryptedObjectUploads', { StringNotEquals: { [ALGORITHM]: 'aws:kms' } }),
    ]);
  });

  test('with none() denies outdated transport alone', () => {
    expect(sourcePolicy({ encryptionEnforcement: EncryptionEnforcement.none() })).toEqual(transport('ReplicationBucket'));
  });

  test('asks for the header of DSSE-KMS where that is the encryption', () => {
    expect(sourcePolicy({
      encryption: BucketEncryption.DSSE,
      encryptionEnforcement: EncryptionEnforcement.strict(),
    })).toEqual([
      ...transport('ReplicationBucket'),
      otherEncryption('aws:kms:dsse'),
      otherKeys(PRIMARY_KEY),
      denyPut('DenyUnstatedKey', { StringEquals: { [ALGORITHM]: 'aws:kms:dsse' }, Null: { [KEY_ID]: 'true' } }),
      denyPut('DenyUnEncryptedObjectUploads', { StringNotEquals: { [ALGORITHM]: 'aws:kms:dsse' } }),
    ]);
  });

  test('lets uploads name a former key while it is listed', () => {
    const statements = sourcePolicy((_stack, app) => {
      const former = new Stack(app, 'Former', { env: { account: ACCOUNT, region: SOURCE_REGION } });
      return { source: ReplicationSource.create({ additionalDecryptKeys: [new Key(former, 'Key')] }) };
    });
    expect(statements).toEqual([
      ...transport('ReplicationBucket'),
      otherEncryption('aws:kms'),
      otherKeys(PRIMARY_KEY, '${Former/Key.Arn}'),
    ]);
  });

  test('has the same list of statements with Object Lock, without Bucket Keys and with rules', () => {
    const expected = ['DenyInsecureTransport', 'DenyOutdatedTls', 'DenyOtherEncryption', 'DenyOtherKeys'];
    expect(sids({ source: ReplicationSource.create({ objectLockEnabled: true }) })).toEqual(expected);
    expect(sids({ bucketKeyEnabled: false })).toEqual(expected);
    expect(sids({ rules: [{ deleteMarkerReplication: true }] })).toEqual(expected);
  });
});

test('a bucket policy is retained with its bucket', () => {
  const { synthesized } = replicationIn();
  for (const [stack, id] of [[SOURCE_STACK, SOURCE_POLICY], [REPLICA_STACK, REPLICA_POLICY]]) {
    expect(synthesized.resource(stack, BUCKET_POLICY, id)).toMatchObject({
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    });
  }
});
