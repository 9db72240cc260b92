import { renderEncryptionContexts, renderKmsConditions, renderObjectArns } from '../../internal/policy/object-scope';
import type { StatementSpec } from '../../internal/policy/statement';
import type { TargetBucket } from '../../rules/private/planned-rule';

/** What the permissions at the source depend on. */
export interface SourceAccess {
  readonly bucketArn: string;
  readonly region: string;
  /** The prefixes of the rules. */
  readonly prefixes: readonly string[];
  /** The current key, and the keys that older objects are encrypted with. */
  readonly keyArns: readonly string[];
  readonly objectLock: boolean;
  readonly annotations: boolean;
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
      actions: [
        's3:GetObjectVersionAcl',
        ...(source.annotations ? ['s3:GetObjectVersionAnnotationForReplication'] : []),
        's3:GetObjectVersionForReplication',
        's3:GetObjectVersionTagging',
      ],
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

/** What replicating to one destination takes, apart from the key. */
export interface DestinationAccess extends TargetBucket {
  readonly region: string;
  /** The prefixes of the rules that serve the destination. */
  readonly prefixes: readonly string[];
  /** The prefixes of those among them that replicate delete markers. */
  readonly deleteMarkerPrefixes: readonly string[];
  /** Whether objects may have Bucket Keys: unless they are encrypted with DSSE-KMS. */
  readonly bucketKeys: boolean;
}

const OWNER = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-change-owner.html';

/** What the role may do in one destination bucket and with its key. */
export function renderDestinationStatements(access: DestinationAccess, keyArn: string): StatementSpec[] {
  return [...renderReplicateStatements(access), ...renderEncryptStatements(access, keyArn)];
}

/** The statements that a bucket policy of another account must contain too. */
export function renderReplicateStatements(access: DestinationAccess): StatementSpec[] {
  const { bucketArn, prefixes, deleteMarkerPrefixes, ownerOverride } = access;
  const resources = renderObjectArns(bucketArn, prefixes);
  const statements: StatementSpec[] = [
    { sid: 'ReplicateObjects', actions: ['s3:ReplicateObject', 's3:ReplicateTags'], resources, see: PERMISSIONS },
  ];
  if (deleteMarkerPrefixes.length > 0) {
    statements.push({
      sid: 'ReplicateDeleteMarkers',
      actions: ['s3:ReplicateDelete'],
      resources: renderObjectArns(bucketArn, deleteMarkerPrefixes),
      see: PERMISSIONS,
    });
  }
  if (ownerOverride) {
    statements.push({
      sid: 'OverrideReplicaOwner',
      actions: ['s3:ObjectOwnerOverrideToBucketOwner'],
      resources,
      see: OWNER,
    });
  }
  return statements;
}

/**
 * The statements that a key policy of another account must contain too: encrypt, and with Bucket Keys what S3 needs to
 * create and verify one.
 *
 * AWS's pages disagree about the latter; see `docs/adr/0006-kms-actions.md`.
 */
export function renderEncryptStatements(access: DestinationAccess, keyArn: string): StatementSpec[] {
  const { bucketArn, region, prefixes, bucketKeys } = access;
  const scope = {
    resources: [keyArn],
    conditions: renderKmsConditions(region, renderEncryptionContexts(bucketArn, prefixes)),
    see: ENCRYPTED,
  };
  const encrypt: StatementSpec = { sid: 'EncryptReplicas', actions: ['kms:Encrypt'], ...scope };
  const bucketKey: StatementSpec = { sid: 'UseReplicaBucketKeys', actions: ['kms:Decrypt', 'kms:GenerateDataKey'], ...scope };
  return bucketKeys ? [encrypt, bucketKey] : [encrypt];
}
