import { CustomResource, RemovalPolicy, Stack, Tokenization } from 'aws-cdk-lib';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { EncryptedCrossRegionReplication } from '../encrypted-cross-region-replication';
import { checkCall } from '../internal/input/check-call';
import { acknowledgeWildcards } from '../internal/nag/acknowledge';
import { toPolicyStatement } from '../internal/policy/statement';
import { pinFeatureFlags } from '../internal/topology/feature-flags';
import { computeIdentity, shortenName } from '../internal/topology/identity';
import type { BatchReplicationFilter } from './batch-replication-filter';
import type { BatchReplicationManifest } from './batch-replication-manifest';
import { createJobFunction } from './private/job-function';
import type { JobSpec } from './private/job-request';
import { renderJobRequest } from './private/job-request';
import { BATCH_OPERATIONS, renderBatchStatements, renderCreateStatements } from './private/job-statements';
import { findOrCreateReportBucket } from './private/report-bucket';
import {
  findJobPrefixes,
  requireFilter,
  requireJobPriority,
  requireOneSelection,
  requireReportRegion,
  requireRevision,
  requireSourceStack,
} from './private/validate-job';

/** Properties of a `BatchReplicationJob`. */
export interface BatchReplicationJobProps {
  /** The replication whose rules say where objects go. The job is in the Region and account of its source. */
  readonly replication: EncryptedCrossRegionReplication;

  /**
   * Names this run of the job: a new value runs it again, the same value never does, whatever else changes.
   *
   * S3 keeps a job for 90 days after its end. Until then a value that was used before, as in a rollback, runs nothing.
   */
  readonly revision: string;

  /**
   * Which of the objects that an enabled rule covers the job replicates.
   *
   * @default - those that have no replica: never replicated, or failed
   */
  readonly filter?: BatchReplicationFilter;

  /**
   * A list of object versions in place of the one that S3 generates. Not together with `filter`.
   *
   * @default - S3 lists the objects when the job begins, and does not keep the list
   */
  readonly manifest?: BatchReplicationManifest;

  /**
   * The priority among the jobs of the account in the Region, from 0 to 2,147,483,647. S3 works on higher ones first.
   *
   * @default 10
   */
  readonly priority?: number;

  /**
   * The bucket for the report of S3, in the Region of the source. S3 writes it under SSE-S3, and not into a bucket with
   * a default retention.
   *
   * @default - one bucket per stack, made by the library: SSE-S3, versioned, private, retained
   */
  readonly reportBucket?: IBucket;

  /**
   * Whether the report lists every object.
   *
   * @default false - only those that failed, with the reason
   */
  readonly reportAllObjects?: boolean;
}

const DEFAULT_PRIORITY = 10;
const MAX_DESCRIPTION = 200;
const MAX_REPORT_PREFIX = 200;

/**
 * Replicates the objects that were there before the rule, or that failed, in an S3 Batch Replication job.
 *
 * Deployment creates the job once the replication configuration is in place, and does not wait for its end: S3's report
 * lists what failed. `Complete`, in the console, says that S3 has tried every object, not that it has replicated it.
 *
 * Deletion of the stack cancels nothing and touches no object: the role of the job and the reports are retained.
 *
 * Needs a Lambda function and a custom resource: CloudFormation has no type for jobs. S3 charges per job and object.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-batch-replication-batch.html
 * @example
 *
 * new BatchReplicationJob(stack, 'Backfill', { replication, revision: '2026-11-28' });
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
   * @throws JobFilterMatchesNothing if `filter` admits no object
   * @throws PriorityInvalid if `priority` is not a whole number from 0 to 2,147,483,647
   * @throws JobReportRegionMismatch if `reportBucket` is in another Region than the source
   * @throws JobStackMismatch if the job is in another Region or account than the source
   */
  constructor(scope: Construct, id: string, props: BatchReplicationJobProps) {
    super(scope, id);
    checkCall('new BatchReplicationJob', [props], { scope: this, extended: new.target !== BatchReplicationJob });
    pinFeatureFlags(this);
    const { replication, revision, filter = {}, manifest, priority = DEFAULT_PRIORITY } = props;
    requireSourceStack(replication.sourceStack, this);
    requireRevision(revision, this);
    requireOneSelection(props.filter, manifest, this);
    requireFilter(filter, this);
    requireJobPriority(priority, this);
    const prefixes = findJobPrefixes(replication._composition.rules, filter, this);
    this.reportBucket = this.acceptReportBucket(props.reportBucket);
    const spec: JobSpec = {
      description: `${this.node.path}, revision ${revision}`.slice(0, MAX_DESCRIPTION),
      sourceArn: replication._composition.source.policyArn,
      account: Stack.of(this).account,
      priority,
      filter,
      manifest: manifest?._data,
      reportArn: this.reportBucket.bucketArn,
      reportPrefix: shortenName(computeIdentity(this).id, MAX_REPORT_PREFIX),
      reportAllObjects: props.reportAllObjects ?? false,
    };
    this.role = this.createRole(spec, prefixes);
    this.jobId = this.createJob(spec, props).getAttString('JobId');
  }

  private acceptReportBucket(bucket: IBucket | undefined): IBucket {
    if (!bucket) {
      return findOrCreateReportBucket(Stack.of(this));
    }
    requireReportRegion(bucket, this);
    return bucket;
  }

  /** Retained with its policy: without them a job that runs could not go on after the stack. */
  private createRole(spec: JobSpec, prefixes: readonly string[]): Role {
    const role = new Role(this, 'Role', {
      description: 'Assumed by S3 Batch Operations to have existing objects replicated',
      assumedBy: new ServicePrincipal(BATCH_OPERATIONS),
    });
    const statements = renderBatchStatements({ ...spec, prefixes });
    const policy = new ManagedPolicy(this, 'Policy', {
      description: 'What S3 Batch Operations needs to have existing objects replicated',
      statements: statements.map(toPolicyStatement),
      roles: [role],
    });
    role.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    policy.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    acknowledgeWildcards(policy, statements);
    return role;
  }

  private createJob(spec: JobSpec, { replication, revision }: BatchReplicationJobProps): CustomResource {
    const stack = Stack.of(this);
    const { roleArn } = this.role;
    const priority = Tokenization.stringifyNumber(spec.priority);
    const { lambda, policy } = createJobFunction(this, 'Function', renderCreateStatements({ roleArn, priority }));
    const job = new CustomResource(this, 'Job', {
      resourceType: 'Custom::BatchReplicationJob',
      serviceToken: lambda.functionArn,
      properties: {
        Revision: revision,
        AccountId: stack.account,
        Request: stack.toJsonString(renderJobRequest(spec, roleArn)),
      },
    });
    // S3 selects objects by the configuration, and lets the role of the job write when it has its policy
    const { source: { cfnBucket }, role } = replication._composition;
    job.node.addDependency(cfnBucket, ...role.policies, this.reportBucket, this.node.findChild('Policy'), policy);
    return job;
  }
}
