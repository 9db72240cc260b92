import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { BucketEncryption } from 'aws-cdk-lib/aws-s3';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { AccessLogs } from '../bucket/access-logs';
import type { ReplicationBucketOptions } from '../bucket/bucket-options';
import type { DataPerimeter } from '../bucket/data-perimeter';
import { needsObjectLock } from '../bucket/private/data-bucket';
import { resolveObjectEncryption } from '../bucket/private/object-encryption';
import { ReplicationError } from '../internal/errors/replication-error';
import { checkCall } from '../internal/input/check-call';
import { withoutNulls } from '../internal/input/without-nulls';
import { pinFeatureFlags } from '../internal/topology/feature-flags';
import { computeIdentity } from '../internal/topology/identity';
import { requireRegion } from '../internal/topology/regions';
import { ReplicationKeys } from '../key/replication-keys';
import type { SingleRegionKeyOptions } from '../key/single-region-key-options';
import { createReplicaBucket } from './private/create-replica-bucket';
import { renderCrossAccountStatements, grantCrossAccountAccess } from './private/cross-account-access';
import type { ReplicaProtection } from './replica-protection';
import type { ReplicaWriters } from './replica-writers';

/**
 * Properties of a `ReplicaBucket`.
 */
export interface ReplicaBucketProps extends ReplicationBucketOptions {
  /**
   * Who may write replicas: the replication roles of the sources.
   */
  readonly writers: ReplicaWriters;

  /**
   * A key of your own: symmetric, enabled, in the Region and account of the bucket. Replicas that exist stay under the
   * key that they have.
   *
   * @default - a key is created, with `keyOptions`
   */
  readonly key?: IKey;

  /**
   * Options of the created key.
   *
   * @default - those of `SingleRegionKeyOptions`
   */
  readonly keyOptions?: SingleRegionKeyOptions;

  /**
   * The default encryption of the bucket: `KMS`, or `DSSE` for two layers. The same as on the sources.
   *
   * @default BucketEncryption.KMS
   */
  readonly encryption?: BucketEncryption;

  /**
   * Whether the bucket uses S3 Bucket Keys by default. Not with DSSE-KMS.
   *
   * @default true - false with DSSE-KMS
   */
  readonly bucketKeyEnabled?: boolean;

  /**
   * Whether the writers may replicate delete markers.
   *
   * @default false
   */
  readonly deleteMarkerReplication?: boolean;

  /**
   * Who may write to, delete from or reconfigure the bucket.
   *
   * @default - whoever IAM policies of the account let
   */
  readonly protection?: ReplicaProtection;

  /**
   * Denies access from outside an organization or a network, with the writers exempted.
   *
   * @default - no perimeter
   */
  readonly perimeter?: DataPerimeter;
}

/**
 * The destination half of a replication alone: for an account that another team deploys, from another app.
 *
 * Bucket policy and key policy allow the writers before their roles exist. Deploy this half first: S3 requires the
 * bucket to exist when the source is configured. Pass on `bucketName` and `keyArn`,
 * which are outputs of the stack; the source side takes them with `ReplicationDestination.fromBucketAttributes()`.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-walkthrough-2.html
 * @example
 *
 * declare const vault: Stack; // in 222222222222, eu-north-1
 *
 * new ReplicaBucket(vault, 'Documents', {
 *   writers: ReplicaWriters.roles(['arn:aws:iam::111111111111:role/documents-replication']),
 * });
 */
export class ReplicaBucket extends Construct {
  /** The bucket. */
  public readonly bucket: IBucket;

  /** The key that replicas are encrypted with. */
  public readonly key: IKey;

  /** The name of the bucket, known before it exists. */
  public readonly bucketName: string;

  /** The ARN of the key. */
  public readonly keyArn: string;

