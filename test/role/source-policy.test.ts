import { Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { ReplicationDestination, ReplicationFilter, ReplicationSource } from 'cdk-encrypted-replication';
import type { ReplicationRule } from 'cdk-encrypted-replication';
import { ACCOUNT, MANAGED_POLICY, PRIMARY_KEY, SOURCE_ARN, SOURCE_REGION, SOURCE_STACK, replicationIn } from '../support/replication';
import type { ReplicationSetup } from '../support/replication';

const POLICY = 'RoleSourcePolicy';
const OBJECT_READS = [
  's3:GetObjectVersionAcl', 's3:GetObjectVersionAnnotationForReplication', 's3:GetObjectVersionForReplication', 's3:GetObjectVersionTagging',
];

function sourcePolicy(setup: ReplicationSetup = {}) {
  return replicationIn(setup).synthesized.statements(SOURCE_STACK, MANAGED_POLICY, POLICY);
}

function withRules(...rules: ReplicationRule[]) {
  return sourcePolicy({ props: { rules } });
}

describe('the source policy of the role', () => {
  test('has exactly what S3 needs to read and decrypt the source, and nothing else', () => {
    expect(sourcePolicy()).toEqual([
      {
        Sid: 'ReadSourceBucket',
        Effect: 'Allow',
        Action: ['s3:GetReplicationConfiguration', 's3:ListBucket'],
        Resource: SOURCE_ARN,
      },
      {
        Sid: 'ReadSourceObjects',
        Effect: 'Allow',
        Action: OBJECT_READS,
        Resource: `${SOURCE_ARN}/*`,
      },
      {
        Sid: 'DecryptSourceObjects',
        Effect: 'Allow',
        Action: 'kms:Decrypt',
        Resource: PRIMARY_KEY,
        Condition: {
          StringEquals: { 'kms:ViaService': 's3.ap-southeast-1.amazonaws.com' },
          StringLike: { 'kms:EncryptionContext:aws:s3:arn': [SOURCE_ARN, `${SOURCE_ARN}/*`] },
        },
      },
    ]);
  });

  test('reads no annotations where they are not to be replicated', () => {
    const statements = sourcePolicy({ props: { source: ReplicationSource.create({ replicateAnnotations: false }) } });
    expect(statements[1]).toEqual({
      Sid: 'ReadSourceObjects',
      Effect: 'Allow',
      Action: OBJECT_READS.filter((action) => !action.includes('Annotation')),
      Resource: `${SOURCE_ARN}/*`,
    });
  });

  test('reads retention and legal holds where the source has Object Lock', () => {
    // WHEN
    const statements = sourcePolicy({ props: { source: ReplicationSource.create({ objectLockEnabled: true }) } });

    // THEN
    expect(statements.map(({ Sid }) => Sid)).toEqual([
      'ReadSourceBucket',
      'ReadSourceObjects',
      'ReadSourceObjectLock',
      'DecryptSourceObjects',
    ]);
    expect(statements[2]).toEqual({
      Sid: 'ReadSourceObjectLock',
      Effect: 'Allow',
      Action: ['s3:GetObjectLegalHold', 's3:GetObjectRetention'],
      Resource: `${SOURCE_ARN}/*`,
    });
  });

  test('narrows objects, locks and encryption contexts to the prefixes of the rules', () => {
    // WHEN
    const [bucket, objects, locks, decrypt] = sourcePolicy({
      props: {
        source: ReplicationSource.create({ objectLockEnabled: true }),
        rules: [
          { filter: ReplicationFilter.prefix('contracts/') },
          { filter: ReplicationFilter.prefixAndTags('invoices/', { keep: 'yes' }) },
        ],
      },
    });

    // THEN
    const narrowed = [`${SOURCE_ARN}/contracts/*`, `${SOURCE_ARN}/invoices/*`];
    expect(bucket.Resource).toBe(SOURCE_ARN);
    expect(objects.Resource).toEqual(narrowed);
    expect(locks.Resource).toEqual(narrowed);
    expect(decrypt.Condition).toEqual({
      StringEquals: { 'kms:ViaService': 's3.ap-southeast-1.amazonaws.com' },
      StringLike: { 'kms:EncryptionContext:aws:s3:arn': [SOURCE_ARN, ...narrowed] },
    });
  });

  test('does not depend on the order of the rules', () => {
    const rules = ['b/', 'a/', 'c/'].map((prefix) => ({ filter: ReplicationFilter.prefix(prefix) }));
    expect(withRules(...rules)).toEqual(withRules(...rules.reverse()));
  });

  test('names a prefix once where another one covers it', () => {
    const [, objects] = withRules(
      { filter: ReplicationFilter.prefix('a/b/') },
      { filter: ReplicationFilter.prefix('a/') },
      { filter: ReplicationFilter.prefix('ab/') },
    );
    expect(objects.Resource).toEqual([`${SOURCE_ARN}/a/*`, `${SOURCE_ARN}/ab/*`]);
  });

  test('covers the whole bucket where one rule does', () => {
    const [, objects] = withRules({ filter: ReplicationFilter.prefix('a/') }, { filter: ReplicationFilter.tags({ a: 'b' }) });
    expect(objects.Resource).toBe(`${SOURCE_ARN}/*`);
  });

  test('keeps the permissions of a disabled rule', () => {
    const [, objects] = withRules({ filter: ReplicationFilter.prefix('a/'), enabled: false });
    expect(objects.Resource).toBe(`${SOURCE_ARN}/a/*`);
  });

  test('takes wildcards of a prefix as the characters they are', () => {
    const [, objects] = withRules({ filter: ReplicationFilter.prefix('50%*?$/') });
    expect(objects.Resource).toBe(`${SOURCE_ARN}/50%\${*}\${?}\${$}/*`);
  });

  test('covers the prefixes of all destinations', () => {
    // GIVEN
    const [ireland, oregon] = ['eu-west-1', 'us-west-2'].map((region) => ReplicationDestination.inRegion(region));

    // WHEN
    const [, objects] = sourcePolicy({
      props: {
        destinations: [ireland, oregon],
        rules: [
          { filter: ReplicationFilter.prefix('a/'), destinations: [ireland] },
          { filter: ReplicationFilter.prefix('b/'), destinations: [oregon] },
        ],
      },
    });

    // THEN
    expect(objects.Resource).toEqual([`${SOURCE_ARN}/a/*`, `${SOURCE_ARN}/b/*`]);
  });

  test('decrypts with former keys too, under the same conditions', () => {
    // WHEN
    const statements = sourcePolicy({
      props: (_stack, app) => {
        const formerStack = new Stack(app, 'Former', { env: { account: ACCOUNT, region: SOURCE_REGION } });
        return { source: ReplicationSource.create({ additionalDecryptKeys: [new Key(formerStack, 'Key')] }) };
      },
    });

    // THEN
    expect(statements.map(({ Sid }) => Sid)).toEqual(['ReadSourceBucket', 'ReadSourceObjects', 'DecryptSourceObjects']);
    expect(statements[2]).toEqual({
      Sid: 'DecryptSourceObjects',
      Effect: 'Allow',
      Action: 'kms:Decrypt',
      Resource: [PRIMARY_KEY, '${Former/Key.Arn}'],
      Condition: {
        StringEquals: { 'kms:ViaService': 's3.ap-southeast-1.amazonaws.com' },
        StringLike: { 'kms:EncryptionContext:aws:s3:arn': [SOURCE_ARN, `${SOURCE_ARN}/*`] },
      },
    });
  });

  test('names the partition of the Region, but amazonaws.com in China too', () => {
    // WHEN
    const [bucket, , decrypt] = sourcePolicy({
      region: 'cn-north-1',
      props: { destinations: [ReplicationDestination.inRegion('cn-northwest-1')] },
    });

    // THEN
    expect(bucket.Resource).toBe('arn:aws-cn:s3:::documents-replication-33ba06e6-111111111111-cn-north-1-an');
    expect(decrypt.Condition).toMatchObject({ StringEquals: { 'kms:ViaService': 's3.cn-north-1.amazonaws.com' } });
  });

  test('holds the account as a reference where it is a token', () => {
    const [bucket] = sourcePolicy({ account: 'token' });
    expect(bucket.Resource).toBe('arn:aws:s3:::documents-replication-b65fa0f3-${AWS::AccountId}-ap-southeast-1-an');
  });
});
