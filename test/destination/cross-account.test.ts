import { DefaultStackSynthesizer, NestedStack, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { DataPerimeter, EncryptedCrossRegionReplication, ReplicationDestination, ReplicationFilter, ReplicationKeys } from 'cdk-encrypted-replication';
import type { EncryptedCrossRegionReplicationProps, ReplicationDestinationOptions } from 'cdk-encrypted-replication';
import {
  ACCOUNT,
  BUCKET,
  BUCKET_POLICY,
  KEY,
  MANAGED_POLICY,
  OTHER_ACCOUNT,
  REPLICA_KEY_TYPE,
  REPLICA_REGION,
  SOURCE_REGION,
  SOURCE_STACK,
  appWith,
  replicationIn,
} from '../support/replication';
import type { Replicated, ReplicationSetup } from '../support/replication';

const THIRD_ACCOUNT = '333333333333';
const VAULT_STACK = 'Documents-replica-222222222222-eu-west-1';
const VAULT_ARN = 'arn:aws:s3:::documents-replication-b65fa0f3-222222222222-eu-west-1-an';
const ROLE_ARN = 'arn:aws:iam::111111111111:role/Documents-Replication-Role-65fdae68';
const KEY_ARN = 'arn:aws:kms:eu-west-1:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const S3 = new ServicePrincipal('s3.amazonaws.com');

type Props = Partial<EncryptedCrossRegionReplicationProps>;

function inVault(options?: ReplicationDestinationOptions): ReplicationDestination {
  return ReplicationDestination.inAccount(OTHER_ACCOUNT, REPLICA_REGION, options);
}

/** A replication into the other account, which is deployed from a stack that the library makes. */
function toVault(props: Props = {}, setup: ReplicationSetup = {}): Replicated {
  return replicationIn({ ...setup, props: { destinations: [inVault()], ...props } });
}

/** A replication into a stack of the user's own in the other account. */
function toOwnStack(options: ReplicationDestinationOptions = {}): Replicated {
  return replicationIn({
    props: (_stack, app) => {
      const vault = new Stack(app, 'Vault', { env: { account: OTHER_ACCOUNT, region: REPLICA_REGION } });
      return { destinations: [ReplicationDestination.inStack(vault, options)] };
    },
  });
}

/** The statement of a policy in the other account that lets the source's role in. */
function admitted(statement: object, conditions: object = {}, role = ROLE_ARN): object {
  return {
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::111111111111:root' },
    ...statement,
    Condition: { ...conditions, ArnEquals: { 'aws:PrincipalArn': [role] } },
  };
}

const ENCRYPTION = {
  StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' },
  StringLike: { 'kms:EncryptionContext:aws:s3:arn': [VAULT_ARN, `${VAULT_ARN}/*`] },
};
const REPLICATE = {
  Sid: 'ReplicateObjects',
  Action: ['s3:ReplicateObject', 's3:ReplicateTags'],
  Resource: `${VAULT_ARN}/*`,
};
const ENCRYPT = { Sid: 'EncryptReplicas', Action: 'kms:Encrypt', Resource: '*' };
const BUCKET_KEYS = { Sid: 'UseReplicaBucketKeys', Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: '*' };

/** In the policy of a key that several replications may share. */
function shared(statement: any): any {
  return { ...statement, Sid: `${statement.Sid}55a49791` };
}

function bucketPolicy({ synthesized }: Replicated, stackName = VAULT_STACK): any[] {
  return synthesized.statements(stackName, BUCKET_POLICY, 'ReplicationReplicaBucketPolicy');
}

function keyPolicy({ synthesized }: Replicated, stackName = VAULT_STACK): any[] {
  return synthesized.statements(stackName, KEY);
}

function allows(statements: any[]): any[] {
  return statements.filter(({ Effect }) => Effect === 'Allow');
}

function rulesOf({ synthesized }: Replicated): any[] {
  return synthesized.resource(SOURCE_STACK, BUCKET, 'ReplicationBucket').Properties.ReplicationConfiguration.Rules;
}

describe.each<[string, () => Replicated, string, string]>([
  ['a stack that the library makes', toVault, VAULT_STACK, VAULT_ARN],
  ['a stack of the user\'s own', toOwnStack, 'Vault', VAULT_ARN],
])('a destination in another account, in %s', (_place, make, stackName, bucketArn) => {
  let replicated: Replicated;
  beforeAll(() => {
    replicated = make();
  });

  test('has a bucket whose policy admits the role for what S3 does to objects, and nothing at bucket level', () => {
    expect(bucketArn).toBe(VAULT_ARN);
    expect(allows(bucketPolicy(replicated, stackName))).toEqual([admitted(REPLICATE)]);
  });

  test('has a key of its account whose policy admits the role for this bucket through S3 of the Region', () => {
    const [own, ...others] = keyPolicy(replicated, stackName);
    expect(own).toEqual({
      Sid: 'EnableIamPolicies',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::222222222222:root' },
      Action: 'kms:*',
      Resource: '*',
    });
    expect(others).toEqual([admitted(ENCRYPT, ENCRYPTION), admitted(BUCKET_KEYS, ENCRYPTION)]);
  });

  test('has no multi-Region key', () => {
    const { synthesized } = replicated;
    expect(synthesized.resource(stackName, KEY).Properties.MultiRegion).toBe(false);
    const replicaKeys = synthesized.stackNames.map((name) => synthesized.resources(name, REPLICA_KEY_TYPE));
    expect(replicaKeys).toEqual([{}, {}]);
  });

  test('lets nobody change versioning, and hands no ownership over', () => {
    const { synthesized } = replicated;
    const text = synthesized.stackNames.map((name) => synthesized.text(name)).join();
    expect(text).not.toMatch(/s3:PutBucketVersioning|ObjectOwnerOverride|AccessControlTranslation|s3:Get\*|s3:List\*"/);
  });

  test('is deployed before the source', () => {
    const { synthesized } = replicated;
    expect(synthesized.stackNames).toEqual([SOURCE_STACK, stackName]);
    expect(synthesized.dependenciesOf(SOURCE_STACK)).toEqual([stackName]);
    expect(synthesized.dependenciesOf(stackName)).toEqual([]);
  });

  test('names its account in the rule, so that S3 checks the owner', () => {
    expect(rulesOf(replicated).map(({ Destination }) => Destination)).toEqual([{
      Bucket: VAULT_ARN,
      Account: OTHER_ACCOUNT,
      EncryptionConfiguration: { ReplicaKmsKeyID: `\${${stackName}/DocumentsReplicationReplicaSingleRegionKey.Arn}` },
      Metrics: { Status: 'Enabled' },
    }]);
  });

  test('is named by the role\'s own policy with its exact bucket and key', () => {
    const Resource = `\${${stackName}/DocumentsReplicationReplicaSingleRegionKey.Arn}`;
    const own = { Effect: 'Allow', Condition: ENCRYPTION };
    expect(replicated.synthesized.statements(SOURCE_STACK, MANAGED_POLICY, '222222222222euwest1')).toEqual([
      { Effect: 'Allow', ...REPLICATE },
      { ...ENCRYPT, ...own, Resource },
      { ...BUCKET_KEYS, ...own, Resource },
    ]);
  });

  test('returns what its owner has to hold', () => {
    const { replicas: [replica] } = replicated.replication;
    expect(replica).toMatchObject({ account: OTHER_ACCOUNT, region: REPLICA_REGION });
    expect(replica.stack?.node.id).toBe(stackName);
    expect(replica.bucketPolicyDocument().toJSON().Statement).toEqual([admitted(REPLICATE)]);
    expect(replica.keyPolicyDocument().toJSON().Statement).toEqual([
      admitted(ENCRYPT, ENCRYPTION),
      admitted(BUCKET_KEYS, ENCRYPTION),
    ]);
  });

  test('needs neither export nor import nor custom resource', () => {
    expect(replicated.synthesized.strongMeans()).toEqual([]);
  });
});

describe('the ARN of the destination key', () => {
  test('is read from the destination stack by a role that the source\'s CloudFormation role may assume', () => {
    // GIVEN
    const { synthesized } = toVault();

    // WHEN
    const [reader] = Object.values(synthesized.resources(VAULT_STACK, 'AWS::IAM::Role'));
    const source = Object.values<any>(synthesized.artifact(SOURCE_STACK).template.Resources)
      .find(({ Properties }) => Properties.ReplicationConfiguration);
    const [{ Destination }] = source.Properties.ReplicationConfiguration.Rules;

    // THEN
    const { StackName, Region, RoleArn } = Destination.EncryptionConfiguration.ReplicaKmsKeyID['Fn::GetStackOutput'];
    expect({ StackName, Region }).toEqual({ StackName: 'Documents-ap-southeast-1-replica-222222222222-eu-west-1', Region: REPLICA_REGION });
    expect(JSON.stringify(RoleArn)).toContain(`:iam::${OTHER_ACCOUNT}:role/${reader.Properties.RoleName}`);
    expect(reader.Properties.AssumeRolePolicyDocument.Statement[0].Principal).toEqual({
      AWS: { 'Fn::Sub': 'arn:${AWS::Partition}:iam::111111111111:role/cdk-hnb659fds-cfn-exec-role-111111111111-ap-southeast-1' },
    });
  });

  test('is published to the execution role of a custom qualifier', () => {
    const synthesizer = new DefaultStackSynthesizer({ qualifier: 'acme' });
    const { synthesized } = toVault({}, { stack: { synthesizer, env: { account: ACCOUNT, region: SOURCE_REGION } } });
    expect(synthesized.text(VAULT_STACK)).toContain(
      'arn:${AWS::Partition}:iam::111111111111:role/cdk-acme-cfn-exec-role-111111111111-ap-southeast-1',
    );
    expect(synthesized.text(VAULT_STACK)).not.toContain('hnb659fds');
  });

  test('is a literal where it is stated, and nothing is published', () => {
    // GIVEN
    const keyArn = 'arn:aws:kms:eu-west-1:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab';
    const { synthesized } = toVault({ destinations: [inVault({ keyArn })] });

    // THEN
    expect(synthesized.text(SOURCE_STACK)).not.toContain('Fn::GetStackOutput');
    expect(synthesized.text(VAULT_STACK)).not.toContain('GetStackOutputRole');
    expect(synthesized.resource(SOURCE_STACK, BUCKET, 'ReplicationBucket').Properties.ReplicationConfiguration.Rules[0]
      .Destination.EncryptionConfiguration).toEqual({ ReplicaKmsKeyID: keyArn });
    expect(synthesized.statement(SOURCE_STACK, MANAGED_POLICY, '222222222222euwest1', 'EncryptReplicas').Resource).toBe(keyArn);
    expect(synthesized.dependenciesOf(SOURCE_STACK)).toEqual([VAULT_STACK]);
  });
});

describe('what the other account admits', () => {
  test('are delete markers below the prefixes of the rules that replicate them', () => {
    const replicated = toVault({
      rules: [
        { filter: ReplicationFilter.prefix('drafts/'), deleteMarkerReplication: true },
        { filter: ReplicationFilter.prefix('contracts/') },
      ],
    });
    expect(allows(bucketPolicy(replicated))).toEqual([
      admitted({ ...REPLICATE, Resource: [`${VAULT_ARN}/contracts/*`, `${VAULT_ARN}/drafts/*`] }),
      admitted({ Sid: 'ReplicateDeleteMarkers', Action: 's3:ReplicateDelete', Resource: `${VAULT_ARN}/drafts/*` }),
    ]);
  });

  test('are the encryption contexts of the prefixes of the rules', () => {
    const replicated = toVault({ rules: [{ filter: ReplicationFilter.prefix('contracts/') }] });
    const contexts = [VAULT_ARN, `${VAULT_ARN}/contracts/*`];
    for (const { Condition } of keyPolicy(replicated).slice(1)) {
      expect(Condition.StringLike).toEqual({ 'kms:EncryptionContext:aws:s3:arn': contexts });
    }
  });

  test('is encryption alone where DSSE-KMS rules Bucket Keys out', () => {
    expect(keyPolicy(toVault({ encryption: BucketEncryption.DSSE })).slice(1)).toEqual([admitted(ENCRYPT, ENCRYPTION)]);
  });

  test('is the role with its path and name', () => {
    const replicated = toVault({ roleName: 'to-vault', rolePath: '/replication/' });
    const role = 'arn:aws:iam::111111111111:role/replication/to-vault';
    expect(allows(bucketPolicy(replicated))).toEqual([admitted(REPLICATE, {}, role)]);
    expect(keyPolicy(replicated).slice(1)).toEqual([
      admitted(ENCRYPT, ENCRYPTION, role),
      admitted(BUCKET_KEYS, ENCRYPTION, role),
    ]);
  });

  test('is a role of your own with a name', () => {
    const replicated = replicationIn({
      props: (stack) => ({
        destinations: [inVault()],
        replicationRole: new Role(stack, 'OwnRole', { assumedBy: S3, roleName: 'own', path: '/s3/' }),
      }),
    });
    const role = 'arn:aws:iam::111111111111:role/s3/own';
    expect(allows(bucketPolicy(replicated))).toEqual([admitted(REPLICATE, {}, role)]);
    expect(keyPolicy(replicated).slice(1).map(({ Condition }) => Condition.ArnEquals)).toEqual([
      { 'aws:PrincipalArn': [role] },
      { 'aws:PrincipalArn': [role] },
    ]);
  });

  test('is an imported role by its ARN', () => {
    const role = 'arn:aws:iam::111111111111:role/s3/imported';
    const replicated = replicationIn({
      props: (stack) => ({ destinations: [inVault()], replicationRole: Role.fromRoleArn(stack, 'OwnRole', role) }),
    });
    expect(allows(bucketPolicy(replicated))).toEqual([admitted(REPLICATE, {}, role)]);
  });

  test('is exempt from the perimeter of the replica bucket', () => {
    const replicated = toVault({ perimeter: new DataPerimeter({ organizationId: 'o-a1b2c3d4e5' }) });
    const perimeter = bucketPolicy(replicated).filter(({ Sid }) => Sid === 'DenyOutsideOrganization');
    expect(perimeter.map(({ Condition }) => Condition)).toEqual([{
      StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5', 'aws:PrincipalAccount': OTHER_ACCOUNT },
      ArnNotEqualsIfExists: { 'aws:PrincipalArn': ROLE_ARN },
      BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
    }]);
  });
});

test.each<[string, ReplicationDestinationOptions]>([
  ['states the ARN of its key', { keyArn: KEY_ARN }],
  ['brings a key by its ARN', { key: Key.fromKeyArn(new Stack(), 'Imported', KEY_ARN) }],
])('the source stack may be nested where the destination %s', (_what, options) => {
  const app = appWith();
  const nested = new NestedStack(new Stack(app, SOURCE_STACK, { env: { account: ACCOUNT, region: SOURCE_REGION } }), 'Nested');
  new EncryptedCrossRegionReplication(nested, 'Replication', { destinations: [inVault(options)] });
  expect(JSON.stringify(Template.fromStack(nested).findResources(BUCKET))).toContain(`"ReplicaKmsKeyID":"${KEY_ARN}"`);
});

describe('a key that the destination brings', () => {
  test('gets the statements in its policy where the app owns it', () => {
    // GIVEN
    const { synthesized } = replicationIn({
      props: (_stack, app) => {
        const vault = new Stack(app, 'Vault', { env: { account: OTHER_ACCOUNT, region: REPLICA_REGION } });
        const key = new Key(vault, 'VaultKey');
        return { destinations: [ReplicationDestination.inStack(vault, { key })] };
      },
    });

    // THEN
    expect(synthesized.statements('Vault', KEY).slice(1)).toEqual([
      shared(admitted(ENCRYPT, ENCRYPTION)),
      shared(admitted(BUCKET_KEYS, ENCRYPTION)),
    ]);
    expect(Object.keys(synthesized.resources('Vault', KEY))).toEqual(['VaultKey']);
  });

  test('gets a warning with the exact statements where it is imported', () => {
    // GIVEN
    const keyArn = 'arn:aws:kms:eu-west-1:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab';
    const { app, replication } = replicationIn({
      props: (stack) => ({ destinations: [inVault({ key: Key.fromKeyArn(stack, 'Imported', keyArn) })] }),
    });

    // WHEN
    const { stack } = replication.replicas[0];
    const warnings = Annotations.fromStack(stack!).findWarning('*', Match.stringLikeRegexp('must hold these statements'));

    // THEN
    expect(app.node.children).toContain(stack);
    expect(warnings).toHaveLength(1);
    const text = String(warnings[0].entry.data);
    expect(text).toContain(`the policy of the imported key ${keyArn}`);
    expect(text).toContain('[ack: cdk-encrypted-replication:ImportedKeyPolicy]');
    expect(JSON.parse(/statements: (\{.*\}) \[ack/.exec(text)![1]).Statement).toEqual([
      shared(admitted(ENCRYPT, ENCRYPTION)),
      shared(admitted(BUCKET_KEYS, ENCRYPTION)),
    ]);
  });
});

describe('several accounts and Regions', () => {
  let replicated: Replicated;
  beforeAll(() => {
    replicated = toVault({
      destinations: [
        inVault(),
        ReplicationDestination.inAccount(OTHER_ACCOUNT, SOURCE_REGION),
        ReplicationDestination.inAccount(THIRD_ACCOUNT, REPLICA_REGION),
      ],
    });
  });
  const stacks = [
    'Documents-replica-222222222222-ap-southeast-1',
    'Documents-replica-222222222222-eu-west-1',
    'Documents-replica-333333333333-eu-west-1',
  ];

  test('have a stack each, before the source, and no key stack', () => {
    expect(replicated.synthesized.stackNames).toEqual([SOURCE_STACK, ...stacks]);
    expect(replicated.synthesized.dependenciesOf(SOURCE_STACK)).toEqual(stacks);
  });

  test('have a rule each that names account and key', () => {
    expect(rulesOf(replicated).map(({ Id, Priority, Destination }) => [Id, Priority, Destination.Account])).toEqual([
      ['all-222222222222-ap-southeast-1', 1, OTHER_ACCOUNT],
      ['all-222222222222-eu-west-1', 2, OTHER_ACCOUNT],
      ['all-333333333333-eu-west-1', 3, THIRD_ACCOUNT],
    ]);
    expect(rulesOf(replicated).map(({ Destination }) => Destination.EncryptionConfiguration.ReplicaKmsKeyID)).toEqual(
      stacks.map((name) => `\${${name}/DocumentsReplicationReplicaSingleRegionKey.Arn}`),
    );
  });

  test('admit S3 of their own Region alone, also where that is the source\'s', () => {
    const services = stacks.map((name) => keyPolicy(replicated, name)[1].Condition.StringEquals['kms:ViaService']);
    expect(services).toEqual([
      's3.ap-southeast-1.amazonaws.com',
      's3.eu-west-1.amazonaws.com',
      's3.eu-west-1.amazonaws.com',
    ]);
  });

  test('are told apart by the account', () => {
    const { replication } = replicated;
    expect(replication.replica(REPLICA_REGION, THIRD_ACCOUNT).stack?.node.id).toBe(stacks[2]);
    expect(replication.replica(SOURCE_REGION).account).toBe(OTHER_ACCOUNT);
    expect(replication.replicas.map(({ account, region }) => `${account}/${region}`)).toEqual([
      '222222222222/ap-southeast-1',
      '222222222222/eu-west-1',
      '333333333333/eu-west-1',
    ]);
  });
});

describe('the keys', () => {
  const mixed = (keys: ReplicationKeys) => toVault({ keys, destinations: [ReplicationDestination.inRegion('us-east-1'), inVault()] });

  test('are of one Region each by default, and the source key stands in the source stack', () => {
    const { synthesized, replication } = toVault();
    expect(Object.keys(synthesized.resources(SOURCE_STACK, KEY))).toEqual(['ReplicationSingleRegionKey']);
    expect(replication.keyStack).toBeUndefined();
  });

  test('are a replica in the same account and an own key in the other one, where they are multi-Region', () => {
    const { synthesized, replication } = mixed(ReplicationKeys.multiRegion());
    expect(replication.keyStack?.stackName).toBe('Documents-key');
    expect(Object.keys(synthesized.resources('Documents-replica-us-east-1', REPLICA_KEY_TYPE))).toHaveLength(1);
    expect(Object.keys(synthesized.resources('Documents-replica-us-east-1', KEY))).toEqual([]);
    expect(synthesized.resource(VAULT_STACK, KEY).Properties.MultiRegion).toBe(false);
    expect(synthesized.dependenciesOf(VAULT_STACK)).toEqual([]);
    expect(synthesized.dependenciesOf(SOURCE_STACK)).toEqual(['Documents-key', VAULT_STACK, 'Documents-replica-us-east-1']);
  });

  test('take the options of multi-Region keys, but for the Regions of replicas, on the other side too', () => {
    const { synthesized } = mixed(ReplicationKeys.createMultiRegion({
      aliases: ['documents'],
      allowedReplicaRegions: ['us-east-1'],
    }));
    expect(synthesized.resource(VAULT_STACK, 'AWS::KMS::Alias').Properties.AliasName).toBe('alias/documents');
    expect(synthesized.text(VAULT_STACK)).not.toContain('kms:ReplicaRegion');
  });

  test('are of one Region each where that is chosen, in the same account too', () => {
    const { synthesized } = mixed(ReplicationKeys.singleRegion());
    const types = synthesized.stackNames.map((name) => Object.values(synthesized.resources(name, KEY)).length);
    expect(types).toEqual([1, 1, 1]);
  });

  test('name the account of a destination in the same account nowhere', () => {
    const rules = rulesOf(mixed(ReplicationKeys.singleRegion()));
    expect(rules.map(({ Destination }) => Destination.Account)).toEqual([OTHER_ACCOUNT, undefined]);
  });
});

test('the policies of a destination in the same account admit nobody from elsewhere', () => {
  const { synthesized, replication } = replicationIn();
  expect(allows(synthesized.statements('Documents-replica-eu-west-1', BUCKET_POLICY, 'ReplicaBucketPolicy'))).toEqual([]);
  expect(synthesized.statements('Documents-replica-eu-west-1', REPLICA_KEY_TYPE)).toHaveLength(1);
  const [replica] = replication.replicas;
  const documents = [replica.bucketPolicyDocument(), replica.keyPolicyDocument()];
  expect(documents.map((document) => document.isEmpty)).toEqual([true, true]);
});

test('a destination in China admits with the partition of China', () => {
  const replicated = replicationIn({
    region: 'cn-north-1',
    props: { destinations: [ReplicationDestination.inAccount(OTHER_ACCOUNT, 'cn-northwest-1')] },
  });
  const [own, encrypt] = keyPolicy(replicated, 'Documents-replica-222222222222-cn-northwest-1');
  expect(own.Principal).toEqual({ AWS: 'arn:aws-cn:iam::222222222222:root' });
  expect(encrypt.Principal).toEqual({ AWS: 'arn:aws-cn:iam::111111111111:root' });
  expect(encrypt.Condition.ArnEquals['aws:PrincipalArn'][0]).toMatch(/^arn:aws-cn:iam::111111111111:role\/Documents-/);
  expect(encrypt.Condition.StringEquals).toEqual({ 'kms:ViaService': 's3.cn-northwest-1.amazonaws.com' });
});
