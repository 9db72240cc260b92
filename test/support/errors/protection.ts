import { App, CliCredentialsStackSynthesizer, DefaultStackSynthesizer, Duration, LegacyStackSynthesizer, Stack } from 'aws-cdk-lib';
import type { IStackSynthesizer } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, BucketEncryption, ObjectLockMode, ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import {
  ReplicaBucket,
  ReplicaProtection,
  ReplicaWriters,
  ReplicationDestination,
  ReplicationKeys,
  ReplicationSource,
} from 'cdk-encrypted-replication';
import type { ReplicationDestinationOptions } from 'cdk-encrypted-replication';
import type { ErrorCase } from './error-case';
import { ACCOUNT, REPLICA_PATH, replicate, replicateTo, sourceStack } from './fixture';

const BREAK_GLASS = `arn:aws:iam::${ACCOUNT}:role/break-glass`;

function protect(years: number, options: ReplicationDestinationOptions = {}): void {
  const protection = new ReplicaProtection({
    breakGlassRoleArns: [BREAK_GLASS],
    objectLock: { mode: ObjectLockMode.COMPLIANCE, years },
  });
  replicateTo({ ...options, protection });
}

const years: readonly ErrorCase[] = [0, 101, 1.5].map((value) => ({
  code: 'RetentionYearsInvalid',
  title: `fails when a protection locks for ${value} years`,
  act: () => protect(value),
  problem: "'years' of the protection",
  value,
  remedy: 'use a whole number from 1 to 100',
  path: REPLICA_PATH,
}));

const locks: readonly ErrorCase[] = [
  {
    code: 'ObjectLockContradiction',
    title: 'fails when a protection locks a bucket whose Object Lock is switched off',
    act: () => protect(1, { objectLockEnabled: false }),
    problem: "'objectLock' of the protection competes",
    value: { objectLockEnabled: false },
    remedy: "leave 'objectLockEnabled' and 'objectLockDefaultRetention' out",
    path: REPLICA_PATH,
  },
  {
    code: 'ObjectLockContradiction',
    title: 'fails when a protection and the bucket have a default retention each',
    act: () => protect(1, { objectLockDefaultRetention: ObjectLockRetention.governance(Duration.days(1)) }),
    problem: "'objectLock' of the protection competes",
    value: { objectLockDefaultRetention: 'GOVERNANCE' },
    remedy: "leave 'objectLockEnabled' and 'objectLockDefaultRetention' out",
    path: REPLICA_PATH,
  },
];

/** Replication roles of as many accounts. */
function writers(count: number): ReplicaWriters {
  const accounts = Array.from({ length: count }, (_, index) => String(300_000_000_000 + index));
  return ReplicaWriters.roles(accounts.map((account) => `arn:aws:iam::${account}:role/replication`));
}

const sizes: readonly ErrorCase[] = [
  {
    code: 'PolicyTooLarge',
    title: 'fails when the writers do not fit into the bucket policy',
    act: () => new ReplicaBucket(sourceStack(), 'Vault', { writers: writers(200), deleteMarkerReplication: true }),
    problem: 'the bucket policy has about',
    value: /^\d{5}$/,
    remedy: 'AWS takes 20480; name fewer writers',
    path: 'Documents/Vault',
  },
  {
    code: 'PolicyTooLarge',
    title: 'fails when the writers do not fit into the key policy',
    act: () => new ReplicaBucket(sourceStack(), 'Vault', { writers: writers(210) }),
    problem: 'the key policy has about',
    value: /^\d{5}$/,
    remedy: 'AWS takes 32768; name fewer writers',
    path: 'Documents/Vault',
  },
];

const accounts: readonly ErrorCase[] = [
  {
    code: 'AccountInvalid',
    title: 'fails when the account of a destination is empty',
    act: () => replicate({ destinations: [ReplicationDestination.inAccount('', 'eu-west-1')] }),
    problem: 'not an account id',
    value: '',
    remedy: 'use 12 digits',
  },
];

const KEY_OF_ANOTHER_REGION = 'arn:aws:kms:eu-west-2:222222222222:key/1234';
const KEY_OF_ANOTHER_ACCOUNT = 'arn:aws:kms:eu-west-1:111111111111:key/1234';
const STATED_PATH = 'Documents-replica-222222222222-eu-west-1/Documents-Replication-Replica';

function state(keyArn: string): void {
  replicate({ destinations: [ReplicationDestination.inAccount('222222222222', 'eu-west-1', { keyArn })] });
}

