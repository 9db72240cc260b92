import { CfnParameter, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { BucketEncryption, ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import { AccessLogs, DataPerimeter, ReplicaBucket, ReplicaProtection, ReplicaWriters } from 'cdk-encrypted-replication';
import type { ReplicaBucketProps } from 'cdk-encrypted-replication';
import { ACCOUNT, BUCKET, BUCKET_POLICY, KEY, OTHER_ACCOUNT, appWith } from '../support/replication';
import { Synthesized } from '../support/synthesized';

const THIRD_ACCOUNT = '333333333333';
const REGION = 'eu-north-1';
const ARN = 'arn:aws:s3:::vault-replicas-3e8e7af0-222222222222-eu-north-1-an';
const ONE = `arn:aws:iam::${ACCOUNT}:role/replication`;
const TWO = `arn:aws:iam::${ACCOUNT}:role/s3/invoices-to-vault`;
const THREE = `arn:aws:iam::${THIRD_ACCOUNT}:role/replication`;
const ORGANIZATION = { organizationId: 'o-a1b2c3d4e5', roleNamePattern: 'replication/*-to-vault' };
const ORGANIZATION_ROLES = 'arn:aws:iam::*:role/replication/*-to-vault';

interface Vault {
  readonly replicas: ReplicaBucket;
  readonly synthesized: Synthesized;
  readonly bucketPolicy: any[];
  readonly keyPolicy: any[];
}

type Props = Partial<ReplicaBucketProps>;

/** The destination half alone, in the stack `Vault`. */
function vault(props: Props | ((stack: Stack) => Props) = {}): Vault {
  const stack = new Stack(appWith(), 'Vault', { env: { account: OTHER_ACCOUNT, region: REGION } });
  const replicas = new ReplicaBucket(stack, 'Replicas', {
    writers: ReplicaWriters.roles([ONE]),
    ...(typeof props === 'function' ? props(stack) : props),
  });
  const synthesized = new Synthesized(stack.node.root as App);
  const [key] = Object.keys(synthesized.resources('Vault', KEY));
  return {
    replicas,
    synthesized,
    bucketPolicy: synthesized.statements('Vault', BUCKET_POLICY, 'ReplicasBucketPolicy'),
    keyPolicy: key === undefined ? [] : synthesized.statements('Vault', KEY),
  };
}

function allows(statements: any[]): any[] {
  return statements.filter(({ Effect, Sid }) => Effect === 'Allow' && Sid !== 'EnableIamPolicies');
}

/** Principal and conditions of the statements that admit the writers, each once. */
function admissions({ bucketPolicy, keyPolicy }: Vault): any[] {
  const found = [...allows(bucketPolicy), ...allows(keyPolicy)].map(({ Principal, Condition }) => {
    const { StringEquals = {}, StringLike: _contexts, ...others } = Condition;
    const { 'kms:ViaService': _service, ...organization } = StringEquals;
    return JSON.stringify({ Principal, Condition: { ...others, StringEquals: organization } });
  });
  return [...new Set(found)].map((text) => JSON.parse(text));
}

describe('a replica bucket of its own', () => {
  let made: Vault;
  beforeAll(() => {
    made = vault();
  });

  test('admits its writer to objects and key, in one statement per purpose', () => {
    const Principal = { AWS: 'arn:aws:iam::111111111111:root' };
    const ArnEquals = { 'aws:PrincipalArn': [ONE] };
    const Condition = {
      StringEquals: { 'kms:ViaService': 's3.eu-north-1.amazonaws.com' },
      StringLike: { 'kms:EncryptionContext:aws:s3:arn': [ARN, `${ARN}/*`] },
      ArnEquals,
    };
    expect(allows(made.bucketPolicy)).toEqual([{
      Sid: 'ReplicateObjects',
      Effect: 'Allow',
      Principal,
      Action: ['s3:ReplicateObject', 's3:ReplicateTags'],
      Resource: `${ARN}/*`,
      Condition: { ArnEquals },
    }]);
    expect(allows(made.keyPolicy)).toEqual([
      { Sid: 'EncryptReplicas', Effect: 'Allow', Principal, Action: 'kms:Encrypt', Resource: '*', Condition },
      {
        Sid: 'UseReplicaBucketKeys',
        Effect: 'Allow',
        Principal,
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Resource: '*',
        Condition,
      },
    ]);
  });

  test('is versioned, private, under its key with Bucket Keys, logged and retained', () => {
    const { Properties, DeletionPolicy } = made.synthesized.resource('Vault', BUCKET, 'ReplicasBucket');
    expect(Properties).toMatchObject({
      BucketName: ARN.split(':::')[1],
      BucketNamespace: 'account-regional',
      VersioningConfiguration: { Status: 'Enabled' },
      LoggingConfiguration: { DestinationBucketName: '${ReplicationAccessLogsBucket}' },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{
          BucketKeyEnabled: true,
          ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: '${ReplicasSingleRegionKey.Arn}' },
        }],
      },
    });
    expect(DeletionPolicy).toBe('RetainExceptOnCreate');
    expect(Properties).not.toHaveProperty('ReplicationConfiguration');
  });

  test('refuses plain transport, and denies nothing else', () => {
    const denies = made.bucketPolicy.filter(({ Effect }) => Effect === 'Deny');
    expect(denies.map(({ Sid }) => Sid)).toEqual(['DenyInsecureTransport', 'DenyOutdatedTls']);
  });

  test('hands over its name and the ARN of its key', () => {
    // GIVEN
    const { synthesized, replicas } = made;
    const stack = Stack.of(replicas);
    const { Outputs } = synthesized.artifact('Vault').template;

    // THEN
    const outputs = Object.entries<any>(Outputs).map(([id, { Value, Export }]) => [id.replace(/[0-9A-F]{8}$/, ''), Value, Export]);
    expect(outputs).toEqual([
      ['ReplicasBucketName', stack.resolve(replicas.bucketName), undefined],
      ['ReplicasKeyArn', stack.resolve(replicas.keyArn), undefined],
    ]);
    expect(stack.resolve(replicas.bucket.bucketName)).toEqual(stack.resolve(replicas.bucketName));
    expect(stack.resolve(replicas.key.keyArn)).toEqual(stack.resolve(replicas.keyArn));
  });

  test('needs no other stack', () => {
    expect(made.synthesized.stackNames).toEqual(['Vault']);
    expect(made.synthesized.strongMeans()).toEqual([]);
  });
});

