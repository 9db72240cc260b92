import { Duration, Lazy } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { MultiRegionKey, ReplicaKey } from 'cdk-encrypted-replication';
import type { MultiRegionKeyProps } from 'cdk-encrypted-replication';
import type { ErrorCase } from './error-case';
import {
  OTHER_ACCOUNT,
  REPLICA_REGION,
  REPLICATION_PATH,
  SOURCE_REGION,
  replicate,
  sourceStack,
  stackBeside,
} from './fixture';

const KEY_ID = 'mrk-1234abcd12ab34cd56ef1234567890ab';

/** A multi-Region key alone in the stack `Keys`. */
function primaryKey(props: MultiRegionKeyProps = {}): MultiRegionKey {
  return new MultiRegionKey(stackBeside(sourceStack(), 'Keys', { region: SOURCE_REGION }), 'Key', props);
}

/** The replica of a key that is alone in the stack `Keys`, in the stack `Backup`. */
function replicaOf(key: MultiRegionKey, region = REPLICA_REGION, id = 'Backup'): ReplicaKey {
  return new ReplicaKey(stackBeside(key.stack, id, { region }), 'Key', { primaryKey: key });
}

const options: readonly ErrorCase[] = [
  ...[Duration.days(6), Duration.days(31), Duration.hours(180)].map((pendingWindow): ErrorCase => ({
    code: 'PendingWindowInvalid',
    title: `fails when the pending window of a primary key is ${pendingWindow.toHumanString()}`,
    act: () => primaryKey({ pendingWindow }),
    problem: "'pendingWindow' is not a whole number of days that KMS takes",
    value: pendingWindow.toString(),
    remedy: 'use Duration.days(7) to Duration.days(30)',
    path: 'Keys/Key',
  })),
  {
    code: 'PendingWindowInvalid',
    title: 'fails when the pending window of a replica key is 6 days',
    act: () => {
      const key = primaryKey();
      new ReplicaKey(stackBeside(key.stack, 'Backup'), 'Key', { primaryKey: key, pendingWindow: Duration.days(6) });
    },
    problem: "'pendingWindow' is not a whole number of days that KMS takes",
    value: Duration.days(6).toString(),
    remedy: 'use Duration.days(7) to Duration.days(30)',
    path: 'Backup/Key',
  },
  ...[Duration.days(89), Duration.days(2561), Duration.hours(2172)].map((rotationPeriod): ErrorCase => ({
    code: 'RotationPeriodInvalid',
    title: `fails when the rotation period is ${rotationPeriod.toHumanString()}`,
    act: () => primaryKey({ rotationPeriod }),
    problem: "'rotationPeriod' is not a whole number of days that KMS takes",
    value: rotationPeriod.toString(),
    remedy: 'use Duration.days(90) to Duration.days(2560)',
    path: 'Keys/Key',
  })),
  {
    code: 'RotationPeriodInvalid',
    title: 'fails when there is a rotation period and rotation is off',
    act: () => primaryKey({ enableKeyRotation: false, rotationPeriod: Duration.days(365) }),
    problem: 'or rotation is off',
    value: Duration.days(365).toString(),
    remedy: 'with enableKeyRotation',
    path: 'Keys/Key',
  },
  {
    code: 'AliasTaken',
    title: 'fails when two keys of an account and Region have one alias',
    act: () => {
      const stack = stackBeside(sourceStack(), 'Keys', { region: SOURCE_REGION });
      new MultiRegionKey(stack, 'Other', { aliases: ['alias/documents'] });
      new MultiRegionKey(stack, 'Key', { aliases: ['documents'] });
    },
    problem: 'Keys/Other has this name already, in the same account',
    value: 'alias/documents',
    remedy: "give 'aliases' another value",
    path: 'Keys/Key',
  },
  ...['', 'alias/', 'my documents', 'verträge', 'aws/s3', 'alias/aws/documents', 'a'.repeat(251)].map((alias): ErrorCase => ({
    code: 'AliasInvalid',
    title: `fails when an alias is ${alias.length > 40 ? `${alias.length} characters long` : JSON.stringify(alias)}`,
    act: () => primaryKey({ aliases: ['documents', alias] }),
    problem: 'an alias breaks a naming rule of KMS',
    value: alias,
    remedy: "not beginning with 'aws/'",
    path: 'Keys/Key',
  })),
  {
    code: 'PinnedKeyIdTaken',
    title: 'fails when two keys are pinned to one id',
    act: () => {
      const stack = stackBeside(sourceStack(), 'Keys', { region: SOURCE_REGION });
      new MultiRegionKey(stack, 'Other', { pinnedKeyId: KEY_ID });
      new MultiRegionKey(stack, 'Key', { pinnedKeyId: KEY_ID });
    },
    problem: 'Keys/Other has this name already, in the same account',
    value: KEY_ID,
    remedy: "give 'pinnedKeyId' another value",
    path: 'Keys/Key',
  },
  ...[
    ['an ARN', `arn:aws:kms:${SOURCE_REGION}:111111111111:key/${KEY_ID}`],
    ['an alias', 'alias/documents'],
    ['the id of a single-Region key', '1234abcd-12ab-34cd-56ef-1234567890ab'],
    ['empty', ''],
    ['a token', Lazy.string({ produce: () => KEY_ID })],
  ].map(([what, pinnedKeyId]): ErrorCase => ({
    code: 'PinnedKeyIdInvalid',
    title: `fails when the id that a key is pinned to is ${what}`,
    act: () => primaryKey({ pinnedKeyId }),
    problem: "'pinnedKeyId' is not the literal id of a multi-Region key",
    value: what === 'a token' ? '<token>' : pinnedKeyId,
    remedy: 'use the key id that KMS gave the key, without its ARN',
    path: 'Keys/Key',
  })),
];

