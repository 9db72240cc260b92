import { AnyPrincipal } from 'aws-cdk-lib/aws-iam';
import type { ObjectLockMode } from 'aws-cdk-lib/aws-s3';
import type { ResourceEnvironment } from 'aws-cdk-lib/interfaces';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../internal/errors/replication-error';
import { checkCall } from '../internal/input/check-call';
import { withoutNulls } from '../internal/input/without-nulls';
import { requireRoleInAccount, requireRolePattern } from '../internal/policy/principals';
import type { StatementSpec } from '../internal/policy/statement';
import { findDeploymentRole } from '../internal/topology/deployment-role';

/**
 * Who is exempt from a `ReplicaProtection`.
 */
export interface ReplicaProtectionOptions {
  /**
   * Roles of the bucket's account that may delete versions and reconfigure the bucket. At least one.
   *
   * Without one only the account's root user could undo a mistake. They must not be used from day to day.
   */
  readonly breakGlassRoleArns: string[];

  /**
   * Roles that deploy the stack: they may reconfigure the bucket, but delete no object. Wildcards are allowed.
   *
   * Required where the stack's synthesizer names no execution role, as `CliCredentialsStackSynthesizer` and
   * `LegacyStackSynthesizer` do: name the roles that you deploy with. Every other role is denied to update the bucket,
   * to roll back and to delete it. State them also for `cdk deploy --role-arn`, which no template shows.
   *
   * @default - the CloudFormation execution role that the synthesizer of the bucket's stack names
   */
  readonly deploymentRoleArns?: string[];

  /**
   * Locks every version for some years. In compliance mode nobody can lift it, not even the account's root user.
   *
   * Cannot be switched off later.
   *
   * @default - Object Lock as the options of the bucket say
   */
  readonly objectLock?: ProtectionLock;
}

/**
 * How long every version of a protected replica is locked.
 */
export interface ProtectionLock {
  /**
   * Governance mode, which `s3:BypassGovernanceRetention` lifts, or compliance mode, which nothing lifts.
   */
  readonly mode: ObjectLockMode;

  /**
   * The number of years: a whole number from 1 to 100.
   */
  readonly years: number;
}

/** What the statements of a protection refer to. */
export interface ProtectionInput {
  readonly bucketArn: string;
  readonly env: ResourceEnvironment;
  /** The ARNs, or ARN patterns, of the replication roles. */
  readonly writerArns: readonly string[];
}

/** What keeps everybody else from writing. */
export const WRITES_SID = 'DenyWritesByOthers';

const PROTECTION = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html';

/**
 * Wildcards, since annotations are written and deleted by actions of their own, for good, and S3 may refuse a policy
 * that names one in a Region without annotations.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/annotations-overview.html
 */
const WRITES: readonly string[] = ['s3:PutObject*', 's3:Replicate*', 's3:UpdateObjectEncryption'];

const DELETIONS: readonly string[] = ['s3:BypassGovernanceRetention', 's3:DeleteObject*'];

const RECONFIGURATIONS: readonly string[] = [
  's3:DeleteBucket',
  's3:DeleteBucketPolicy',
  's3:PutBucketAcl',
  's3:PutBucketLogging',
  's3:PutBucketObjectLockConfiguration',
  's3:PutBucketOwnershipControls',
  's3:PutBucketPolicy',
  's3:PutBucketPublicAccessBlock',
  's3:PutBucketVersioning',
  's3:PutEncryptionConfiguration',
  's3:PutLifecycleConfiguration',
  's3:PutReplicationConfiguration',
];

/**
 * Protects a replica bucket from the account that it is in: only the replication role writes replicas, only
 * break-glass roles delete versions, only they and the deployment reconfigure the bucket.
 *
 * Deny statements in the bucket policy, so that they hold for administrators too. Replication itself goes on.
 * Nobody re-encrypts a replica either (`s3:UpdateObjectEncryption`), break-glass roles included.
 * Lifecycle rules of the bucket still expire versions, since S3 does that itself. For versions that the account's root
 * user cannot delete either, add `objectLock` in compliance mode.
 *
 * The key is not protected: whoever may `kms:ScheduleKeyDeletion`, `kms:DisableKey` or `kms:PutKeyPolicy` in the
 * account can make every version unreadable. Deny these to all but the break-glass roles by a service control policy.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
 * @example
 *
 * new EncryptedCrossRegionReplication(stack, 'Replication', {
 *   destinations: [
 *     ReplicationDestination.inAccount('222222222222', 'us-west-2', {
 *       protection: new ReplicaProtection({
 *         breakGlassRoleArns: ['arn:aws:iam::222222222222:role/break-glass'],
 *       }),
 *     }),
 *   ],
 * });
 */