describe('options of a replica bucket of its own', () => {
  test('admits writers to encrypt alone where DSSE-KMS rules Bucket Keys out', () => {
    expect(allows(vault({ encryption: BucketEncryption.DSSE }).keyPolicy).map(({ Sid }) => Sid)).toEqual(['EncryptReplicas']);
  });

  test('admits delete markers where they are asked for', () => {
    const [, deletes] = allows(vault({ deleteMarkerReplication: true }).bucketPolicy);
    expect(deletes).toMatchObject({ Sid: 'ReplicateDeleteMarkers', Action: 's3:ReplicateDelete', Resource: `${ARN}/*` });
  });

  test('are those of any bucket that the library makes', () => {
    const { synthesized } = vault({
      bucketName: 'the-vault',
      objectLockDefaultRetention: ObjectLockRetention.compliance(Duration.days(3650)),
      lifecycleRules: [{ id: 'archive', noncurrentVersionExpiration: Duration.days(30) }],
      tags: { purpose: 'backup' },
      accessLogs: AccessLogs.disabled('the vault is read in a recovery alone'),
    });
    const { Properties } = synthesized.resource('Vault', BUCKET);
    expect(Properties).toMatchObject({
      BucketName: 'the-vault',
      ObjectLockEnabled: true,
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 3650 } } },
      Tags: [{ Key: 'purpose', Value: 'backup' }],
    });
    expect(Properties.LifecycleConfiguration.Rules.map(({ Id }: { Id: string }) => Id)).toEqual([
      'AbortIncompleteUploads',
      'archive',
    ]);
    expect(Properties).not.toHaveProperty('BucketNamespace');
    expect(Properties).not.toHaveProperty('LoggingConfiguration');
  });

  test('shape the key that is created', () => {
    const { synthesized } = vault({
      keyOptions: { aliases: ['vault'], rotationPeriod: Duration.days(90), removalPolicy: RemovalPolicy.RETAIN },
    });
    expect(synthesized.resource('Vault', KEY).Properties).toMatchObject({ RotationPeriodInDays: 90, MultiRegion: false });
    expect(synthesized.resource('Vault', 'AWS::KMS::Alias').Properties.AliasName).toBe('alias/vault');
  });

  test('take a key of your own, which gets the statements', () => {
    const { keyPolicy, synthesized, replicas } = vault((stack) => ({ key: new Key(stack, 'OwnKey') }));
    expect(Object.keys(synthesized.resources('Vault', KEY))).toEqual(['OwnKey']);
    expect(allows(keyPolicy).map(({ Sid }) => Sid)).toEqual([undefined, 'EncryptReplicas', 'UseReplicaBucketKeys']);
    expect(Stack.of(replicas).resolve(replicas.keyArn)).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^OwnKey/), 'Arn'] });
  });

  test('keep the writers out of the denies of a perimeter and of a protection', () => {
    // GIVEN
    const { bucketPolicy } = vault({
      writers: ReplicaWriters.roles([ONE, THREE]),
      perimeter: new DataPerimeter({ organizationId: 'o-a1b2c3d4e5' }),
      protection: new ReplicaProtection({ breakGlassRoleArns: [`arn:aws:iam::${OTHER_ACCOUNT}:role/audit`] }),
    });
    const conditionOf = (sid: string) => bucketPolicy.find(({ Sid }) => Sid === sid).Condition;

    // THEN
    expect(conditionOf('DenyOutsideOrganization')).toEqual({
      StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5', 'aws:PrincipalAccount': OTHER_ACCOUNT },
      ArnNotEqualsIfExists: { 'aws:PrincipalArn': [ONE, THREE] },
      BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
    });
    expect(conditionOf('DenyWritesByOthers')).toEqual({ ArnNotLike: { 'aws:PrincipalArn': [ONE, THREE] } });
  });
});

