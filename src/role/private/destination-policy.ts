import { kmsConditions } from '../../internal/policy/kms-conditions';
import { encryptionContexts, objectArns } from '../../internal/policy/object-patterns';
import type { Statement } from '../../internal/policy/statement';

/** What the role has to know about one destination. */
export interface DestinationAccess {
  readonly bucketArn: string;
  readonly region: string;
  /** The prefixes of the rules that serve the destination. */
  readonly prefixes: readonly string[];
  /** The prefixes of those among them that replicate delete markers. */
  readonly deleteMarkerPrefixes: readonly string[];
  readonly keyArn: string;
  /** Whether objects may have Bucket Keys: unless they are under DSSE-KMS. */
  readonly bucketKeys: boolean;
  /** Whether the rules hand the replicas to the owner of a bucket with ACLs. */
  readonly ownerOverride: boolean;
}

const PERMISSIONS = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html';
const ENCRYPTED = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html';

const OWNER = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-change-owner.html';

/** What the role may do in one destination bucket and with its key. */
export function destinationStatements(destination: DestinationAccess): Statement[] {
  return [...replicateStatements(destination), ...encryptStatements(destination)];
}

/** The half of it that a bucket policy of another account has to allow too. */
export function replicateStatements(destination: DestinationAccess): Statement[] {
  const { bucketArn, prefixes, deleteMarkerPrefixes, ownerOverride } = destination;
  const resources = objectArns(bucketArn, prefixes);
  const statements: Statement[] = [
    { sid: 'ReplicateObjects', actions: ['s3:ReplicateObject', 's3:ReplicateTags'], resources, see: PERMISSIONS },
  ];
  if (deleteMarkerPrefixes.length > 0) {
    statements.push({
      sid: 'ReplicateDeleteMarkers',
      actions: ['s3:ReplicateDelete'],
      resources: objectArns(bucketArn, deleteMarkerPrefixes),
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
 * The half of it that a key policy of another account has to allow too: encrypt, and with Bucket Keys what S3 needs
 * to make and verify one.
 *
 * AWS's pages disagree about the latter; see `docs/adr/0006-kms-actions.md`.
 */
export function encryptStatements(destination: DestinationAccess): Statement[] {
  const { bucketArn, region, prefixes, keyArn } = destination;
  const scope = {
    resources: [keyArn],
    conditions: kmsConditions(region, encryptionContexts(bucketArn, prefixes)),
    see: ENCRYPTED,
  };
  const encrypt: Statement = { sid: 'EncryptReplicas', actions: ['kms:Encrypt'], ...scope };
  const bucketKey: Statement = { sid: 'UseReplicaBucketKeys', actions: ['kms:Decrypt', 'kms:GenerateDataKey'], ...scope };
  return destination.bucketKeys ? [encrypt, bucketKey] : [encrypt];
}
