import { Stack } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { checkCall } from '../internal/input/check-call';
import { withoutNulls } from '../internal/input/without-nulls';
import { pinFeatureFlags } from '../internal/topology/feature-flags';
import { validateUserKey } from '../key/private/user-key';
import type { BatchJobFilter } from './batch-job-filter';
import type { BatchJobOptions } from './batch-job-options';
import { createEncryptionKind } from './private/encryption-kind';
import { deployJob } from './private/job-resource';
import { requireFilter } from './private/validate-filter';
import { requireFormerEncryption, requireOneSelection, requireNotDenied, requireStackOf } from './private/validate-job';

/** Properties of an `UpdateObjectEncryptionJob`. */
export interface UpdateObjectEncryptionJobProps extends BatchJobOptions {
  /**
   * The bucket of the objects. The job is in its Region and account.
   *
   * S3 replicates no change of encryption: each replica bucket needs a job of its own, in its stack.
   */
  readonly bucket: IBucket;

  /**
   * The key that the objects are encrypted with from then on, in the Region and account of the bucket. Not an alias.
   */
  readonly key: IKey;

  /**
   * The keys of which the job takes the objects, in the Region and account of the bucket.
   *
   * With `manifest` they only say what the job may decrypt. If `key` is among them, the job takes the objects under it
   * whose Bucket Key is another than `bucketKeyEnabled`.
   *
   * @default - none
   */
  readonly formerKeys?: IKey[];

  /**
   * Whether the job takes the objects under SSE-S3.
   *
   * @default false
   */
  readonly s3ManagedEncryption?: boolean;

  /**
   * Whether the objects get an S3 Bucket Key. The API's own default is that they do not.
   *
   * @default true
   */
  readonly bucketKeyEnabled?: boolean;

  /**
   * Which of the objects under the former encryption the job takes.
   *
   * @default - all of them
   */
  readonly filter?: BatchJobFilter;
}

/**
 * Encrypts objects that exist with another KMS key, in a job of S3 Batch Operations.
 *
 * S3 encrypts the data key of each object anew and moves no data: ETag, dates, version id and storage class stay, also
 * of archived objects. It does so on one side alone: S3 sends no event to replicas, so that each replica bucket needs a
 * job of its own.
 *
 * Objects under Object Lock, DSSE-KMS or SSE-C fail. Former keys are needed until the job has ended without failures.
 * What the job has done is not undone when the stack is deleted, or when a deployment rolls back.
 *
 * Needs a Lambda function and a custom resource: CloudFormation has no type for jobs. S3 charges per job and object.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/update-sse-encryption.html
 * @example
 *
 * declare const formerKey: kms.IKey;
 *
 * new UpdateObjectEncryptionJob(stack, 'Rekey', {
 *   bucket: replication.sourceBucket,
 *   key: replication.sourceKey,
 *   formerKeys: [formerKey],
 *   revision: '1',
 * });
 */
export class UpdateObjectEncryptionJob extends Construct {
  /** The id of the job of the current revision, known after deployment. */
  public readonly jobId: string;

  /** The role that S3 Batch Operations assumes. Retained, so that a job outlives its stack. */
  public readonly role: IRole;

  /** The bucket of the reports. */
  public readonly reportBucket: IBucket;

  /**
   * @param scope inside a stack of the Region and account of the bucket
   * @param id the construct id
   * @param props properties of the job
   * @throws JobRevisionInvalid if `revision` is empty or not known at synth time
   * @throws JobWithoutFormerEncryption if there is neither `formerKeys` nor `s3ManagedEncryption` nor `manifest`
   * @throws JobManifestWithFilter if both `manifest` and `filter` are given
   * @throws JobManifestInvalid if `manifest` has a key or an ETag that S3 cannot have
   * @throws JobFilterInvalid if `filter` has a value that S3 does not take
   * @throws JobFilterMatchesNothing if `filter` admits no object
   * @throws JobWaitInvalid if the deployment cannot wait as `queryInterval` and `totalTimeout` say
   * @throws FunctionCodeMissing if a bundler put the library into another file, without the code of its functions
   * @throws FunctionOptionsInvalid if the functions cannot run in the network, or with the concurrency, that is given
   * @throws PriorityInvalid if `priority` is not a whole number from 0 to 2,147,483,647
   * @throws JobReportRegionMismatch if `reportBucket` is in another Region than the bucket
   * @throws JobReportBucketInvalid if `reportBucket` is a directory bucket, or has a default retention
   * @throws JobStackMismatch if the job is in another Region or account than the bucket
   * @throws JobDeniedByBucket if the bucket has a `ReplicaProtection`, or a `DataPerimeter` around VPC endpoints
   * @throws KeyArnRequired if a key is given by id or alias
   * @throws AwsManagedKey if a key is an AWS managed one
   * @throws KeyRegionMismatch if a key is in another Region than the bucket
   * @throws KeyAccountMismatch if a key is in another account than the bucket
   * @throws KeyDisabled if a key is disabled
   * @throws KeyNotSymmetric if a key is asymmetric, an HMAC key, or not for encryption
   */
  constructor(scope: Construct, id: string, props: UpdateObjectEncryptionJobProps) {
    super(scope, id);
    const extended = new.target !== UpdateObjectEncryptionJob;
    checkCall('new UpdateObjectEncryptionJob', [props], { scope: this, extended });
    pinFeatureFlags(this);
    const given = withoutNulls(props);
    const { bucket, key, formerKeys = [], s3ManagedEncryption = false, bucketKeyEnabled = true, filter = {} } = given;
    const { region } = Stack.of(this);
    requireStackOf('bucket', bucket.env, this);
    requireOneSelection(given.filter, given.manifest, this);
    requireFilter(filter, this);
    requireFormerEncryption(given, this);
    requireNotDenied(bucket, this);
    [key, ...formerKeys].forEach((each) => validateUserKey(each, region, this));
    const target = { bucket, region, key, bucketKeyEnabled };
    const kind = createEncryptionKind({ ...target, formerKeys, s3ManagedEncryption, filter });
    const { jobId, role, reportBucket } = deployJob(this, 'Custom::UpdateObjectEncryptionJob', kind, given);
    this.jobId = jobId;
    this.role = role;
    this.reportBucket = reportBucket;
  }
}