describe('writers', () => {
  test('of one account are aggregated', () => {
    expect(admissions(vault({ writers: ReplicaWriters.roles([ONE, TWO]) }))).toEqual([{
      Principal: { AWS: 'arn:aws:iam::111111111111:root' },
      Condition: { ArnEquals: { 'aws:PrincipalArn': [ONE, TWO] }, StringEquals: {} },
    }]);
  });

  test('of several accounts are aggregated, each account once, in an order of their own', () => {
    expect(admissions(vault({ writers: ReplicaWriters.roles([THREE, ONE, TWO]) }))).toEqual([{
      Principal: { AWS: ['arn:aws:iam::111111111111:root', 'arn:aws:iam::333333333333:root'] },
      Condition: { ArnEquals: { 'aws:PrincipalArn': [THREE, ONE, TWO].sort() }, StringEquals: {} },
    }]);
  });

  test('may be a role whose ARN is known at deploy time', () => {
    // GIVEN
    const app = appWith();
    const stack = new Stack(app, 'Vault', { env: { account: OTHER_ACCOUNT, region: REGION } });
    const parameter = new CfnParameter(stack, 'Writer');

    // WHEN
    new ReplicaBucket(stack, 'Replicas', { writers: ReplicaWriters.roles([parameter.valueAsString]) });

    // THEN
    const { Properties } = Object.values<any>(new Synthesized(app).artifact('Vault').template.Resources)
      .find(({ Type }) => Type === KEY);
    const [, encrypt] = Properties.KeyPolicy.Statement;
    const account = { 'Fn::Select': [4, { 'Fn::Split': [':', { Ref: 'Writer' }] }] };
    expect(encrypt.Principal).toEqual({ AWS: { 'Fn::Join': ['', ['arn:aws:iam::', account, ':root']] } });
    expect(encrypt.Condition.ArnEquals).toEqual({ 'aws:PrincipalArn': [{ Ref: 'Writer' }] });
  });

  test('of an organization are anybody of it whose role follows the pattern', () => {
    expect(admissions(vault({ writers: ReplicaWriters.organizationRoles(ORGANIZATION) }))).toEqual([{
      Principal: { AWS: '*' },
      Condition: {
        StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' },
        ArnLike: { 'aws:PrincipalArn': ORGANIZATION_ROLES },
      },
    }]);
  });

  test('of an organization may use the key through S3 alone', () => {
    const { keyPolicy } = vault({ writers: ReplicaWriters.organizationRoles(ORGANIZATION) });
    for (const { Condition } of allows(keyPolicy)) {
      expect(Condition.StringEquals).toEqual({
        'kms:ViaService': 's3.eu-north-1.amazonaws.com',
        'aws:PrincipalOrgID': 'o-a1b2c3d4e5',
      });
    }
    expect(allows(keyPolicy)).toHaveLength(2);
  });

  test('of an organization are exempt from a protection by their pattern', () => {
    const { bucketPolicy } = vault({
      writers: ReplicaWriters.organizationRoles(ORGANIZATION),
      protection: new ReplicaProtection({ breakGlassRoleArns: [`arn:aws:iam::${OTHER_ACCOUNT}:role/audit`] }),
    });
    const { Condition } = bucketPolicy.find(({ Sid }) => Sid === 'DenyWritesByOthers');
    expect(Condition).toEqual({ ArnNotLike: { 'aws:PrincipalArn': [ORGANIZATION_ROLES] } });
  });

  test('of an organization are exempt from a perimeter by their pattern', () => {
    const { bucketPolicy } = vault({
      writers: ReplicaWriters.organizationRoles(ORGANIZATION),
      perimeter: new DataPerimeter({ organizationId: 'o-a1b2c3d4e5' }),
    });
    const { Condition } = bucketPolicy.find(({ Sid }) => Sid === 'DenyOutsideOrganization');
    // ArnNotEquals takes wildcards as ArnNotLike does
    expect(Condition.ArnNotEqualsIfExists).toEqual({ 'aws:PrincipalArn': ORGANIZATION_ROLES });
  });
});

