import { Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { findReplica } from './destination/private/find-replica';
import type { Replica } from './destination/replica';
import type { ReplicationDestination } from './destination/replication-destination';
import type { EncryptedCrossRegionReplicationProps } from './encrypted-cross-region-replication-props';
import { ReplicationGrants } from './grants/replication-grants';
import { compose } from './internal/compose/compose';
import { ReplicationError } from './internal/errors/replication-error';
import { pinFeatureFlags } from './internal/topology/feature-flags';
import { ReplicationProof } from './proof/replication-proof';
import type { ReplicationRole } from './role/replication-role';

/**
 * Replicates the objects of an encrypted S3 bucket to other Regions.
 *
 * Composes keys, versioned SSE-KMS buckets, the replication role with policies that are bound to one key, one
 * Region's S3 and one bucket each, and the replication configuration; in the surrounding stack, a key stack and
 * one stack per destination. Deploys with one `cdk deploy --all`, without a custom resource in its default form.
 *
 * Buckets and keys are retained. Names derive from the stack name and the construct path: moving or renaming the
 * construct replaces the resources.
 *
 * Throws an error with a code of `docs/reference/errors.md` where S3 would accept a configuration and copy nothing.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html
 * @example
 *
 * const replication = new EncryptedCrossRegionReplication(stack, 'Replication', {
 *   destinations: [ReplicationDestination.inRegion('eu-west-1')],
 * });
 * const replica = replication.replica('eu-west-1').bucket;
 */
export class EncryptedCrossRegionReplication extends Construct {
  /**
   * The source bucket; grants on one that the library makes cover bucket and key, from any stack in any Region. A
   * bucket of yours has CDK's own grants.
   */
  public readonly sourceBucket: IBucket;

  /** The key of the source bucket. */
  public readonly sourceKey: IKey;

  /** The stack of the source bucket. */
  public readonly sourceStack: Stack;

  /** The stack of the source key, where it is not the source stack; `undefined` for an imported key. */
  public readonly keyStack?: Stack;

  /** The role that S3 assumes. */
  public readonly replicationRole: ReplicationRole;

  /** The replicas, in the order of their Regions. */
  public readonly replicas: Replica[];

  /** Grants on all copies at once. */
  public readonly grants: ReplicationGrants;

  private readonly byDestination: ReadonlyMap<ReplicationDestination, Replica>;

  /**
   * @param scope a stack, which is then the source stack; or an `App` or `Stage`, with `source:
   * ReplicationSource.create({ env })`
   * @param id the construct id; names derive from it
   * @param props properties of the replication
   * @throws NoDestination: `destinations` is empty.
   * @throws DuplicateDestination: two destinations are in the same account and Region.
   * @throws DestinationIsSource: a destination is in the account and Region of the source.
   * @throws DestinationStackMismatch: a stack that was passed in is in another Stage than the source stack.
   * @throws PartitionMismatch: a destination is in another partition than the source.
   * @throws BucketNotOwned: `fromBucket` with a bucket that this app does not own.
   * @throws BucketNameRequired: an existing destination bucket in another account without a literal name.
   * @throws BucketNotKmsEncrypted: an existing source bucket without SSE-KMS default encryption, or an existing
   * destination without a key.
   * @throws TwoWayAcrossAccounts: a two-way destination in another account.
   * @throws TwoWayWithSeveralDestinations: a two-way destination beside another one.
   * @throws TwoWayWithProtection: a two-way destination with a `ReplicaProtection`.
   * @throws ObjectLockMissingOnDestination: the source has Object Lock and a destination explicitly has not.
   * @throws SourceStackMismatch: `source` asks for an environment or stack name although the replication is inside a
   * stack, or lacks one under an App or Stage.
   * @throws SourceAlreadyReplicates: an existing source bucket has replication rules.
   * @throws ExistingBucketOption: a prop that shapes a created bucket together with `ReplicationSource.fromBucket`.
   * @throws BucketUnversioned: an existing bucket whose template suspends versioning.
   * @throws BucketNameInvalid: a bucket name breaks a naming rule of S3.
   * @throws AutoDeleteWithoutDestroy: `autoDeleteObjects` without `removalPolicy: RemovalPolicy.DESTROY`.
   * @throws ObjectLockContradiction: `objectLockDefaultRetention` with `objectLockEnabled: false`, or beside
   * `objectLock` of a protection.
   * @throws EncryptionUnsupported: `encryption` is not `KMS` or `DSSE`.
   * @throws BucketKeysWithDsse: `bucketKeyEnabled` with DSSE-KMS.
   * @throws AccessLogBucketMismatch: a log bucket is in another Region or account than the bucket that it serves.
   * @throws ReasonRequired: a choice that an auditor asks about comes without a reason.
   * @throws AutoDeleteWithObjectLock: `autoDeleteObjects` on a bucket with Object Lock.
   * @throws AutoDeleteWithPerimeter: `autoDeleteObjects` on a bucket with a `DataPerimeter` around VPC endpoints.
   * @throws AutoDeleteWithProtection: `autoDeleteObjects` on a bucket with a `ReplicaProtection`.
   * @throws NoRule: `rules` is an empty list.
   * @throws TooManyRules: more than 1,000 S3 rules, counted per destination.
   * @throws PrefixTooLong: a prefix is longer than 1,024 characters.
   * @throws FilterTagsRequired: a tag filter without tags.
   * @throws FilterTooManyTags: a tag filter with more than 10 tags.
   * @throws TagInvalid: a tag key is empty or over 128 characters, or a tag value over 256.
   * @throws DestinationWithoutRule: no rule serves a destination.
   * @throws RuleWithoutDestination: `destinations` of a rule is empty.
   * @throws RuleDestinationUnknown: a rule names a destination that the replication does not have.
   * @throws RuleIdInvalid: a rule id is empty, not ASCII, or longer than 255 characters as rendered.
   * @throws DuplicateRuleId: two S3 rules have the same id.
   * @throws PriorityInvalid: a priority is negative, not an integer, or above 2,147,483,647.
   * @throws DuplicatePriority: two S3 rules have the same priority.
   * @throws DeleteMarkersWithTagFilter: `deleteMarkerReplication` on a rule with a tag filter.
   * @throws RtcWithoutMetrics: `replicationTimeControl` with `metrics: false`.
   * @throws StorageClassUnsupported: a storage class that replication does not take.
   * @throws KeysRequired: some destinations would share a multi-Region key, others have keys of their own, and `keys`
   * does not say which.
   * @throws MultiRegionKeyAcrossAccounts: multi-Region keys are asked for, and every destination is in another account.
   * @throws KeyKindMismatch: a destination states a `key` or a `keyArn` although its key is another one: the replica of
   * a multi-Region key, or a created key.
   * @throws KeyRegionMismatch: a key is in another Region than the bucket that it serves.
   * @throws KeyAccountMismatch: a key is in another account than the bucket that it serves.
   * @throws KeyArnRequired: a key is given by id or alias where the key ARN is needed.
   * @throws KeyDisabled: a key is disabled.
   * @throws KeyNotSymmetric: a key is asymmetric, an HMAC key, or not for encryption.
   * @throws AwsManagedKey: a key is an AWS managed one, such as `alias/aws/s3`.
   * @throws PrimaryKeyInSourceStack: the multi-Region primary key is in the source stack.
   * @throws KeyDestroyedWhileBucketRetained: a key would be deleted with its stack while its bucket stays.
   * @throws PendingWindowInvalid: `pendingWindow` is not 7 to 30 days.
   * @throws RotationPeriodInvalid: `rotationPeriod` is not 90 to 2560 days, or rotation is off.
   * @throws AliasInvalid: an alias breaks a naming rule of KMS.
   * @throws RoleNameRequired: a role of your own has no explicit name although a bucket policy has to name it.
   * @throws RoleNameInvalid: a role name or path breaks a rule of IAM, or is given together with `replicationRole`.
   * @throws RoleInOtherAccount: the replication role is in another account than the source bucket.
   * @throws RoleNotAssumableByS3: the trust policy of the replication role does not let `s3.amazonaws.com` assume it.
   * @throws RoleAccountMismatch: a break-glass role is not of the account that owns the bucket.
   * @throws RoleArnInvalid: a role is not given by its ARN.
   * @throws TooManyPolicies: more than 10 managed policies on one role.
   * @throws PolicyTooLarge: a managed policy is longer than 6,144 characters, a bucket policy than 20 KB, or a key
   * policy than 32 KB.
   * @throws PerimeterEmpty: a `DataPerimeter` without an organization and without a VPC endpoint.
   * @throws OrganizationIdInvalid: an organization id is not of the form `o-…`.
   * @throws VpcEndpointIdInvalid: a VPC endpoint id is not of the form `vpce-…`.
   * @throws BreakGlassRequired: `ReplicaProtection` without a break-glass role.
   * @throws RetentionYearsInvalid: `years` of a protection is not a whole number from 1 to 100.
   * @throws RegionUnresolved: the Region of a stack is not known at synth time.
   * @throws RegionInvalid: a Region is not written like one.
   * @throws AccountUnresolved: a replication into another account, and one of the accounts is not known at synth time.
   * @throws AccountInvalid: the account of a destination is missing or is not an account id.
   * @throws SupportStackIdTaken: the construct id of a support stack is taken by something else.
   */
  constructor(scope: Construct, id: string, props: EncryptedCrossRegionReplicationProps) {
    super(scope, id);
    pinFeatureFlags(this);
    const { sourceStack, sourceKey, sourceBucket, role, replicas, configurations } = compose(this, props);
    this.sourceStack = sourceStack;
    this.sourceKey = sourceKey;
    this.keyStack = findKeyStack(sourceKey, sourceStack);
    this.replicationRole = role;
    this.sourceBucket = sourceBucket;
    this.byDestination = replicas;
    this.replicas = [...replicas.values()];
    this.grants = ReplicationGrants._create([sourceBucket, ...this.replicas.map((replica) => replica.bucket)]);
    if (props.proof ?? true) {
      ReplicationProof._include(this, configurations);
    }
  }

  /**
   * The replica in a Region.
   *
   * @param region the Region of the replica
   * @param account the account, needed where several accounts have a replica in the Region
   * @throws ReplicaUnknown: `replica()` or `replicaOf()` asks for a destination that the replication does not have.
   * @throws ReplicaAmbiguous: `replica(region)` fits several accounts.
   */
  public replica(region: string, account?: string): Replica {
    return findReplica(this.replicas, region, account, this);
  }

  /**
   * The replica of a destination.
   *
   * @param destination the object that was passed in `destinations`
   * @throws ReplicaUnknown: `replica()` or `replicaOf()` asks for a destination that the replication does not have.
   */
  public replicaOf(destination: ReplicationDestination): Replica {
    const replica = this.byDestination.get(destination);
    if (!replica) {
      throw new ReplicationError('ReplicaUnknown', this, {
        problem: 'the replication has no such destination',
        value: destination.toString(),
        remedy: "pass an object of 'destinations'",
      });
    }
    return replica;
  }
}

function findKeyStack(key: IKey, sourceStack: Stack): Stack | undefined {
  const resource = key.node.defaultChild;
  const stack = resource && Stack.of(resource);
  return stack === sourceStack ? undefined : stack;
}