const replicas: readonly ErrorCase[] = [
  {
    code: 'DuplicateReplicaKey',
    title: 'fails when a primary key gets a second replica in a Region',
    act: () => {
      const key = primaryKey();
      replicaOf(key);
      replicaOf(key, REPLICA_REGION, 'Archive');
    },
    problem: 'the primary key has a replica in this Region: Backup/Key',
    value: REPLICA_REGION,
    remedy: 'primaryKey.replicaIn(region)',
    path: 'Archive/Key',
  },
  {
    code: 'ReplicaKeyInPrimaryRegion',
    title: 'fails when a replica key is in the Region of its primary key',
    act: () => replicaOf(primaryKey(), SOURCE_REGION),
    problem: 'a replica key is in the Region of its primary key',
    value: SOURCE_REGION,
    remedy: 'place it in a stack of another Region',
    path: 'Backup/Key',
  },
  {
    code: 'ReplicaRegionNotAllowed',
    title: 'fails when a replica key is outside the allowed Regions of its primary key',
    act: () => replicaOf(primaryKey({ allowedReplicaRegions: ['eu-central-1'] })),
    problem: 'the primary key may not be replicated to this Region',
    value: REPLICA_REGION,
    remedy: 'add it to \'allowedReplicaRegions\', which has ["eu-central-1"]',
    path: 'Backup/Key',
  },
  {
    code: 'ReplicaRegionNotAllowed',
    title: 'fails when a primary key may not be replicated at all',
    act: () => replicaOf(primaryKey({ allowedReplicaRegions: [] })),
    problem: 'the primary key may not be replicated to this Region',
    value: REPLICA_REGION,
    remedy: 'add it to \'allowedReplicaRegions\', which has []',
    path: 'Backup/Key',
  },
];

/** A role of another account whose name is generated. */
function createCrossAccountRole(stack: Stack): iam.Role {
  const vault = stackBeside(stack, 'Vault', { account: OTHER_ACCOUNT });
  return new iam.Role(vault, 'Auditor', { assumedBy: new iam.AccountPrincipal(OTHER_ACCOUNT) });
}

const grants: readonly ErrorCase[] = [
  {
    code: 'CrossAccountRoleWithoutName',
    title: 'fails when a key is granted to a role of another account that has no name',
    act: () => {
      const key = primaryKey();
      key.grantDecrypt(createCrossAccountRole(key.stack));
    },
    problem: 'a grant names a role of another account that has no explicit name',
    value: 'Vault/Auditor',
    remedy: "give the role a 'roleName'",
    path: 'Keys/Key',
  },
  {
    code: 'CrossAccountRoleWithoutName',
    title: 'fails when a statement of a bucket policy names a role of another account that has no name',
    act: () => {
      const { sourceBucket, sourceStack: stack } = replicate();
      sourceBucket.addToResourcePolicy(new iam.PolicyStatement({
        principals: [createCrossAccountRole(stack)],
        actions: ['s3:GetObject'],
        resources: [sourceBucket.arnForObjects('*')],
      }));
    },
    problem: 'a grant names a role of another account that has no explicit name',
    value: 'Vault/Auditor',
    remedy: "give the role a 'roleName'",
    path: `${REPLICATION_PATH}/Bucket`,
  },
];

export const KEY_OPTION_CASES: readonly ErrorCase[] = [...options, ...replicas, ...grants];