describe('fifty sources in fifty accounts', () => {
  const writers = ReplicaWriters.roles(Array.from({ length: 50 }, (_, index) => {
    const account = String(100000000000 + index);
    return `arn:aws:iam::${account}:role/replication/Documents-Replication-Role-${account.slice(-8)}`;
  }));
  const perimeter = new DataPerimeter({ organizationId: 'o-a1b2c3d4e5' });
  const protection = new ReplicaProtection({ breakGlassRoleArns: [`arn:aws:iam::${OTHER_ACCOUNT}:role/audit`] });

  test.each<[string, Props]>([
    ['alone', {}],
    ['with delete markers', { deleteMarkerReplication: true }],
    ['with perimeter and protection', { perimeter, protection }],
  ])('fit into a bucket policy of 20 KB and a key policy of 32 KB, %s', (options, props) => {
    // WHEN
    const { synthesized } = vault({ ...props, writers });
    const { PolicyDocument } = synthesized.resource('Vault', BUCKET_POLICY, 'ReplicasBucketPolicy').Properties;
    const { KeyPolicy } = synthesized.resource('Vault', KEY).Properties;
    const [bucket, key] = [PolicyDocument, KeyPolicy].map(deployedSize);

    // THEN
    process.stdout.write(`50 sources ${options}: bucket policy ${bucket} of 20480, key policy ${key} of 32768 bytes\n`);
    expect(bucket).toBeGreaterThan(50 * 60);
    expect(bucket).toBeLessThan(20_480);
    expect(key).toBeGreaterThan(2 * 50 * 60);
    expect(key).toBeLessThan(32_768);
  });

  test('share one statement per purpose', () => {
    const { synthesized } = vault({ writers, deleteMarkerReplication: true });
    expect(synthesized.sids('Vault', KEY)).toEqual(['EnableIamPolicies', 'EncryptReplicas', 'UseReplicaBucketKeys']);
    expect(synthesized.sids('Vault', BUCKET_POLICY, 'ReplicasBucketPolicy')).toEqual([
      'DenyInsecureTransport',
      'DenyOutdatedTls',
      'ReplicateObjects',
      'ReplicateDeleteMarkers',
    ]);
  });
});

/** The bytes of a document when it is deployed, with the longest ARN of the bucket in place of references to it. */
function deployedSize(document: unknown): number {
  const text = JSON.stringify(document).replace(/\$\{[A-Za-z]+\.Arn\}/g, `arn:aws:s3:::${'b'.repeat(63)}`);
  expect(text).not.toContain('${');
  return Buffer.byteLength(text);
}
