import type { Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { findReplica, findReplicaOf } from './destination/private/find-replica';
import type { Replica } from './destination/replica';
import type { ReplicationDestination } from './destination/replication-destination';
import type { EncryptedCrossRegionReplicationProps } from './encrypted-cross-region-replication-props';
import { ReplicationGrants } from './grants/replication-grants';
import { compose } from './internal/compose/compose';
import type { Composition } from './internal/compose/compose';
import { checkCall } from './internal/input/check-call';
import { withoutNulls } from './internal/input/without-nulls';
import { pinFeatureFlags } from './internal/topology/feature-flags';
import type { ReplicationMetrics } from './monitoring/replication-metrics';
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
   * The source bucket. Grants on one that the library makes cover bucket and key, from any stack in any Region. A
   * bucket of yours has CDK's own grants.
   */
  public readonly sourceBucket: IBucket;

  /** The key of the source bucket. */
  public readonly sourceKey: IKey;

  /** The stack of the source bucket. */
  public readonly sourceStack: Stack;

  /** The stack of the source key, where it is not the source stack. `undefined` for an imported key. */
  public readonly keyStack?: Stack;

  /** The role that S3 assumes. */
  public readonly replicationRole: ReplicationRole;

  /** The replicas, in the order of their Regions. */
  public readonly replicas: Replica[];

  /** Grants on all copies at once. */
  public readonly grants: ReplicationGrants;

  /** What S3 publishes to CloudWatch of each rule and destination. */
  public readonly metrics: ReplicationMetrics;

  /** The topics that alarms notify, in the order of their Regions. Empty without alarms. */
  public readonly alarmTopics: ITopic[];

  /** The name of the dashboard. `undefined` without one. */
  public readonly dashboardName?: string;

  /** @internal */
  public readonly _composition: Composition;

  /**
   * @param scope a stack, which is then the source stack, or an `App` or `Stage`, with `source:
   * ReplicationSource.create({ env })`
   * @param id the construct id. Names derive from it
   * @param props properties of the replication
   * @throws PropUnknown if an object has a prop that its type does not know, such as a misspelled one.
   * @throws PropTypeInvalid if a prop is of another type than declared, such as a string in place of a
   * `ReplicationDestination`.
   * @throws PropMissing if a required prop is left out.
   * @throws NoDestination if `destinations` is empty.
   * @throws DuplicateDestination if two destinations are in the same account and Region.
   * @throws DestinationIsSource if a destination is in the account and Region of the source.
   * @throws DestinationStackMismatch if a stack that was passed in is in another Stage than the source stack.
   * @throws PartitionMismatch if a destination is in another partition than the source.
   * @throws BucketNotOwned if `fromBucket` with a bucket that this app does not own.
   * @throws BucketNameRequired for an existing bucket without a literal name that another account or Region needs.
   * @throws BucketNotKmsEncrypted for an existing source bucket without SSE-KMS default encryption, or an existing
   * destination without a key.
   * @throws TwoWayAcrossAccounts for a two-way destination in another account.
   * @throws TwoWayWithSeveralDestinations for a two-way destination beside another one.
   * @throws TwoWayWithProtection for a two-way destination with a `ReplicaProtection`.
   * @throws ObjectLockMissingOnDestination if the source has Object Lock and a destination explicitly has not.
   * @throws SourceStackMismatch if `source` asks for an environment or stack name although the replication is inside a
   * stack, or lacks one under an App or Stage.
   * @throws SourceAlreadyReplicates if an existing source bucket has replication rules.
   * @throws ExistingBucketOption for a prop that shapes a created bucket together with `ReplicationSource.fromBucket`.
   * @throws BucketUnversioned if an existing bucket whose template suspends versioning.
   * @throws BucketNameInvalid if a bucket name breaks a naming rule of S3.
   * @throws RemovalPolicyUnsupported if `removalPolicy` is one that buckets and keys do not have, as `SNAPSHOT`.
   * @throws AutoDeleteWithoutDestroy for `autoDeleteObjects` without `removalPolicy: RemovalPolicy.DESTROY`.
   * @throws ObjectLockContradiction for `objectLockDefaultRetention` with `objectLockEnabled: false`, or beside
   * `objectLock` of a protection.
   * @throws EncryptionUnsupported if `encryption` is not `KMS` or `DSSE`.
   * @throws BucketKeysWithDsse for `bucketKeyEnabled` with DSSE-KMS.
   * @throws AccessLogBucketMismatch if a log bucket is in another Region or account than the bucket that it serves.
   * @throws ReasonRequired if a choice that an auditor asks about comes without a reason.
   * @throws AutoDeleteWithObjectLock for `autoDeleteObjects` on a bucket with Object Lock.
   * @throws AutoDeleteWithPerimeter for `autoDeleteObjects` on a bucket with a `DataPerimeter` around VPC endpoints.
   * @throws AutoDeleteWithProtection for `autoDeleteObjects` on a bucket with a `ReplicaProtection`.
   * @throws NoRule if `rules` is an empty list.
   * @throws TooManyRules for more than 1,000 S3 rules, counted per destination.
   * @throws PrefixTooLong if a prefix is longer than 1,024 bytes.
   * @throws FilterTagsRequired for a tag filter without tags.
   * @throws FilterTooManyTags for a tag filter with more than 10 tags.
   * @throws TagInvalid if a tag key is empty or over 128 characters, or a tag value over 256.
   * @throws DestinationWithoutRule if no rule serves a destination.
   * @throws RuleWithoutDestination if `destinations` of a rule is empty.
   * @throws RuleDestinationUnknown if a rule names a destination that the replication does not have.
   * @throws RuleIdInvalid if a rule id is empty, not ASCII, or longer than 255 characters as rendered.
   * @throws DuplicateRuleId if two S3 rules have the same id.
   * @throws PriorityInvalid if a priority is negative, not an integer, or above 2,147,483,647.
   * @throws DuplicatePriority if two S3 rules have the same priority.
   * @throws DeleteMarkersWithTagFilter for `deleteMarkerReplication` on a rule with a tag filter.
   * @throws RtcWithoutMetrics for `replicationTimeControl` with `metrics: false`.
   * @throws StorageClassUnsupported for a storage class that replication does not take.
   * @throws KeysRequired if some destinations would share a multi-Region key, others have keys of their own, and `keys`
   * does not say which.
   * @throws MultiRegionKeyAcrossAccounts if multi-Region keys are asked for, and every destination is in another
   * account.
   * @throws ReplicaRegionNotAllowed for a replica key outside `allowedReplicaRegions` of its primary.
   * @throws KeyKindMismatch if a destination states a `key` or a `keyArn` although its key is another one: the
   * replica of a multi-Region key, or a created key.
   * @throws KeyRegionMismatch if a key is in another Region than the bucket that it serves.
   * @throws KeyAccountMismatch if a key is in another account than the bucket that it serves.
   * @throws KeyArnRequired if a key is given by id or alias where the key ARN is needed.
   * @throws KeyArnUnreadable if the source stack is nested, or its synthesizer names no execution role, and the app
   * makes a key of another account.
   * @throws KeyDisabled if a key is disabled.
   * @throws KeyNotSymmetric if a key is asymmetric, an HMAC key, or not for encryption.
   * @throws AwsManagedKey if a key is an AWS managed one, such as `alias/aws/s3`.
   * @throws PrimaryKeyInSourceStack if the multi-Region primary key is in the source stack.
   * @throws KeyDestroyedWhileBucketRetained if a key would be deleted with its stack while its bucket stays.
   * @throws PendingWindowInvalid if `pendingWindow` is not 7 to 30 days.
   * @throws RotationPeriodInvalid if `rotationPeriod` is not 90 to 2560 days, or rotation is off.
   * @throws PinnedKeyIdInvalid if `pinnedKeyId` is not the literal id of a multi-Region key.
   * @throws PinnedKeyIdTaken if another key of the account and Region is pinned to the same id.
   * @throws AliasInvalid if an alias breaks a naming rule of KMS.
   * @throws AliasTaken if an alias is that of another key in the same account and Region.
   * @throws RoleNameRequired if a role of your own has no explicit name although a bucket policy has to name it.
   * @throws RoleNameInvalid if a role name or path breaks a rule of IAM, or is given together with `replicationRole`.
   * @throws RoleNameTaken if `roleName` is the name of another replication role in the same account.
   * @throws RoleInOtherAccount if the replication role is in another account than the source bucket.
   * @throws RoleNotAssumableByS3 if the trust policy of the replication role does not let `s3.amazonaws.com` assume it.
   * @throws RoleAccountMismatch if a break-glass role is not of the account that owns the bucket.
   * @throws RoleArnInvalid if a role is not given by its ARN.
   * @throws TooManyPolicies for more than 10 managed policies on one role.
   * @throws PolicyTooLarge if a managed policy is longer than 6,144 characters, a bucket policy than 20 KB, or a key
   * policy than 32 KB.
   * @throws PerimeterEmpty for a `DataPerimeter` without an organization and without a VPC endpoint.
   * @throws OrganizationIdInvalid if an organization id is not of the form `o-…`.
   * @throws VpcEndpointIdInvalid if a VPC endpoint id is not of the form `vpce-…`.
   * @throws BreakGlassRequired for `ReplicaProtection` without a break-glass role.
   * @throws DeploymentRoleUnknown if `deploymentRoleArns` of a `ReplicaProtection` is empty, or left out where the
   * stack's synthesizer names no execution role.
   * @throws RetentionYearsInvalid if `years` of a protection is not a whole number from 1 to 100.
   * @throws MonitoringEmpty if `monitoring` has neither an alarm nor a dashboard.
   * @throws MonitoringWithoutMetrics for `monitoring` of a destination whose enabled rules publish no metrics.
   * @throws MonitoringAcrossAccounts for an alarm on pending operations if every destination is in another account.
   * @throws AlarmThresholdInvalid if the threshold of an alarm is negative or not a number.
   * @throws AlarmPeriodInvalid if the period of an alarm is not a multiple of a minute, or all of them are too long.
   * @throws AlarmDatapointsInvalid if the numbers of periods of an alarm are not ones that CloudWatch takes.
   * @throws AlarmTopicMissing if no topic is in the Region of an alarm.
   * @throws TooManyAlarmTopics if more than five topics are in the Region of an alarm.
   * @throws AlarmTopicsWithoutAlarm for topics beside alarms that are all switched off.
   * @throws TooManyAlarms if a composite alarm would combine more alarms than CloudWatch takes.
   * @throws DashboardTooLarge if a dashboard would draw more than 500 S3 rules.
   * @throws RunbookUrlInvalid if `runbookUrl` is no URL of at most 200 characters.
   * @throws RegionUnresolved if the Region of a stack is not known at synth time.
   * @throws EventsWithoutMetrics for `events` with a rule that has `metrics: false`.
   * @throws EventsNeedBucketName for `events` of an existing source bucket without a literal name.
   * @throws EventTargetRegionMismatch if the topic, queue or function of `events` or its key is in another Region.
   * @throws EventTargetFifo if the topic or queue of `events` is a FIFO one.
   * @throws EventTargetKeyUnknown if the topic or queue of `events` has a key that the app does not know.
   * @throws EventTargetKeyMismatch if `encryptionKey` of `events` is not the key of its topic or queue.
   * @throws EventTypeTaken if the existing source bucket sends replication events already.
   * @throws NotificationHandlerConflict for `events` together with notifications by the L2 on the same bucket.
   * @throws NotificationsUnresolved for `events` where `notificationConfiguration` of the bucket is a token.
   * @throws RegionInvalid if a Region is not written like one.
   * @throws AccountUnresolved if one account of a replication into another account is not known at synth time.
   * @throws AccountInvalid if the account of a destination is not an account id.
   * @throws StackNameInvalid if `stackName` of the source, or the path that it derives from, is no name for a stack.
   * @throws StackCycle if a stack that has to be deployed before the source stack depends on it.
   * @throws SupportStackIdTaken if the construct id of a support stack is taken by something else.
   */
  constructor(scope: Construct, id: string, props: EncryptedCrossRegionReplicationProps) {
    super(scope, id);
    const extended = new.target !== EncryptedCrossRegionReplication;
    checkCall('new EncryptedCrossRegionReplication', [props], { scope: this, extended });
    pinFeatureFlags(this);
    const composition = compose(this, withoutNulls(props));
    const { monitoring, metrics, sourceStack, sourceKey, sourceBucket, role, replicas } = composition;
    this._composition = composition;
    this.sourceStack = sourceStack;
    this.sourceKey = sourceKey;
    this.keyStack = composition.keyStack;
    this.replicationRole = role;
    this.sourceBucket = sourceBucket;
    this.replicas = [...replicas.values()];
    this.metrics = metrics;
    this.alarmTopics = [...monitoring?.topics ?? []];
    this.dashboardName = monitoring?.dashboardName;
    this.grants = ReplicationGrants._create([sourceBucket, ...this.replicas.map((replica) => replica.bucket)]);
    ReplicationProof._include(this, composition, props.proof);
  }

  /**
   * The replica in a Region.
   *
   * @param region the Region of the replica
   * @param account the account, needed where several accounts have a replica in the Region
   * @throws ReplicaUnknown if the replication has no such destination.
   * @throws ReplicaAmbiguous if the replication has destinations of several accounts in the Region.
   */
  public replica(region: string, account?: string): Replica {
    checkCall('EncryptedCrossRegionReplication.replica', [region, account]);
    return findReplica(this.replicas, region, account, this);
  }

  /**
   * The replica of a destination.
   *
   * @param destination the object that was passed in `destinations`
   * @throws ReplicaUnknown if the replication has no such destination.
   */
  public replicaOf(destination: ReplicationDestination): Replica {
    checkCall('EncryptedCrossRegionReplication.replicaOf', [destination]);
    return findReplicaOf(this._composition.replicas, destination, this);
  }
}
