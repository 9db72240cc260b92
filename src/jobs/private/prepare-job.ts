import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct, IConstruct } from 'constructs';
import { acknowledgeWildcards } from '../../internal/nag/acknowledge';
import type { StatementSpec } from '../../internal/policy/statement';
import { toPolicyStatement } from '../../internal/policy/statement';
import { computeIdentity, shortenName } from '../../internal/topology/identity';
import type { BatchJobManifest } from '../batch-job-manifest';
import type { JobKind } from './job-kind';
import { renderJobRequest } from './job-request';
import { BATCH_OPERATIONS, renderFileStatements } from './job-statements';
import { findOrCreateReportBucket } from './report-bucket';
import { requireJobPriority, requireNoRetention, requireReportRegion } from './validate-job';
import { requireManifest } from './validate-manifest';

/** What jobs of all kinds and ways to start them have. */
export interface JobChoices {
  readonly manifest?: BatchJobManifest;
  readonly priority?: number;
  readonly reportBucket?: IBucket;
  readonly reportAllObjects?: boolean;
}

/** All that a job needs but somebody who creates it. */
export interface PreparedJob {
  readonly role: Role;
  readonly reportBucket: IBucket;
  readonly priority: number;
  /** The request for S3, as JSON. */
  readonly request: string;
  /** What has to be there before the job begins. */
  readonly dependencies: readonly IConstruct[];
}

const DEFAULT_PRIORITY = 10;
const MAX_DESCRIPTION = 200;
const MAX_REPORT_PREFIX = 200;

/**
 * Makes the role of a job and a place for its reports.
 *
 * @throws PriorityInvalid, JobManifestInvalid, JobReportRegionMismatch, JobReportBucketLocked
 */
export function prepareJob(scope: Construct, kind: JobKind, choices: JobChoices, description: string): PreparedJob {
  const { priority = DEFAULT_PRIORITY, manifest } = choices;
  const stack = Stack.of(scope);
  requireJobPriority(priority, scope);
  if (manifest) {
    requireManifest(manifest._data, scope);
  }
  const reportBucket = acceptReportBucket(choices.reportBucket, scope);
  const spec = {
    ...kind,
    description: `${scope.node.path}, ${description}`.slice(0, MAX_DESCRIPTION),
    operation: { [kind.operationName]: kind.parameters },
    account: stack.account,
    priority,
    manifest: manifest?._data,
    reportArn: reportBucket.bucketArn,
    reportPrefix: shortenName(computeIdentity(scope).id, MAX_REPORT_PREFIX),
    reportAllObjects: choices.reportAllObjects ?? false,
  };
  const { role, policy } = createRole(scope, kind.purpose, [...kind.work, ...renderFileStatements(spec)]);
  return {
    role,
    reportBucket,
    priority,
    request: stack.toJsonString(renderJobRequest(spec, role.roleArn)),
    dependencies: [...kind.dependencies, reportBucket, policy],
  };
}

function acceptReportBucket(bucket: IBucket | undefined, scope: Construct): IBucket {
  if (!bucket) {
    return findOrCreateReportBucket(Stack.of(scope));
  }
  requireReportRegion(bucket, scope);
  requireNoRetention(bucket, scope);
  return bucket;
}

/** Retained with its policy: without them a job that runs could not go on after the stack. */
function createRole(
  scope: Construct,
  purpose: string,
  statements: readonly StatementSpec[],
): { readonly role: Role; readonly policy: ManagedPolicy } {
  const role = new Role(scope, 'Role', {
    description: `Assumed by S3 Batch Operations to ${purpose}`,
    assumedBy: new ServicePrincipal(BATCH_OPERATIONS),
  });
  const policy = new ManagedPolicy(scope, 'Policy', {
    description: `What S3 Batch Operations needs to ${purpose}`,
    statements: statements.map(toPolicyStatement),
    roles: [role],
  });
  role.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  policy.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  acknowledgeWildcards(policy, statements);
  return { role, policy };
}
