import { Token } from 'aws-cdk-lib';
import { escapePrefix, renderObjectArns } from '../../internal/policy/object-scope';
import type { StatementSpec } from '../../internal/policy/statement';
import type { ManifestData } from './job-request';

const ROLE = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-batch-replication-policies.html';
const OPERATIONS = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/batch-ops-iam-role-policies.html';
const ACTIONS = 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html';

/** The service that runs jobs. */
export const BATCH_OPERATIONS = 'batchoperations.s3.amazonaws.com';

/** What a job touches. */
export interface JobAccess {
  readonly sourceArn: string;
  /** The prefixes of what it may replicate. */
  readonly prefixes: readonly string[];
  readonly manifest: ManifestData | undefined;
  readonly reportArn: string;
  readonly reportPrefix: string;
}

/** What S3 Batch Operations may do: it has S3 replicate, as the replication role, and touches no object itself. */
export function renderBatchStatements(access: JobAccess): StatementSpec[] {
  return [
    {
      sid: 'InitiateReplication',
      actions: ['s3:InitiateReplication'],
      resources: renderObjectArns(access.sourceArn, access.prefixes),
      see: ROLE,
    },
    access.manifest ? renderReadManifest(access.manifest) : renderGenerateManifest(access.sourceArn),
    {
      sid: 'WriteReport',
      actions: ['s3:PutObject'],
      resources: [`${access.reportArn}/${access.reportPrefix}/*`],
      see: ROLE,
    },
  ];
}

function renderGenerateManifest(sourceArn: string): StatementSpec {
  return {
    sid: 'GenerateManifest',
    actions: ['s3:GetReplicationConfiguration', 's3:PutInventoryConfiguration'],
    resources: [sourceArn],
    see: ROLE,
  };
}

function renderReadManifest({ bucketArn, key, inventory }: ManifestData): StatementSpec {
  return {
    sid: 'ReadManifest',
    actions: ['s3:GetObject', 's3:GetObjectVersion'],
    resources: [`${bucketArn}/${inventory ? `${escapePrefix(findInventory(key))}*` : escapePrefix(key)}`],
    see: ROLE,
  };
}

/**
 * `…/configuration/2026-11-28T01-00Z/manifest.json` names lists below `…/configuration/data/`.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory-location.html
 */
function findInventory(key: string): string {
  return Token.isUnresolved(key) ? '' : key.split('/').slice(0, -2).map((folder) => `${folder}/`).join('');
}

/** A job as the function that creates it sees it. */
export interface JobCreation {
  readonly roleArn: string;
  readonly priority: string;
}

/** What the function may do that creates a job: of one operation, one priority and one role. */
export function renderCreateStatements({ roleArn, priority }: JobCreation): StatementSpec[] {
  return [
    {
      sid: 'CreateJob',
      actions: ['s3:CreateJob'],
      // the action has no resource
      resources: ['*'],
      conditions: {
        StringEquals: { 's3:RequestJobOperation': 'S3ReplicateObject' },
        NumericEquals: { 's3:RequestJobPriority': priority },
      },
      see: ACTIONS,
    },
    // the action has neither a resource nor a condition key that would narrow it
    { sid: 'FindJob', actions: ['s3:ListJobs'], resources: ['*'], see: ACTIONS },
    {
      sid: 'PassBatchRole',
      actions: ['iam:PassRole'],
      resources: [roleArn],
      conditions: { StringEquals: { 'iam:PassedToService': BATCH_OPERATIONS } },
      see: OPERATIONS,
    },
  ];
}
