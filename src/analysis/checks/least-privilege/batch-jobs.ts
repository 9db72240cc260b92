import type { Role } from '../../model/deployment-model';
import type { SymbolicString } from '../../symbolic/symbolic-string';
import { ANYTHING } from './samples';

const BATCH_OPERATIONS = 'batchoperations.s3.amazonaws.com';

/** What jobs of Batch Operations work on, where the role is theirs too. */
export interface BatchJobs {
  readonly sources: ReadonlySet<SymbolicString>;
  /** Buckets and keys of replicas, and keys of sources. */
  readonly others: ReadonlySet<SymbolicString>;
}

/** Whether Batch Operations may assume a role: a job that replicates existing objects needs one. */
export function servesBatchJobs(role: Role | undefined): boolean {
  return role?.trust.statements.some(({ effect, principals }) =>
    effect === 'Allow' && principals?.services.includes(BATCH_OPERATIONS)) ?? false;
}

/** Whether a service may assume the role of a replication. */
export function isServiceOfReplication(service: string): boolean {
  return service === 's3.amazonaws.com' || service === BATCH_OPERATIONS;
}

const ON_SOURCES: ReadonlySet<string> = new Set([
  's3:InitiateReplication', 's3:GetReplicationConfiguration', 's3:PutInventoryConfiguration',
]);

const ON_MANIFESTS_AND_REPORTS: ReadonlySet<string> = new Set([
  's3:GetObject', 's3:GetObjectVersion', 's3:PutObject', 'kms:Decrypt', 'kms:GenerateDataKey',
]);

/**
 * Whether a job needs an action: on its source, or for a manifest or a report, which lie in any bucket that is named,
 * in that of the source below a prefix only.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-batch-replication-policies.html
 */
export function isForBatchJob(action: string, resource: SymbolicString, jobs: BatchJobs | undefined): boolean {
  if (jobs === undefined) {
    return false;
  }
  const { sources, others } = jobs;
  const [head, key = ''] = resource.split(/\/(.*)/s);
  if (ON_SOURCES.has(action)) {
    return sources.has(head);
  }
  const named = action.startsWith('s3:') ? head : resource;
  return ON_MANIFESTS_AND_REPORTS.has(action) && !named.includes(ANYTHING) && !others.has(named)
    && (!sources.has(head) || !/^(?:\u2026|$)/.test(key));
}
