import { renderKmsConditions } from '../../internal/policy/kms-conditions';
import { renderEncryptionContexts, renderObjectArns } from '../../internal/policy/object-patterns';
import type { StatementSpec } from '../../internal/policy/statement';

/** What the permissions at the source depend on. */
export interface SourceAccess {
  readonly bucketArn: string;
  readonly region: string;
  /** The prefixes of the rules. */
  readonly prefixes: readonly string[];
  /** The current key, and the keys that older objects are encrypted with. */
  readonly keyArns: readonly string[];
  readonly objectLock: boolean;
}

const PERMISSIONS = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html';
const ENCRYPTED = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html';
const OBJECT_LOCK = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html';

/** What the role may do in the source bucket and with its keys. */
export function renderSourceStatements(source: SourceAccess): StatementSpec[] {
  const objects = renderObjectArns(source.bucketArn, source.prefixes);
  return [
    {
      sid: 'ReadSourceBucket',
      actions: ['s3:GetReplicationConfiguration', 's3:ListBucket'],
      resources: [source.bucketArn],
      see: PERMISSIONS,
    },
    {
      sid: 'ReadSourceObjects',
      // S3 does not replicate KMS objects with s3:GetObjectVersion
      actions: ['s3:GetObjectVersionAcl', 's3:GetObjectVersionForReplication', 's3:GetObjectVersionTagging'],
      resources: objects,
      see: PERMISSIONS,
    },
    ...(source.objectLock ? [renderObjectLockStatement(objects)] : []),
    {
      sid: 'DecryptSourceObjects',
      actions: ['kms:Decrypt'],
      resources: source.keyArns,
      conditions: renderKmsConditions(source.region, renderEncryptionContexts(source.bucketArn, source.prefixes)),
      see: ENCRYPTED,
    },
  ];
}

function renderObjectLockStatement(objects: readonly string[]): StatementSpec {
  return {
    sid: 'ReadSourceObjectLock',
    actions: ['s3:GetObjectLegalHold', 's3:GetObjectRetention'],
    resources: objects,
    see: OBJECT_LOCK,
  };
}