const statedKeys: readonly ErrorCase[] = [
  {
    code: 'KeyArnRequired',
    title: 'fails when the stated ARN of a destination key is an alias',
    act: () => state('alias/foo'),
    problem: 'by id or alias',
    value: 'alias/foo',
    remedy: 'use the key itself',
    path: STATED_PATH,
  },
  {
    code: 'KeyRegionMismatch',
    title: 'fails when the stated ARN of a destination key is of another Region',
    act: () => state(KEY_OF_ANOTHER_REGION),
    problem: 'in the Region of its bucket',
    value: 'eu-west-2',
    remedy: 'use a key of eu-west-1',
    path: STATED_PATH,
  },
  {
    code: 'KeyAccountMismatch',
    title: 'fails when the stated ARN of a destination key is of another account',
    act: () => state(KEY_OF_ANOTHER_ACCOUNT),
    problem: 'in the account of its bucket',
    value: '111111111111',
    remedy: 'use a key of that account',
    path: STATED_PATH,
  },
  {
    code: 'KeyKindMismatch',
    title: 'fails when the ARN of a destination key is stated inside the account',
    act: () => replicateTo({ keyArn: KEY_OF_ANOTHER_ACCOUNT }),
    problem: "'keyArn' is for the created key",
    value: KEY_OF_ANOTHER_ACCOUNT,
    remedy: "leave 'keyArn' out",
    path: REPLICA_PATH,
  },
];

interface Deployment {
  readonly means: string;
  readonly synthesizer: IStackSynthesizer;
  readonly deploymentRoleArns?: string[];
}

const unknownDeployments: readonly Deployment[] = [
  { means: 'the credentials of the CLI', synthesizer: new CliCredentialsStackSynthesizer() },
  { means: 'the legacy synthesizer', synthesizer: new LegacyStackSynthesizer() },
  { means: 'an empty execution role', synthesizer: new DefaultStackSynthesizer({ cloudFormationExecutionRole: '' }) },
  { means: 'no role, as stated', synthesizer: new DefaultStackSynthesizer(), deploymentRoleArns: [] },
];

const deployments = unknownDeployments.map(({ means, synthesizer, deploymentRoleArns }): ErrorCase => ({
  code: 'DeploymentRoleUnknown',
  title: `fails when a protected bucket is deployed with ${means}`,
  act: () => {
    const stack = new Stack(new App(), 'Backup', { env: { account: ACCOUNT, region: 'eu-west-1' }, synthesizer });
    const protection = new ReplicaProtection({ breakGlassRoleArns: [BREAK_GLASS], deploymentRoleArns });
    new ReplicaBucket(stack, 'Vault', { writers: writers(1), protection });
  },
  problem: 'which role deploys its stack is not known',
  value: deploymentRoleArns,
  remedy: "name the roles that deploy it in 'deploymentRoleArns'",
  path: 'Backup/Vault',
}));

const exemptions: readonly ErrorCase[] = [
  {
    code: 'RoleArnInvalid',
    title: 'fails when a writer is a wildcard',
    act: () => new ReplicaBucket(sourceStack(), 'Vault', { writers: ReplicaWriters.roles([`${BREAK_GLASS}*`]) }),
    problem: 'not the ARN of a role',
    value: `${BREAK_GLASS}*`,
    remedy: 'without wildcards',
    path: 'Documents/Vault',
  },
  {
    code: 'PartitionMismatch',
    title: 'fails when a writer is of another partition',
    act: () => {
      const inChina = ReplicaWriters.roles(['arn:aws-cn:iam::333333333333:role/replication']);
      new ReplicaBucket(sourceStack(), 'Vault', { writers: inChina });
    },
    problem: 'a role is not in partition aws',
    value: 'arn:aws-cn:iam::333333333333:role/replication',
    remedy: 'name a role of that partition',
    path: 'Documents/Vault',
  },
  {
    code: 'RoleArnInvalid',
    title: 'fails when a deployment role is everybody',
    act: () => replicateTo({
      protection: new ReplicaProtection({ breakGlassRoleArns: [BREAK_GLASS], deploymentRoleArns: ['*'] }),
    }),
    problem: 'not the ARN of a role',
    value: '*',
    remedy: 'of a deployment role',
    path: REPLICA_PATH,
  },
  {
    code: 'KeyKindMismatch',
    title: 'fails when a replica bucket has a key of yours and options of a created one',
    act: () => {
      const stack = sourceStack();
      const keyOptions = { aliases: ['vault'] };
      new ReplicaBucket(stack, 'Vault', { writers: writers(1), key: new Key(stack, 'OwnKey'), keyOptions });
    },
    problem: "'keyOptions' are for the key that is created",
    value: 'Documents/OwnKey',
    remedy: "leave 'key' or 'keyOptions' out",
    path: 'Documents/Vault',
  },
];

const existing: readonly ErrorCase[] = [
  {
    code: 'KeyKindMismatch',
    title: 'fails when the source bucket exists and another source key is stated',
    act: () => {
      const stack = sourceStack();
      const bucket = new Bucket(stack, 'Bucket', { encryption: BucketEncryption.KMS });
      replicate({
        source: ReplicationSource.fromBucket(bucket),
        keys: ReplicationKeys.singleRegion({ sourceKey: new Key(stack, 'OtherKey') }),
      }, stack);
    },
    problem: 'encrypted with another key than the stated one',
    value: 'Documents/OtherKey',
    remedy: "leave 'sourceKey' out",
  },
];

export const PROTECTION_CASES: readonly ErrorCase[] = [
  ...years,
  ...locks,
  ...sizes,
  ...accounts,
  ...statedKeys,
  ...deployments,
  ...exemptions,
  ...existing,
];
