import type { IConstruct } from 'constructs';
import type { EncryptedCrossRegionReplication } from '../../encrypted-cross-region-replication';
import type { BatchReplicationFilter } from '../batch-replication-filter';
import type { JobKind } from './job-kind';
import { renderFilter } from './job-request';
import { renderInitiateStatement } from './job-statements';
import { findJobPrefixes } from './validate-job';

/** Those without a replica. */
const DEFAULT_STATUSES = ['NONE', 'FAILED'];

/**
 * A job that has objects replicated by the rules of a replication.
 *
 * @throws JobWithoutRule, JobFilterMatchesNothing
 */
export function createReplicationKind(
  replication: EncryptedCrossRegionReplication,
  filter: BatchReplicationFilter,
  scope: IConstruct,
): JobKind {
  const { rules, source: { policyArn, cfnBucket }, role } = replication._composition;
  const { statuses = DEFAULT_STATUSES } = filter;
  return {
    purpose: 'have existing objects replicated',
    operationName: 'S3ReplicateObject',
    parameters: {},
    bucketArn: policyArn,
    filter: { EligibleForReplication: true, ObjectReplicationStatuses: statuses, ...renderFilter(filter) },
    work: [renderInitiateStatement(policyArn, findJobPrefixes(rules, filter, scope))],
    listActions: ['s3:GetReplicationConfiguration', 's3:PutInventoryConfiguration'],
    // S3 selects objects by the configuration, and replicates them as the role
    dependencies: [cfnBucket, ...role.policies],
  };
}
