import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { EncryptedCrossRegionReplication } from '../encrypted-cross-region-replication';
import { checkCall } from '../internal/input/check-call';
import { withoutNulls } from '../internal/input/without-nulls';
import { pinFeatureFlags } from '../internal/topology/feature-flags';
import type { BatchJobOptions } from './batch-job-options';
import type { BatchReplicationFilter } from './batch-replication-filter';
import { deployJob } from './private/job-resource';
import { createReplicationKind } from './private/replication-kind';
import { requireFilter } from './private/validate-filter';
import { requireOneSelection, requireStackOf } from './private/validate-job';

/** Properties of a `BatchReplicationJob`. */
export interface BatchReplicationJobProps extends BatchJobOptions {
  /** The replication whose rules say where objects go. The job is in the Region and account of its source. */
  readonly replication: EncryptedCrossRegionReplication;

  /**
   * Which of the objects that an enabled rule covers the job replicates.
   *
   * @default - those that have no replica: never replicated, or failed
   */
  readonly filter?: BatchReplicationFilter;
}

/**
 * Replicates the objects that were there before the rule, or that failed, in an S3 Batch Replication job.
 *
 * Deployment creates the job once the replication configuration is in place. Unless `waitForCompletion` is set it does
 * not wait for the end: S3's report lists what failed. `Complete`, in the console, says that S3 has tried every object,
 * not that it has replicated it.
 *
 * Deletion of the stack cancels nothing and touches no object: the role of the job and the reports are retained.
 *
 * Needs a Lambda function and a custom resource: CloudFormation has no type for jobs. S3 charges per job and object.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-batch-replication-batch.html
 * @example
 *
 * new BatchReplicationJob(stack, 'Backfill', { replication, revision: '1' });
 */
export class BatchReplicationJob extends Construct {
  /** The id of the job of the current revision, known after deployment. */
  public readonly jobId: string;

  /** The role that S3 Batch Operations assumes. Retained, so that a job outlives its stack. */
  public readonly role: IRole;

  /** The bucket of the reports. */
  public readonly reportBucket: IBucket;

  /**
   * @param scope inside a stack of the Region and account of the source bucket
   * @param id the construct id
   * @param props properties of the job
   * @throws JobRevisionInvalid if `revision` is empty or not known at synth time
   * @throws JobWithoutRule if no rule of the replication is enabled
   * @throws JobManifestWithFilter if both `manifest` and `filter` are given
   * @throws JobManifestInvalid if `manifest` has a key or an ETag that S3 cannot have
   * @throws JobFilterInvalid if `filter` has a value that S3 does not take
   * @throws JobFilterMatchesNothing if `filter` admits no object
   * @throws JobWaitInvalid if the deployment cannot wait as `queryInterval` and `totalTimeout` say
   * @throws FunctionCodeMissing if a bundler put the library into another file, without the code of its functions
   * @throws FunctionOptionsInvalid if the functions cannot run in the network, or with the concurrency, that is given
   * @throws PriorityInvalid if `priority` is not a whole number from 0 to 2,147,483,647
   * @throws JobReportRegionMismatch if `reportBucket` is in another Region than the source
   * @throws JobReportBucketInvalid if `reportBucket` is a directory bucket, or has a default retention
   * @throws JobStackMismatch if the job is in another Region, account, Stage or App than the source
   */
  constructor(scope: Construct, id: string, props: BatchReplicationJobProps) {
    super(scope, id);
    checkCall('new BatchReplicationJob', [props], { scope: this, extended: new.target !== BatchReplicationJob });
    pinFeatureFlags(this);
    const given = withoutNulls(props);
    const { replication, filter = {} } = given;
    requireStackOf('source bucket', replication.sourceStack, this);
    requireOneSelection(given.filter, given.manifest, this);
    requireFilter(filter, this);
    const kind = createReplicationKind(replication, filter, this);
    const { jobId, role, reportBucket } = deployJob(this, 'Custom::BatchReplicationJob', kind, given);
    this.jobId = jobId;
    this.role = role;
    this.reportBucket = reportBucket;
  }
}