  /**
   * @param scope a stack with a concrete Region
   * @param id the construct id. Names derive from it
   * @param props who may write, and options of bucket and key
   * @throws WriterRequired for `ReplicaWriters.roles` without a role.
   * @throws RolePatternInvalid if `roleNamePattern` is missing or matches nearly every role.
   * @throws OrganizationIdInvalid if an organization id is not of the form `o-…`.
   * @throws KeyKindMismatch if `key` is given together with options of a created key.
   * @throws KeyArnRequired if a key is given by id or alias where the key ARN is needed.
   * @throws KeyDestroyedWhileBucketRetained if a key would be deleted with its stack while its bucket stays.
   * @throws BucketNameInvalid if a bucket name breaks a naming rule of S3.
   * @throws RoleArnInvalid if a role is not given by its ARN.
   * @throws PolicyTooLarge if the bucket policy is longer than 20 KB, or the key policy than 32 KB.
   * @throws RegionUnresolved if the Region of a stack is not known at synth time.
   * @throws RegionInvalid if a Region is not written like one.
   * @throws PartitionMismatch if a destination is in another partition than the source.
   * @throws EncryptionUnsupported if `encryption` is not `KMS` or `DSSE`.
   * @throws BucketKeysWithDsse for `bucketKeyEnabled` with DSSE-KMS.
   * @throws AwsManagedKey if a key is an AWS managed one, such as `alias/aws/s3`.
   * @throws KeyRegionMismatch if a key is in another Region than the bucket that it serves.
   * @throws KeyAccountMismatch if a key is in another account than the bucket that it serves.
   * @throws KeyNotSymmetric if a key is asymmetric, an HMAC key, or not for encryption.
   * @throws KeyDisabled if a key is disabled.
   * @throws PendingWindowInvalid if `pendingWindow` is not 7 to 30 days.
   * @throws RotationPeriodInvalid if `rotationPeriod` is not 90 to 2560 days, or rotation is off.
   * @throws AliasInvalid if an alias breaks a naming rule of KMS.
   * @throws AliasTaken if an alias is that of another key in the same account and Region.
   * @throws ObjectLockContradiction for `objectLockDefaultRetention` with `objectLockEnabled: false`, or beside
   * `objectLock` of a protection.
   * @throws RemovalPolicyUnsupported if `removalPolicy` is one that buckets and keys do not have, as `SNAPSHOT`.
   * @throws AutoDeleteWithoutDestroy for `autoDeleteObjects` without `removalPolicy: RemovalPolicy.DESTROY`.
   * @throws AutoDeleteWithObjectLock for `autoDeleteObjects` on a bucket with Object Lock.
   * @throws AutoDeleteWithPerimeter for `autoDeleteObjects` on a bucket with a `DataPerimeter` around VPC endpoints.
   * @throws AutoDeleteWithProtection for `autoDeleteObjects` on a bucket with a `ReplicaProtection`.
   * @throws AccessLogBucketMismatch if a log bucket is in another Region or account than the bucket that it serves.
   * @throws ReasonRequired if a choice that an auditor asks about comes without a reason.
   * @throws RetentionYearsInvalid if `years` of a protection is not a whole number from 1 to 100.
   * @throws BreakGlassRequired for `ReplicaProtection` without a break-glass role.
   * @throws DeploymentRoleUnknown if `deploymentRoleArns` of a `ReplicaProtection` is empty, or left out where the
   * stack's synthesizer names no execution role.
   * @throws RoleAccountMismatch if a break-glass role is not of the account that owns the bucket.
   * @throws PerimeterEmpty for a `DataPerimeter` without an organization and without a VPC endpoint.
   * @throws VpcEndpointIdInvalid if a VPC endpoint id is not of the form `vpce-…`.
   */
  constructor(scope: Construct, id: string, props: ReplicaBucketProps) {
    super(scope, id);
    checkCall('new ReplicaBucket', [props], { scope: this, extended: new.target !== ReplicaBucket });
    pinFeatureFlags(this);
    const given = withoutNulls(props);
    const { account, region } = Stack.of(this);
    requireRegion(region, 'the replica bucket', this);
    const identity = computeIdentity(this);
    const env = { account, region };
    const encryption = resolveObjectEncryption(given.encryption, given.bucketKeyEnabled, this);
    validateKeyOptions(given, this);
    const writers = given.writers._strategy(region, this);
    const key = ReplicationKeys.singleRegion(given.keyOptions)
      ._strategy.createPlan()
      .destinationKey({ scope: this, userKey: given.key, env, crossAccount: true, id: identity.id });
    const bucket = createReplicaBucket(this, {
      ...{ identity, env, encryption, key, options: given },
      objectLock: needsObjectLock(given),
      accessLogs: AccessLogs.managed(),
      perimeter: given.perimeter,
      writerArns: writers.roleArns,
    });
    const statements = renderCrossAccountStatements(writers, {
      bucketArn: bucket.literalArn,
      ownerOverride: false,
      region,
      prefixes: [''],
      deleteMarkerPrefixes: given.deleteMarkerReplication ? [''] : [],
      bucketKeys: encryption.type !== BucketEncryption.DSSE,
    });
    grantCrossAccountAccess(bucket, key, statements, this);
    this.bucket = bucket;
    this.key = key;
    this.bucketName = bucket.bucketName;
    this.keyArn = key.keyArn;
    new CfnOutput(this, 'BucketName', { value: this.bucketName, description: 'The name of the replica bucket' });
    new CfnOutput(this, 'KeyArn', { value: this.keyArn, description: 'The ARN of the key of the replica bucket' });
  }
}

function validateKeyOptions({ key, keyOptions }: ReplicaBucketProps, scope: Construct): void {
  if (key && keyOptions) {
    throw new ReplicationError('KeyKindMismatch', scope, {
      problem: "'keyOptions' are for the key that is created, but the key is yours",
      value: key.node.path,
      remedy: "leave 'key' or 'keyOptions' out",
    });
  }
}
