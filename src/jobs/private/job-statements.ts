import type { ResourceEnvironment } from 'aws-cdk-lib/interfaces';
import { escapePrefix, renderEncryptionContexts, renderKmsConditions, renderObjectArns } from '../../internal/policy/object-scope';
import type { StatementSpec } from '../../internal/policy/statement';
import { findPartition } from '../../internal/topology/regions';
import type { ManifestData } from './job-request';

const ROLE = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-batch-replication-policies.html';
const REENCRYPT = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/update-sse-encryption.html';
const OPERATIONS = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/batch-ops-iam-role-policies.html';
const ACTIONS = 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html';

/** The service that runs jobs. */
export const BATCH_OPERATIONS = 'batchoperations.s3.amazonaws.com';

/** What S3 may do to replicate objects: it replicates as the replication role, and touches no object itself. */
export function renderInitiateStatement(bucketArn: string, prefixes: readonly string[]): StatementSpec {
  return {
    sid: 'InitiateReplication',
    actions: ['s3:InitiateReplication'],
    resources: renderObjectArns(bucketArn, prefixes),
    see: ROLE,
  };
}

/** What encrypting objects with another key touches. */
export interface ReencryptAccess {
  readonly bucketArn: string;
  readonly region: string;
  readonly prefix: string;
  readonly keyArn: string;
  readonly formerKeyArns: readonly string[];
}

/** AWS's page names all the actions for the one key of its example: both sides of a change get them all. */
export function renderReencryptStatements(access: ReencryptAccess): StatementSpec[] {
  const { bucketArn, region, prefix, keyArn, formerKeyArns } = access;
  const keyUse = {
    actions: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'],
    conditions: renderKmsConditions(region, renderEncryptionContexts(bucketArn, [prefix])),
    see: REENCRYPT,
  };
  return [
    {
      sid: 'UpdateObjectEncryption',
      actions: ['s3:PutObject', 's3:UpdateObjectEncryption'],
      resources: renderObjectArns(bucketArn, [prefix]),
      see: REENCRYPT,
    },
    { sid: 'ReencryptWithKey', resources: [keyArn], ...keyUse },
    ...(formerKeyArns.length > 0 ? [{ sid: 'ReencryptFromFormerKeys', resources: formerKeyArns, ...keyUse }] : []),
  ];
}

/** Where a job gets its list of objects, and where its report goes. */
export interface JobFiles {
  readonly bucketArn: string;
  /** What S3 needs of the bucket to list its objects. */
  readonly listActions: readonly string[];
  readonly manifest: ManifestData | undefined;
  readonly reportArn: string;
  readonly reportPrefix: string;
}

/** What every job needs, whatever it does with the objects. */
export function renderFileStatements(files: JobFiles): StatementSpec[] {
  return [
    files.manifest ? renderReadManifest(files.manifest) : renderGenerateManifest(files),
    {
      sid: 'WriteReport',
      actions: ['s3:PutObject'],
      resources: [`${files.reportArn}/${files.reportPrefix}/*`],
      see: ROLE,
    },
  ];
}

function renderGenerateManifest({ bucketArn, listActions }: JobFiles): StatementSpec {
  return { sid: 'GenerateManifest', actions: listActions, resources: [bucketArn], see: ROLE };
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
  return key.split('/').slice(0, -2).map((folder) => `${folder}/`).join('');
}

/** A job as the function that creates it sees it. */
export interface JobCreation {
  readonly operationName: string;
  readonly roleArn: string;
  readonly priority: string;
}

/** What the function may do that creates a job: of one operation, one priority and one role. */
export function renderCreateStatements({ operationName, roleArn, priority }: JobCreation): StatementSpec[] {
  return [
    {
      sid: 'CreateJob',
      actions: ['s3:CreateJob'],
      // the action has no resource
      resources: ['*'],
      conditions: {
        StringEquals: { 's3:RequestJobOperation': operationName },
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

/** What the function may do that waits: read the jobs of one account in one Region. Their ids are known to S3 alone. */
export function renderDescribeStatement({ account, region }: ResourceEnvironment): StatementSpec {
  return {
    sid: 'DescribeJob',
    actions: ['s3:DescribeJob'],
    resources: [`arn:${findPartition(region)}:s3:${region}:${account}:job/*`],
    see: ACTIONS,
  };
}