export class ReplicaProtection {
  private readonly options: ReplicaProtectionOptions;

  /**
   * A protection with its exemptions.
   *
   * @param options who is exempt
   * @throws BreakGlassRequired if `breakGlassRoleArns` is empty, once a bucket uses it
   * @throws RoleAccountMismatch if a break-glass role is not of the account of the bucket, once a bucket uses it
   * @throws RoleArnInvalid if a role is not given by its ARN, once a bucket uses it
   * @throws PartitionMismatch if a break-glass role is in another partition than the bucket, once a bucket uses it
   * @throws DeploymentRoleUnknown if `deploymentRoleArns` is empty, or left out where the synthesizer of the stack
   * names no execution role, once a bucket uses it
   * @throws RetentionYearsInvalid if `years` is not a whole number from 1 to 100, once a bucket uses it
   * @throws ObjectLockContradiction for `objectLock` beside options of the bucket that say otherwise, once it uses it
   */
  constructor(options: ReplicaProtectionOptions) {
    checkCall('new ReplicaProtection', [options]);
    this.options = withoutNulls(options);
  }

  /** @internal */
  public get _objectLock(): ProtectionLock | undefined {
    return this.options.objectLock;
  }

  /** @internal */
  public _renderStatements(input: ProtectionInput, scope: IConstruct): StatementSpec[] {
    const breakGlass = requireBreakGlass(this.options.breakGlassRoleArns, input.env, scope);
    const deployment = requireDeploymentRoles(this.options.deploymentRoleArns, scope);
    return [
      denyToOthers(WRITES_SID, WRITES, input, input.writerArns),
      denyToOthers('DenyDeletionByOthers', DELETIONS, input, breakGlass),
      denyToOthers('DenyReconfigurationByOthers', RECONFIGURATIONS, input, [...breakGlass, ...deployment]),
    ];
  }
}

function denyToOthers(
  sid: string,
  actions: readonly string[],
  { bucketArn }: ProtectionInput,
  exempt: readonly string[],
): StatementSpec {
  return {
    sid,
    deny: true,
    principals: [new AnyPrincipal()],
    actions,
    resources: actions === RECONFIGURATIONS ? [bucketArn] : [`${bucketArn}/*`],
    conditions: { ArnNotLike: { 'aws:PrincipalArn': exempt } },
    see: PROTECTION,
  };
}

/** CloudFormation must not be locked out of the bucket policy that it manages. */
function requireDeploymentRoles(stated: readonly string[] | undefined, scope: IConstruct): readonly string[] {
  const arns = stated ?? [findDeploymentRole(scope) ?? ''];
  if (arns.every((arn) => arn === '')) {
    throw new ReplicationError('DeploymentRoleUnknown', scope, {
      problem: 'the protection would deny every update of the bucket: which role deploys its stack is not known',
      value: stated,
      remedy: "name the roles that deploy it in 'deploymentRoleArns', such as arn:aws:iam::222222222222:role/deploy",
    });
  }
  arns.forEach((arn) => requireRolePattern(arn, scope));
  return arns;
}

function requireBreakGlass(
  arns: readonly string[],
  env: ResourceEnvironment,
  scope: IConstruct,
): readonly string[] {
  if (arns.length === 0) {
    throw new ReplicationError('BreakGlassRequired', scope, {
      problem: 'a protection needs somebody who can lift it',
      value: arns,
      remedy: "name at least one role of the bucket's account in 'breakGlassRoleArns'",
    });
  }
  for (const arn of arns) {
    requireRoleInAccount(env, arn, scope);
  }
  return arns;
}
