import type { FakeState } from './account';

export const SOURCE_ACCOUNT = '111111111111';
export const OTHER_ACCOUNT = '222222222222';
export const SOURCE_KEY = `arn:aws:kms:us-east-1:${SOURCE_ACCOUNT}:key/11111111-1111-1111-1111-111111111111`;
const ROLE = `arn:aws:iam::${SOURCE_ACCOUNT}:role/replication`;

export const statement = (action: string | string[], resource: string | string[], more: object = {}) =>
  ({ Effect: 'Allow', Action: action, Resource: resource, ...more });
export const policy = (...statements: object[]) => ({ Version: '2012-10-17', Statement: statements });
const encryption = (key: string) => ({
  ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: key }, BucketKeyEnabled: true,
});

/** A replication that works, to a bucket of the same account or of another. */
export function healthy(destinationAccount = SOURCE_ACCOUNT) {
  const replicaKey = `arn:aws:kms:eu-west-1:${destinationAccount}:key/22222222-2222-2222-2222-222222222222`;
  const isOther = destinationAccount !== SOURCE_ACCOUNT;
  const own = (account: string) => statement('kms:*', '*', { Sid: 'Account', Principal: { AWS: `arn:aws:iam::${account}:root` } });
  const theirs = { Principal: { AWS: ROLE } };
  const rule = {
    ID: 'all',
    Priority: 1,
    Status: 'Enabled',
    Filter: { Prefix: '' },
    DeleteMarkerReplication: { Status: 'Disabled' },
    SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: 'Enabled' } },
    Destination: {
      Bucket: 'arn:aws:s3:::documents-replica',
      Account: destinationAccount,
      EncryptionConfiguration: { ReplicaKmsKeyID: replicaKey },
      Metrics: { Status: 'Enabled' },
      ...(isOther ? { AccessControlTranslation: { Owner: 'Destination' } } : {}),
    },
  };
  const rolePolicy = policy(
    statement(['s3:GetReplicationConfiguration', 's3:ListBucket'], 'arn:aws:s3:::documents', { Sid: 'Bucket' }),
    statement(['s3:GetObjectVersionForReplication', 's3:GetObjectVersionAcl', 's3:GetObjectVersionTagging'], 'arn:aws:s3:::documents/*', { Sid: 'Objects' }),
    statement(['s3:ReplicateObject', 's3:ReplicateTags'], 'arn:aws:s3:::documents-replica/*', { Sid: 'Replicas' }),
    statement('kms:Decrypt', SOURCE_KEY, { Sid: 'Decrypt' }),
    statement(['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey'], replicaKey, { Sid: 'Encrypt' }),
  );
  const state: FakeState = {
    buckets: {
      'documents': {
        account: SOURCE_ACCOUNT,
        region: 'us-east-1',
        versioning: 'Enabled',
        encryption: encryption(SOURCE_KEY),
        ownership: 'BucketOwnerEnforced',
        replication: { Role: ROLE, Rules: [rule] },
        publicAccessBlock: { BlockPublicAcls: true },
        notification: { TopicConfigurations: [{ TopicArn: `arn:aws:sns:us-east-1:${SOURCE_ACCOUNT}:failures`, Events: ['s3:Replication:*'] }] },
      },
      'documents-replica': {
        account: destinationAccount,
        region: 'eu-west-1',
        versioning: 'Enabled',
        encryption: encryption(replicaKey),
        ownership: 'BucketOwnerEnforced',
        ...(isOther ? {
          policy: policy(statement(['s3:ReplicateObject', 's3:ReplicateTags'], 'arn:aws:s3:::documents-replica/*', { Sid: 'Role', ...theirs })),
        } : {}),
      },
    },
    keys: {
      [SOURCE_KEY]: { account: SOURCE_ACCOUNT, region: 'us-east-1', metadata: { KeyId: '11111111-1111-1111-1111-111111111111' }, policy: policy(own(SOURCE_ACCOUNT)) },
      [replicaKey]: {
        account: destinationAccount,
        region: 'eu-west-1',
        metadata: { KeyId: '22222222-2222-2222-2222-222222222222' },
        policy: policy(own(destinationAccount), ...(isOther
          ? [statement(['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey'], '*', { Sid: 'Role', ...theirs })] : [])),
      },
    },
    roles: {
      replication: {
        trust: policy({ Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' }, Action: 'sts:AssumeRole' }),
        inline: { own: rolePolicy },
        attached: [],
      },
    },
    managed: {},
    objects: {},
    metrics: {},
    denied: new Set(),
    errors: {},
  };
  return { state, rule, replicaKey, rolePolicy, role: state.roles.replication, source: state.buckets.documents, destination: state.buckets['documents-replica'] };
}
