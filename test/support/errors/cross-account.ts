import { App, Aws, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { BucketEncryption } from 'aws-cdk-lib/aws-s3';
import {
  EncryptedCrossRegionReplication,
  MultiRegionKey,
  ReplicaBucket,
  ReplicaKey,
  ReplicaProtection,
  ReplicaWriters,
  ReplicationDestination,
  ReplicationKeys,
} from 'cdk-encrypted-replication';
import type {
  ReplicaBucketAttributes,
  ReplicaBucketProps,
  ReplicationDestinationOptions,
} from 'cdk-encrypted-replication';
import type { ErrorCase } from './error-case';
import {
  ACCOUNT,
  OTHER_ACCOUNT,
  REPLICA_PATH,
  REPLICA_REGION,
  REPLICATION_PATH,
  SOURCE_REGION,
  replicate,
  replicateTo,
  s3Role,
  sourceStack,
  stackBeside,
} from './fixture';

const THIRD_ACCOUNT = '333333333333';
const VAULT_ID = `${OTHER_ACCOUNT}-${REPLICA_REGION}`;
/** The path of what a replication puts into its destination stack in the other account. */
const VAULT_PATH = `Documents-replica-${VAULT_ID}/Documents-Replication-Replica`;
/** The path below which a replication keeps what it knows of a bucket of somebody else. */
const ATTRIBUTES_PATH = `${REPLICATION_PATH}/Destination-${VAULT_ID}`;
const REPLICA_BUCKET_PATH = 'Vault/Replicas';

const KEY_ARN = arnOf('key/1234');
const SOURCE_ROLE = `arn:aws:iam::${ACCOUNT}:role/replication`;
const BREAK_GLASS = `arn:aws:iam::${OTHER_ACCOUNT}:role/audit`;
const DESTROY = RemovalPolicy.DESTROY;

function arnOf(resource: string, region = REPLICA_REGION, account = OTHER_ACCOUNT): string {
  return `arn:aws:kms:${region}:${account}:${resource}`;
}

function inVault(options?: ReplicationDestinationOptions): ReplicationDestination {
  return ReplicationDestination.inAccount(OTHER_ACCOUNT, REPLICA_REGION, options);
}

/** A replication into a bucket that the other account owns. */
function toAttributes(attributes: Partial<ReplicaBucketAttributes>, stack?: Stack): void {
  const destination = ReplicationDestination.fromBucketAttributes({
    bucketName: 'vault',
    keyArn: KEY_ARN,
    region: REPLICA_REGION,
    account: OTHER_ACCOUNT,
    ...attributes,
  });
  replicate({ destinations: [destination] }, stack);
}

/** The destination half alone, in the stack `Vault` of the other account. */
function vault(props: Partial<ReplicaBucketProps> = {}, region: string | undefined = REPLICA_REGION): ReplicaBucket {
  const stack = new Stack(new App(), 'Vault', { env: { account: OTHER_ACCOUNT, region } });
  return new ReplicaBucket(stack, 'Replicas', { writers: ReplicaWriters.roles([SOURCE_ROLE]), ...props });
}

const accounts: readonly ErrorCase[] = [
  ...['2222', '22222222222x', 'vault', ''].map((account): ErrorCase => ({
    code: 'AccountInvalid',
    title: `fails when the account of a destination is "${account}"`,
    act: () => replicate({ destinations: [ReplicationDestination.inAccount(account, REPLICA_REGION)] }),
    problem: 'the account of a destination is not an account id',
    value: account,
    remedy: 'use 12 digits',
  })),
  {
    code: 'AccountInvalid',
    title: 'fails when the account of a bucket of somebody else is no account id',
    act: () => toAttributes({ account: '2222-2222-2222' }),
    problem: 'the account of a destination is not an account id',
    value: '2222-2222-2222',
    remedy: 'use 12 digits',
  },
  {
    code: 'AccountUnresolved',
    title: 'fails when the account of the source is a token and a destination names an account',
    act: () => replicate({ destinations: [inVault()] }, sourceStack({ account: undefined })),
    problem: 'whether a destination is in another account has to be known',
    value: { source: '<token>', destination: OTHER_ACCOUNT },
    remedy: 'give both sides a concrete account',
  },
  {
    code: 'AccountUnresolved',
    title: 'fails when the account that a destination names is a token',
    act: () => replicate({ destinations: [ReplicationDestination.inAccount(Aws.ACCOUNT_ID, REPLICA_REGION)] }),
    problem: 'whether a destination is in another account has to be known',
    value: { source: ACCOUNT, destination: '<token>' },
    remedy: 'give both sides a concrete account',
  },
  {
    code: 'AccountUnresolved',
    title: 'fails when the account of the source is a token and that of a bucket of somebody else is stated',
    act: () => toAttributes({}, sourceStack({ account: undefined })),
    problem: 'whether a destination is in another account has to be known',
    value: { source: '<token>', destination: OTHER_ACCOUNT },
    remedy: 'give both sides a concrete account',
  },
];

const places: readonly ErrorCase[] = [
  {
    code: 'DestinationIsSource',
    title: 'fails when a destination names the account and Region of the source',
    act: () => replicate({ destinations: [ReplicationDestination.inAccount(ACCOUNT, SOURCE_REGION)] }),
    problem: 'in the account and Region of the source',
    value: SOURCE_REGION,
    remedy: 'or ReplicationDestination.inAccount() with another account',
  },
  {
    code: 'DuplicateDestination',
    title: 'fails when two destinations are in the same Region of another account',
    act: () => replicate({ destinations: [inVault(), inVault()] }),
    problem: 'two destinations are in the same account and Region',
    value: Array.from({ length: 2 }, () => `ReplicationDestination.inAccount("${OTHER_ACCOUNT}", "${REPLICA_REGION}")`),
    remedy: 'keep one of them',
  },
  {
    code: 'DuplicateDestination',
    title: 'fails when a destination names the account of the source, in the Region of another destination',
    act: () => replicate({
      destinations: [
        ReplicationDestination.inRegion(REPLICA_REGION),
        ReplicationDestination.inAccount(ACCOUNT, REPLICA_REGION),
      ],
    }),
    problem: 'two destinations are in the same account and Region',
    value: [
      `ReplicationDestination.inRegion("${REPLICA_REGION}")`,
      `ReplicationDestination.inAccount("${ACCOUNT}", "${REPLICA_REGION}")`,
    ],
    remedy: 'keep one of them',
  },
  {
    code: 'DuplicateDestination',
    title: 'fails when a bucket of somebody else is where another destination is',
    act: () => {
      const attributes = { bucketName: 'vault', keyArn: KEY_ARN, region: REPLICA_REGION, account: OTHER_ACCOUNT };
      replicate({ destinations: [inVault(), ReplicationDestination.fromBucketAttributes(attributes)] });
    },
    problem: 'two destinations are in the same account and Region',
    value: [
      `ReplicationDestination.inAccount("${OTHER_ACCOUNT}", "${REPLICA_REGION}")`,
      'ReplicationDestination.fromBucketAttributes("vault")',
    ],
    remedy: 'keep one of them',
  },
  {
    code: 'PartitionMismatch',
    title: 'fails when a destination in another account is in another partition',
    act: () => replicate({ destinations: [ReplicationDestination.inAccount(OTHER_ACCOUNT, 'cn-north-1')] }),
    problem: 'not in partition aws, where the source is',
    value: 'cn-north-1',
    remedy: 'use a Region of the same partition',
  },
  {
    code: 'RegionUnresolved',
    title: 'fails when the Region of a bucket of somebody else is a token',
    act: () => toAttributes({ region: Aws.REGION }),
    problem: 'the Region of a destination is not known at synth time',
    value: '<token>',
    remedy: 'concrete Region',
  },
  {
    code: 'RegionUnresolved',
    title: 'fails when the stack of a replica bucket has no concrete Region',
    act: () => new ReplicaBucket(new Stack(new App(), 'Vault'), 'Replicas', {
      writers: ReplicaWriters.roles([SOURCE_ROLE]),
    }),
    problem: 'the Region of the replica bucket is not known at synth time',
    value: '<token>',
    remedy: 'give its stack a concrete Region',
    path: REPLICA_BUCKET_PATH,
  },
  {
    code: 'ReplicaAmbiguous',
    title: 'fails when several accounts have a replica in the Region that is asked for',
    act: () => replicate({
      keys: ReplicationKeys.multiRegion(),
      destinations: [inVault(), ReplicationDestination.inRegion(REPLICA_REGION)],
    }).replica(REPLICA_REGION),
    problem: 'several accounts have a replica in this Region',
    value: REPLICA_REGION,
    remedy: `add the account, one of ["${OTHER_ACCOUNT}","${ACCOUNT}"]`,
  },
];

const keys: readonly ErrorCase[] = [
  ...[ReplicationKeys.multiRegion(), ReplicationKeys.createMultiRegion({ aliases: ['documents'] })].map((chosen, index): ErrorCase => ({
    code: 'MultiRegionKeyAcrossAccounts',
    title: `fails when every destination is in another account with ReplicationKeys.${['multiRegion', 'createMultiRegion'][index]}()`,
    act: () => replicate({ keys: chosen, destinations: [inVault()] }),
    problem: 'but every destination is in another account',
    value: [`ReplicationDestination.inAccount("${OTHER_ACCOUNT}", "${REPLICA_REGION}")`],
    remedy: "leave 'keys' out",
  })),
  {
    code: 'KeysRequired',
    title: 'fails when destinations are in the same and in another account and the keys are not chosen',
    act: () => replicate({ destinations: [ReplicationDestination.inRegion(REPLICA_REGION), inVault()] }),
    problem: 'some destinations would share a multi-Region key',
    value: [
      `ReplicationDestination.inAccount("${OTHER_ACCOUNT}", "${REPLICA_REGION}")`,
      `ReplicationDestination.inRegion("${REPLICA_REGION}")`,
    ],
    remedy: "say which 'keys'",
  },
  {
    code: 'KeyAccountMismatch',
    title: 'fails when a replica key is in another account than its primary key',
    act: () => {
      const stack = sourceStack();
      const other = stackBeside(stack, 'Vault', { account: OTHER_ACCOUNT });
      new ReplicaKey(other, 'Key', { primaryKey: new MultiRegionKey(stack, 'Key') });
    },
    problem: `the primary key is in account ${ACCOUNT}`,
    value: OTHER_ACCOUNT,
    remedy: 'use a key of the other account',
    path: 'Vault/Key',
  },
  {
    code: 'KeyAccountMismatch',
    title: 'fails when a destination in another account brings a key of the source account',
    act: () => {
      const stack = sourceStack();
      const key = new kms.Key(stackBeside(stack, 'Keys'), 'Key');
      replicate({ destinations: [inVault({ key })] }, stack);
    },
    problem: `a key has to be in the account of its bucket, ${OTHER_ACCOUNT}`,
    value: ACCOUNT,
    remedy: 'use a key of that account',
    path: VAULT_PATH,
  },
  {
    code: 'KeyAccountMismatch',
    title: 'fails when a bucket of somebody else has a key of a third account without saying so',
    act: () => toAttributes({ keyArn: arnOf('key/1234', REPLICA_REGION, THIRD_ACCOUNT) }),
    problem: `a key has to be in the account of its bucket, ${OTHER_ACCOUNT}`,
    value: THIRD_ACCOUNT,
    remedy: 'use a key of that account',
    path: ATTRIBUTES_PATH,
  },
  {
    code: 'KeyAccountMismatch',
    title: 'fails when a bucket of somebody else has a key of another account than it says',
    act: () => toAttributes({ keyAccount: THIRD_ACCOUNT }),
    problem: 'a key has to be in the account',
    value: OTHER_ACCOUNT,
    remedy: 'use a key of that account',
    path: ATTRIBUTES_PATH,
  },
  {
    code: 'KeyRegionMismatch',
    title: 'fails when the key of a bucket of somebody else is in the Region of the source',
    act: () => toAttributes({ keyArn: arnOf('key/1234', SOURCE_REGION) }),
    problem: `a key has to be in the Region of its bucket, ${REPLICA_REGION}`,
    value: SOURCE_REGION,
    remedy: `use a key of ${REPLICA_REGION}`,
    path: ATTRIBUTES_PATH,
  },
  ...['alias/vault', 'custom-key-store/1'].map((resource): ErrorCase => ({
    code: 'KeyArnRequired',
    title: `fails when the key of a bucket of somebody else is given as ${resource}`,
    act: () => toAttributes({ keyArn: arnOf(resource) }),
    problem: 'a key is given by id or alias',
    value: arnOf(resource),
    remedy: 'use the key itself, or its ARN, as a string or by kms.Key.fromKeyArn()',
    path: ATTRIBUTES_PATH,
  })),
  ...['1234', 'alias/vault'].map((keyArn): ErrorCase => ({
    code: 'KeyArnRequired',
    title: `fails when the key of a bucket of somebody else is given as ${keyArn}, without the rest of the ARN`,
    act: () => toAttributes({ keyArn }),
    problem: 'a key is given by id or alias',
    value: keyArn,
    remedy: 'arn:<partition>:kms:<region>:<account>:key/<id>',
    path: ATTRIBUTES_PATH,
  })),
  ...[arnOf('alias/aws/s3'), 'alias/aws/s3'].map((keyArn): ErrorCase => ({
    code: 'AwsManagedKey',
    title: `fails when the key of a bucket of somebody else is ${keyArn}`,
    act: () => toAttributes({ keyArn }),
    problem: 'a key is an AWS managed one',
    value: keyArn,
    remedy: 'use a customer managed key',
    path: ATTRIBUTES_PATH,
  })),
  {
    code: 'AwsManagedKey',
    title: 'fails when a destination brings the AWS managed key of its account',
    act: () => {
      const stack = sourceStack();
      const other = stackBeside(stack, 'Vault', { account: OTHER_ACCOUNT });
      const key = kms.Alias.fromAliasName(other, 'Key', 'alias/aws/s3');
      replicate({ destinations: [ReplicationDestination.inStack(other, { key })] }, stack);
    },
    problem: 'a key is an AWS managed one',
    value: 'Vault/Key',
    remedy: 'use a customer managed key',
    path: 'Vault/Documents-Replication-Replica',
  },
  ...[
    { what: 'the keys are single-Region', destination: ReplicationDestination.inRegion(REPLICA_REGION) },
    { what: 'the destination is in another account', destination: inVault() },
  ].map(({ what, destination }): ErrorCase => ({
    code: 'GrantWouldCycle',
    title: `fails when the source key is granted to a role of the destination stack and ${what}`,
    act: () => {
      const { sourceKey, replicas } = replicate({
        keys: ReplicationKeys.singleRegion(),
        destinations: [destination],
      });
      sourceKey.grantDecrypt(s3Role(replicas[0].stack!, { roleName: 'reader' }));
    },
    problem: 'the grantee is in a stack that the stack of the key depends on',
    value: /^"Documents-replica-/,
    remedy: 'create the grantee in another stack',
    path: `${REPLICATION_PATH}/SingleRegionKey`,
  })),
  {
    code: 'CrossAccountRoleWithoutName',
    title: 'fails when a replica in another account is granted to a role of the source account that has no name',
    act: () => {
      const stack = sourceStack();
      const { replicas: [replica] } = replicate({ destinations: [inVault()] }, stack);
      replica.bucket.grantRead(new iam.Role(stack, 'Auditor', { assumedBy: new iam.AccountRootPrincipal() }));
    },
    problem: 'a grant names a role of another account that has no explicit name',
    value: 'Documents/Auditor',
    remedy: "give the role a 'roleName'",
    path: `${VAULT_PATH}/Bucket`,
  },
];

const PATTERNS: readonly string[] = ['', '*', 'ab*', '???', 'my replication'];

const writers: readonly ErrorCase[] = [
  {
    code: 'WriterRequired',
    title: 'fails when nobody may write to a replica bucket',
    act: () => vault({ writers: ReplicaWriters.roles([]) }),
    problem: 'needs somebody who may write to it',
    value: [],
    remedy: 'pass the ARN of the replication role of each source',
    path: REPLICA_BUCKET_PATH,
  },
  ...[
    '',
    'replication',
    `arn:aws:iam::${ACCOUNT}:user/replication`,
    `arn:aws:iam::${ACCOUNT}:root`,
    'arn:aws:iam::1111:role/replication',
    `arn:aws:iam::${ACCOUNT}:role/`,
    `arn:aws:sts::${ACCOUNT}:assumed-role/replication/s3`,
  ].map((arn): ErrorCase => ({
    code: 'RoleArnInvalid',
    title: `fails when a writer is "${arn}"`,
    act: () => vault({ writers: ReplicaWriters.roles([SOURCE_ROLE, arn]) }),
    problem: 'this is not the ARN of a role',
    value: arn,
    remedy: "use 'arn:<partition>:iam::<account>:role/<path and name>'",
    path: REPLICA_BUCKET_PATH,
  })),
  ...PATTERNS.map((roleNamePattern): ErrorCase => ({
    code: 'RolePatternInvalid',
    title: `fails when the pattern of the writers' names is ${JSON.stringify(roleNamePattern)}`,
    act: () => vault({
      writers: ReplicaWriters.organizationRoles({ organizationId: 'o-a1b2c3d4e5', roleNamePattern }),
    }),
    problem: "'roleNamePattern' would admit too many roles",
    value: roleNamePattern,
    remedy: 'at least three characters that are no wildcards',
    path: REPLICA_BUCKET_PATH,
  })),
  {
    code: 'OrganizationIdInvalid',
    title: 'fails when the organization of the writers has no organization id',
    act: () => vault({
      writers: ReplicaWriters.organizationRoles({ organizationId: 'acme', roleNamePattern: 'replication/*' }),
    }),
    problem: "'organizationId' is not the id of an AWS organization",
    value: 'acme',
    remedy: "use 'o-' and 10 to 32 lowercase letters and digits",
    path: REPLICA_BUCKET_PATH,
  },
  {
    code: 'RoleNameRequired',
    title: 'fails when a role of your own without a name replicates into another account',
    act: () => {
      const stack = sourceStack();
      replicate({ destinations: [inVault()], replicationRole: s3Role(stack) }, stack);
    },
    problem: 'which has no explicit name',
    value: 'Documents/OwnRole',
    remedy: "give the role a 'roleName'",
  },
];

const protection: readonly ErrorCase[] = [
  {
    code: 'BreakGlassRequired',
    title: 'fails when a protection has no break-glass role',
    act: () => vault({ protection: new ReplicaProtection({ breakGlassRoleArns: [] }) }),
    problem: 'a protection needs somebody who can lift it',
    value: [],
    remedy: "in 'breakGlassRoleArns'",
    path: REPLICA_BUCKET_PATH,
  },
  {
    code: 'BreakGlassRequired',
    title: 'fails when the protection of a destination has no break-glass role',
    act: () => {
      const withoutBreakGlass = new ReplicaProtection({ breakGlassRoleArns: [] });
      replicate({ destinations: [inVault({ protection: withoutBreakGlass })] });
    },
    problem: 'a protection needs somebody who can lift it',
    value: [],
    remedy: "in 'breakGlassRoleArns'",
    path: VAULT_PATH,
  },
  {
    code: 'RoleArnInvalid',
    title: 'fails when a break-glass role is given by its name',
    act: () => vault({ protection: new ReplicaProtection({ breakGlassRoleArns: ['audit'] }) }),
    problem: 'this is not the ARN of a role',
    value: 'audit',
    remedy: "use 'arn:<partition>:iam::<account>:role/<path and name>'",
    path: REPLICA_BUCKET_PATH,
  },
  {
    code: 'RoleAccountMismatch',
    title: 'fails when a break-glass role is of the source account',
    act: () => vault({ protection: new ReplicaProtection({ breakGlassRoleArns: [BREAK_GLASS, SOURCE_ROLE] }) }),
    problem: `this role is not of account ${OTHER_ACCOUNT}, which owns the bucket`,
    value: SOURCE_ROLE,
    remedy: 'name a role of that account',
    path: REPLICA_BUCKET_PATH,
  },
  {
    code: 'AutoDeleteWithProtection',
    title: 'fails when a protected replica bucket of its own has autoDeleteObjects',
    act: () => vault({
      protection: new ReplicaProtection({ breakGlassRoleArns: [BREAK_GLASS] }),
      autoDeleteObjects: true,
      removalPolicy: DESTROY,
    }),
    problem: "'autoDeleteObjects' cannot delete the objects: the protection forbids it",
    value: true,
    remedy: "leave 'autoDeleteObjects' or the protection out",
    path: REPLICA_BUCKET_PATH,
  },
  {
    code: 'AutoDeleteWithProtection',
    title: 'fails when a destination has autoDeleteObjects and a protection',
    act: () => replicateTo({
      protection: new ReplicaProtection({ breakGlassRoleArns: [`arn:aws:iam::${ACCOUNT}:role/audit`] }),
      autoDeleteObjects: true,
      removalPolicy: DESTROY,
    }),
    problem: "'autoDeleteObjects' cannot delete the objects: the protection forbids it",
    value: true,
    remedy: "leave 'autoDeleteObjects' or the protection out",
    path: REPLICA_PATH,
  },
];

const half: readonly ErrorCase[] = [
  {
    code: 'EncryptionUnsupported',
    title: 'fails when a replica bucket of its own is under SSE-S3',
    act: () => vault({ encryption: BucketEncryption.S3_MANAGED }),
    problem: "'encryption' has to be one with a key of yours",
    value: 'S3_MANAGED',
    remedy: 'use BucketEncryption.KMS or BucketEncryption.DSSE',
    path: REPLICA_BUCKET_PATH,
  },
  {
    code: 'KeyAccountMismatch',
    title: 'fails when a replica bucket of its own is under a key of another account',
    act: () => {
      const stack = new Stack(new App(), 'Vault', { env: { account: OTHER_ACCOUNT, region: REPLICA_REGION } });
      const key = kms.Key.fromKeyArn(stack, 'Key', arnOf('key/1234', REPLICA_REGION, ACCOUNT));
      new ReplicaBucket(stack, 'Replicas', { writers: ReplicaWriters.roles([SOURCE_ROLE]), key });
    },
    problem: `a key has to be in the account of its bucket, ${OTHER_ACCOUNT}`,
    value: ACCOUNT,
    remedy: 'use a key of that account',
    path: REPLICA_BUCKET_PATH,
  },
  {
    code: 'BucketNameInvalid',
    title: 'fails when the name of a bucket of somebody else breaks a rule',
    act: () => toAttributes({ bucketName: 'Vault' }),
    problem: 'no lowercase letter',
    value: 'Vault',
    remedy: 'use 3 to 63 lowercase letters, digits, dots and hyphens',
    path: ATTRIBUTES_PATH,
  },
  {
    code: 'ReplicaUnknown',
    title: 'fails when a replica is asked for in the account of the source and the destination is in another',
    act: () => new EncryptedCrossRegionReplication(sourceStack(), 'Replication', { destinations: [inVault()] })
      .replica(REPLICA_REGION, ACCOUNT),
    problem: 'no such replica',
    value: { account: ACCOUNT, region: REPLICA_REGION },
    remedy: `use one of ["${REPLICA_REGION}"]`,
  },
];

export const CROSS_ACCOUNT_CASES: readonly ErrorCase[] = [
  ...accounts,
  ...places,
  ...keys,
  ...writers,
  ...protection,
  ...half,
];
