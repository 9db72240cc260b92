/** What a code stands for; `docs/reference/errors.md` is generated from this table. */
export interface ErrorCodeInfo {
  /** When it is thrown. */
  readonly when: string;
  /** What S3, KMS or CloudFormation would have done otherwise. */
  readonly otherwise: string;
}

/**
 * Every error code of the library. Codes are contract: one may be added, none is renamed or reused.
 */
export const ERROR_CODES = {
  // destinations
  NoDestination: {
    when: '`destinations` is empty.',
    otherwise: 'A bucket without a replication configuration.',
  },
  DestinationIsSource: {
    when: 'A destination is in the account and Region of the source.',
    otherwise: 'Two buckets with the same name, and no distance between the copies.',
  },
  DestinationDoubled: {
    when: 'Two destinations are in the same account and Region.',
    otherwise: 'Two replicas that compete for one name.',
  },
  RegionUnresolved: {
    when: 'The Region of a stack is not known at synth time.',
    otherwise: 'ARNs, `kms:ViaService` and bucket names that cannot be written down.',
  },
  RegionInvalid: {
    when: 'A Region is not written like one.',
    otherwise: 'A stack that cannot be deployed.',
  },
  PartitionMismatch: {
    when: 'A destination is in another partition than the source.',
    otherwise: 'S3 and KMS replicate inside one partition only.',
  },
  AccountInvalid: {
    when: 'The account of a destination is missing or is not an account id.',
    otherwise: 'A stack that cannot be deployed, policies that admit nobody.',
  },
  AccountUnresolved: {
    when: 'A replication into another account, and one of the accounts is not known at synth time.',
    otherwise: 'Policies of one account that cannot name the role of the other.',
  },
  DestinationStackMismatch: {
    when: 'A stack that was passed in is in another Stage than the source stack.',
    otherwise: 'A reference that the CDK CLI cannot deploy.',
  },
  SourceStackMismatch: {
    when: '`source` asks for an environment or stack name although the replication is inside a stack, or lacks one under an App or Stage.',
    otherwise: 'The prop would be ignored.',
  },
  SupportStackIdTaken: {
    when: 'The construct id of a support stack is taken by something else.',
    otherwise: 'CDK would refuse the second construct with that id.',
  },
  ReplicaUnknown: {
    when: '`replica()` or `replicaOf()` asks for a destination that the replication does not have.',
    otherwise: '`undefined` would surface far from its cause.',
  },
  ReplicaAmbiguous: {
    when: '`replica(region)` fits several accounts.',
    otherwise: 'The wrong replica.',
  },
  TwoWayWithProtection: {
    when: 'A two-way destination with a `ReplicaProtection`.',
    otherwise: 'The protection would deny the writes that the way back is for.',
  },
  TwoWayWithSeveralDestinations: {
    when: 'A two-way destination beside another one.',
    otherwise: 'S3 does not replicate replicas: what is written to one destination would never reach the other.',
  },
  TwoWayAcrossAccounts: {
    when: 'A two-way destination in another account.',
    otherwise: 'The source account may not configure a bucket of another account.',
  },
  WriterRequired: {
    when: '`ReplicaWriters.roles` without a role.',
    otherwise: 'A replica bucket that nobody can write to.',
  },
  RoleArnInvalid: {
    when: 'A role is not given by its ARN.',
    otherwise: 'A policy that matches nobody: replication fails with `DstPutObjectNotPermitted`.',
  },
  RoleAccountMismatch: {
    when: 'A break-glass role is not of the account that owns the bucket.',
    otherwise: 'An exemption that lets nobody in: the bucket could not be repaired.',
  },
  RolePatternInvalid: {
    when: '`roleNamePattern` is missing or admits nearly every role.',
    otherwise: 'Whoever may create any role in the organization could write replicas.',
  },
  BreakGlassRequired: {
    when: '`ReplicaProtection` without a break-glass role.',
    otherwise: 'A bucket that only the root user can repair.',
  },
  // buckets
  BucketNotOwned: {
    when: '`fromBucket` with a bucket that this app does not own.',
    otherwise: 'A replication configuration that never reaches the bucket.',
  },
  BucketUnversioned: {
    when: 'An existing bucket whose template suspends versioning.',
    otherwise: 'S3 rejects the configuration.',
  },
  BucketNotKmsEncrypted: {
    when: 'An existing source bucket without SSE-KMS default encryption, or an existing destination without a key.',
    otherwise: 'Objects, and so their replicas, outside the key.',
  },
  BucketNameRequired: {
    when: 'An existing destination bucket in another account without a literal name.',
    otherwise: 'Its key policy would name the bucket and the bucket its key: a cycle.',
  },
  SourceAlreadyReplicates: {
    when: 'An existing source bucket has replication rules.',
    otherwise: 'A bucket has one configuration with one role: the other rules would be lost.',
  },
  ExistingBucketOption: {
    when: 'A prop that shapes a created bucket together with `ReplicationSource.fromBucket`.',
    otherwise: 'The prop would be ignored.',
  },
  AutoDeleteWithProtection: {
    when: '`autoDeleteObjects` on a bucket with a `ReplicaProtection`.',
    otherwise: 'The protection denies the Lambda function that deletes the objects; the stack deletion fails.',
  },
  BucketNameInvalid: {
    when: 'A bucket name breaks a naming rule of S3.',
    otherwise: 'The deployment fails half-way.',
  },
  EncryptionUnsupported: {
    when: '`encryption` is not `KMS` or `DSSE`.',
    otherwise: 'Replicas without the key that they are meant to lie under.',
  },
  BucketKeysWithDsse: {
    when: '`bucketKeyEnabled` with DSSE-KMS.',
    otherwise: 'S3 does not support Bucket Keys for DSSE-KMS.',
  },
  ObjectLockMissingOnDestination: {
    when: 'The source has Object Lock and a destination explicitly has not.',
    otherwise: 'S3 rejects the configuration, or fails with `DstBucketObjectLockConfigMissing`.',
  },
  ObjectLockContradiction: {
    when: '`objectLockDefaultRetention` with `objectLockEnabled: false`.',
    otherwise: 'One of the two would be ignored.',
  },
  AutoDeleteWithoutDestroy: {
    when: '`autoDeleteObjects` without `removalPolicy: RemovalPolicy.DESTROY`.',
    otherwise: 'A retained bucket would be emptied.',
  },
  AutoDeleteWithPerimeter: {
    when: '`autoDeleteObjects` on a bucket with a `DataPerimeter` around VPC endpoints.',
    otherwise: 'The perimeter denies the Lambda function that deletes the objects; the stack deletion fails.',
  },
  AutoDeleteWithObjectLock: {
    when: '`autoDeleteObjects` on a bucket with Object Lock.',
    otherwise: 'Locked versions cannot be deleted; the stack deletion fails.',
  },
  AccessLogBucketMismatch: {
    when: 'A log bucket is in another Region or account than the bucket that it serves.',
    otherwise: 'S3 rejects the logging configuration.',
  },
  ReasonRequired: {
    when: 'A choice that an auditor asks about comes without a reason.',
    otherwise: 'An unexplained finding.',
  },
  PerimeterEmpty: {
    when: '`DataPerimeter.of` without an organization and without a VPC endpoint.',
    otherwise: 'A perimeter that keeps nobody out.',
  },
  OrganizationIdInvalid: {
    when: 'An organization id is not of the form `o-…`.',
    otherwise: 'Everybody is outside.',
  },
  VpcEndpointIdInvalid: {
    when: 'A VPC endpoint id is not of the form `vpce-…`.',
    otherwise: 'Everybody is outside.',
  },
  // keys
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
    otherwise: 'The key policy of the other account would have to let everybody in; S3 replicates nothing without it.',
  },
  AwsManagedKey: {
    when: 'A key is an AWS managed one, such as `alias/aws/s3`.',
    otherwise: 'Its policy cannot let a role of another account in: S3 accepts the configuration and replicates nothing.',
  },
  MultiRegionKeyAcrossAccounts: {
    when: 'Multi-Region keys are asked for, and every destination is in another account.',
    otherwise: 'KMS replicates a key inside one account only; no destination could use the replica.',
  },
  KeysRequired: {
    when: 'Destinations both in the same and in another account, and `keys` does not say which keys.',
    otherwise: 'Adding one of them would move the source bucket to another key.',
  },
  KeyArnRequired: {
    when: 'A key is given by id or alias where the key ARN is needed.',
    otherwise: 'S3 resolves an alias in the account of the requester; policies on an alias ARN match nothing.',
  },
  KeyKindMismatch: {
    when: 'A destination brings a key although the keys are multi-Region, where the destination key is the replica.',
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
  AliasInvalid: {
    when: 'An alias breaks a naming rule of KMS.',
    otherwise: 'The deployment fails half-way.',
  },
  ReplicaKeyDoubled: {
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
  GrantWouldCycle: {
    when: 'A grant on a key to a principal in a stack that the stack of the key depends on.',
    otherwise: 'A cyclic reference between two stacks.',
  },
  ForeignRoleWithoutName: {
    when: 'A grant to a role of another account that has no explicit name.',
    otherwise: 'Bucket and key policies cannot name the role.',
  },
  // rules
  NoRule: {
    when: '`rules` is an empty list.',
    otherwise: 'S3 rejects a configuration without rules.',
  },
  TooManyRules: {
    when: 'More than 1,000 S3 rules, counted per destination.',
    otherwise: 'S3 rejects the configuration.',
  },
  RuleWithoutDestination: {
    when: '`destinations` of a rule is empty.',
    otherwise: 'A rule that copies nothing.',
  },
  RuleDestinationUnknown: {
    when: 'A rule names a destination that the replication does not have.',
    otherwise: 'A rule without a bucket.',
  },
  DestinationWithoutRule: {
    when: 'No rule serves a destination.',
    otherwise: 'A replica bucket that stays empty.',
  },
  RuleIdInvalid: {
    when: 'A rule id is empty, not ASCII, or longer than 255 characters as rendered.',
    otherwise: 'S3 rejects the configuration.',
  },
  RuleIdDoubled: {
    when: 'Two S3 rules have the same id.',
    otherwise: 'S3 rejects the configuration; metrics could not be told apart.',
  },
  PriorityInvalid: {
    when: 'A priority is negative, not an integer, or above 2,147,483,647.',
    otherwise: 'S3 rejects the configuration.',
  },
  PriorityDoubled: {
    when: 'Two S3 rules have the same priority.',
    otherwise: 'S3 rejects the configuration.',
  },
  FilterTagsRequired: {
    when: 'A tag filter without tags.',
    otherwise: 'A filter that means something else than it says.',
  },
  FilterTooManyTags: {
    when: 'A tag filter with more than 10 tags.',
    otherwise: 'An object has at most 10 tags: nothing would match.',
  },
  TagInvalid: {
    when: 'A tag key is empty or over 128 characters, or a tag value over 256.',
    otherwise: 'S3 rejects the configuration.',
  },
  PrefixTooLong: {
    when: 'A prefix is longer than 1,024 characters.',
    otherwise: 'No object key is that long: nothing would match.',
  },
  DeleteMarkersWithTagFilter: {
    when: '`deleteMarkerReplication` on a rule with a tag filter.',
    otherwise: 'S3 rejects the configuration.',
  },
  RtcWithoutMetrics: {
    when: '`replicationTimeControl` with `metrics: false`.',
    otherwise: 'S3 rejects the configuration.',
  },
  StorageClassUnsupported: {
    when: 'A storage class that replication does not take.',
    otherwise: 'S3 or CloudFormation rejects the configuration.',
  },
  // role
  RoleNameInvalid: {
    when: 'A role name or path breaks a rule of IAM, or is given together with `replicationRole`.',
    otherwise: 'The deployment fails, or the prop is ignored.',
  },
  RoleNameRequired: {
    when: 'A role of your own has no explicit name although a bucket policy has to name it.',
    otherwise: 'A cycle between the destination stack and the source stack.',
  },
  RoleInOtherAccount: {
    when: 'The replication role is in another account than the source bucket.',
    otherwise: 'S3 rejects the configuration or fails with `AssumeRoleNotPermitted`.',
  },
  RoleNotAssumableByS3: {
    when: 'The trust policy of the replication role does not let `s3.amazonaws.com` assume it.',
    otherwise: 'S3 accepts the configuration and replicates nothing (`AssumeRoleNotPermitted`).',
  },
  PolicyTooLarge: {
    when: 'A managed policy is longer than 6,144 characters.',
    otherwise: 'The deployment fails.',
  },
  TooManyPolicies: {
    when: 'More than 10 managed policies on one role.',
    otherwise: 'The deployment fails under the default IAM quota.',
  },
} as const satisfies { readonly [code: string]: ErrorCodeInfo };
