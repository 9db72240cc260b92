import { renderEncryptionContexts, renderKmsConditions, renderObjectArns } from '../../internal/policy/object-scope';
import type { StatementSpec } from '../../internal/policy/statement';

const API = 'https://docs.aws.amazon.com/AmazonS3/latest/API';
const ENCRYPTED = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html';
const DESCRIBE_KEY = 'https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html';
const NAMESPACE = 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/iam-cw-condition-keys-namespace.html';
const EXECUTION_ROLE = 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html';

/** What the canary does in the source bucket. */
export interface CanarySourceAccess {
  readonly bucketArn: string;
  readonly region: string;
  readonly keyArn: string;
  readonly prefixes: readonly string[];
  /** Whether a rule asks for tags. */
  readonly tags: boolean;
  readonly deletes: boolean;
}

export function renderSourceStatements(access: CanarySourceAccess): StatementSpec[] {
  const { bucketArn, region, keyArn, prefixes, tags, deletes } = access;
  const resources = renderObjectArns(bucketArn, prefixes);
  return [
    {
      sid: 'WriteCanaryObjects',
      actions: ['s3:PutObject', ...(tags ? ['s3:PutObjectTagging'] : [])],
      resources,
      see: `${API}/API_PutObject.html`,
    },
    { sid: 'ReadReplicationStatus', actions: ['s3:GetObjectVersion'], resources, see: `${API}/API_HeadObject.html` },
    ...(deletes ? [renderDeletion('DeleteCanaryObjects', resources)] : []),
    {
      sid: 'EncryptCanaryObjects',
      // with a Bucket Key S3 verifies it by kms:Decrypt
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [keyArn],
      conditions: renderKmsConditions(region, renderEncryptionContexts(bucketArn, prefixes)),
      see: ENCRYPTED,
    },
    { sid: 'DescribeSourceKey', actions: ['kms:DescribeKey'], resources: [keyArn], see: DESCRIBE_KEY },
  ];
}

/** What the canary does at one destination. */
export interface CanaryDestinationAccess {
  readonly bucketArn: string;
  readonly region: string;
  readonly keyArn: string;
  readonly prefixes: readonly string[];
  readonly deletes: boolean;
  readonly crossAccount: boolean;
}

export function renderDestinationStatements(access: CanaryDestinationAccess): StatementSpec[] {
  const { bucketArn, keyArn, prefixes, deletes, crossAccount } = access;
  return [
    renderReadStatement(access),
    renderDecryptStatement(access, keyArn),
    ...(deletes ? [renderDeletion('DeleteReplicas', renderObjectArns(bucketArn, prefixes))] : []),
    // why a replication failed is for the owner of the destination to find out, in another account
    ...(crossAccount ? [] : [
      {
        sid: 'DescribeDestination',
        actions: ['s3:GetBucketVersioning'],
        resources: [bucketArn],
        see: `${API}/API_GetBucketVersioning.html`,
      },
      { sid: 'DescribeReplicaKey', actions: ['kms:DescribeKey'], resources: [keyArn], see: DESCRIBE_KEY },
    ]),
  ];
}

/** For the policy of the bucket too, in another account. */
export function renderReadStatement({ bucketArn, prefixes }: CanaryDestinationAccess): StatementSpec {
  const resources = renderObjectArns(bucketArn, prefixes);
  return { sid: 'ReadReplicas', actions: ['s3:GetObjectVersion'], resources, see: `${API}/API_GetObject.html` };
}

/** For the policy of the key too, in another account. */
export function renderDecryptStatement(access: CanaryDestinationAccess, keyArn: string): StatementSpec {
  const { bucketArn, region, prefixes } = access;
  return {
    sid: 'DecryptReplicas',
    actions: ['kms:Decrypt'],
    resources: [keyArn],
    conditions: renderKmsConditions(region, renderEncryptionContexts(bucketArn, prefixes)),
    see: ENCRYPTED,
  };
}

function renderDeletion(sid: string, resources: readonly string[]): StatementSpec {
  return { sid, actions: ['s3:DeleteObjectVersion'], resources, see: `${API}/API_DeleteObject.html` };
}

/** Where the function reports. */
export interface ReportAccess {
  readonly namespace: string;
  readonly logGroupArn: string;
}

export function renderReportStatements({ namespace, logGroupArn }: ReportAccess): StatementSpec[] {
  return [
    {
      sid: 'PublishMetrics',
      actions: ['cloudwatch:PutMetricData'],
      // the action has no resource
      resources: ['*'],
      conditions: { StringEquals: { 'cloudwatch:namespace': namespace } },
      see: NAMESPACE,
    },
    {
      sid: 'WriteLog',
      actions: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [`${logGroupArn}:*`],
      see: EXECUTION_ROLE,
    },
  ];
}
