import type { ErrorCodeInfo } from '../error-code-info';

export const KEY_CODES = {
  PrimaryKeyInSourceStack: {
    when: 'The multi-Region primary key is in the source stack.',
    otherwise: 'A cycle: destination stacks need the key, the source stack needs the destinations.',
  },
  KeyNotSymmetric: {
    when: 'A key is asymmetric, an HMAC key, or not for encryption.',
    otherwise: 'S3 accepts the configuration and replicates nothing (`DstKmsKeyInvalidState`).',
  },
  KeyDisabled: {
    when: 'A key is disabled.',
    otherwise: 'S3 accepts the configuration and replicates nothing (`DstKmsKeyInvalidState`).',
  },
  KeyRegionMismatch: {
    when: 'A key is in another Region than the bucket that it serves.',
    otherwise: 'S3 accepts the configuration and replicates nothing (`DstKmsKeyNotFound`).',
  },
  KeyAccountMismatch: {
    when: 'A key is in another account than the bucket that it serves.',
    otherwise: 'The key policy of the other account would have to allow the role; S3 replicates nothing without it.',
  },
  AwsManagedKey: {
    when: 'A key is an AWS managed one, such as `alias/aws/s3`.',
    otherwise: 'Its policy cannot allow a role of another account: S3 accepts the configuration and replicates nothing.',
  },
  MultiRegionKeyAcrossAccounts: {
    when: 'Multi-Region keys are asked for, and every destination is in another account.',
    otherwise: 'KMS replicates a key inside one account only; no destination could use the replica.',
  },
  KeysRequired: {
    when: 'Some destinations would share a multi-Region key, others have keys of their own, and `keys` does not say which.',
    otherwise: 'Adding one of them would move the source bucket to another key.',
  },
  KeyArnRequired: {
    when: 'A key is given by id or alias where the key ARN is needed.',
    otherwise: 'S3 resolves an alias in the account of the requester; policies on an alias ARN match nothing.',
  },
  KeyArnUnreadable: {
    when: 'The source stack is nested, or its synthesizer names no execution role, and a destination in another account has a key that is made there.',
    otherwise: 'CDK fails at the end of synthesis, since no role could read the ARN of the key.',
  },
  KeyKindMismatch: {
    when: 'A destination states a `key` or a `keyArn` although its key is another one: the replica of a multi-Region key, or a created key.',
    otherwise: 'One of the two keys would be ignored.',
  },
  KeyDestroyedWhileBucketRetained: {
    when: 'A key would be deleted with its stack while its bucket stays.',
    otherwise: 'Objects that nobody can decrypt.',
  },
  PendingWindowInvalid: {
    when: '`pendingWindow` is not 7 to 30 days.',
    otherwise: 'The deployment fails.',
  },
  RotationPeriodInvalid: {
    when: '`rotationPeriod` is not 90 to 2560 days, or rotation is off.',
    otherwise: 'The deployment fails, or the period is ignored.',
  },
  AliasTaken: {
    when: 'An alias is that of another key in the same account and Region.',
    otherwise: 'The deployment fails half-way: KMS takes an alias once per account and Region.',
  },
  AliasInvalid: {
    when: 'An alias breaks a naming rule of KMS.',
    otherwise: 'The deployment fails half-way.',
  },
  DuplicateReplicaKey: {
    when: 'A second replica of one primary key in one Region.',
    otherwise: 'KMS allows one replica per Region; the deployment fails.',
  },
  ReplicaKeyInPrimaryRegion: {
    when: 'A replica key in the Region of its primary.',
    otherwise: 'The deployment fails.',
  },
  ReplicaRegionNotAllowed: {
    when: 'A replica key outside `allowedReplicaRegions` of its primary.',
    otherwise: 'The key policy denies `kms:ReplicateKey`; the deployment fails.',
  },
  PinnedKeyIdInvalid: {
    when: '`pinnedKeyId` is not the literal id of a multi-Region key.',
    otherwise: 'The stacks of the replica keys cannot be deployed.',
  },
  PinnedKeyIdTaken: {
    when: 'Two keys of an account and Region are pinned to one id, as with one `createMultiRegion()` for two replications.',
    otherwise: 'The replica keys of one of them would be replicas of the other.',
  },
  GrantWouldCycle: {
    when: 'A grant on a key to a principal in a stack that the stack of the key depends on.',
    otherwise: 'A cyclic reference between two stacks.',
  },
  CrossAccountRoleWithoutName: {
    when: 'A grant to a role of another account that has no explicit name.',
    otherwise: 'Bucket and key policies cannot name the role.',
  },
} as const satisfies { readonly [code: string]: ErrorCodeInfo };
