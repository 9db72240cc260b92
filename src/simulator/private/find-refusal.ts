import type { Analysis } from '../../analysis/analysis';
import { describeStatement } from '../../analysis/checks/explain-decision';
import type { Decision } from '../../analysis/iam/decision';
import type { Bucket } from '../../analysis/model/deployment-model';
import type { EncryptingAction } from '../../analysis/s3/upload';
import type { Match } from '../../analysis/symbolic/match';
import { anyOf } from '../../analysis/symbolic/match';
import { equal } from '../../analysis/symbolic/pattern';
import type { ObjectVersion } from './object-version';
import type { MetadataChange } from './replicate-change';
import type { Upload } from './upload';
import { createUploaderCall } from './upload-call';

/** Why S3 refuses an upload, or perhaps does. */
export interface Refusal {
  readonly certain: boolean;
  readonly explanation: string;
}

/** Whether S3 refuses an upload of somebody who may otherwise upload. */
export function findUploadRefusal(upload: Upload, analysis: Analysis): Refusal | undefined {
  const refusals = [findSseCRefusal(upload), findBucketPolicyRefusal(upload, analysis)]
    .filter((refusal) => refusal !== undefined);
  return refusals.find(({ certain }) => certain) ?? refusals[0];
}

/**
 * What `UpdateObjectEncryption` takes; no page says what S3 answers else.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/update-sse-encryption.html
 */
const UPDATABLE: readonly string[] = ['AES256', 'aws:kms'];

/** Whether S3 refuses to encrypt an object that is there otherwise, whoever asks. */
export function findReencryptionRefusal(
  { encryption: before }: ObjectVersion,
  change: Upload,
  analysis: Analysis,
): Refusal | undefined {
  return before === undefined || UPDATABLE.includes(before.algorithm) ? findBucketPolicyRefusal(change, analysis) : {
    certain: true,
    explanation: `S3 refuses it: UpdateObjectEncryption is not for an object under ${before.algorithm}`,
  };
}

function findSseCRefusal({ headers: { algorithm }, bucket }: Upload): Refusal | undefined {
  const accepted = acceptsSseC(bucket);
  return algorithm !== 'SSE-C' || accepted === 'all' ? undefined : {
    certain: accepted === 'none',
    explanation: 'S3 answers 403 AccessDenied: the bucket blocks SSE-C, as new buckets do by default',
  };
}

/**
 * New buckets block SSE-C unless they specify otherwise.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/blocking-unblocking-s3-c-encryption-gpb.html
 */
function acceptsSseC({ blockedEncryption = [] }: Bucket): Match {
  return anyOf(blockedEncryption.map((blocked) => equal(blocked, 'NONE')));
}

function findBucketPolicyRefusal(upload: Upload, analysis: Analysis): Refusal | undefined {
  const decision = analysis.authorizer.authorize(createUploaderCall(upload));
  return decision.outcome === 'allowed' ? undefined : {
    certain: decision.outcome === 'denied',
    explanation: `S3 answers 403 AccessDenied: ${describeDenial(decision, upload.action)}`,
  };
}

/** There is no statement to name where the policy itself is unknown. */
function describeDenial({ outcome, statement, unknowns }: Decision, action: EncryptingAction = 's3:PutObject'): string {
  const denier = statement === undefined ? 'the bucket policy' : describeStatement(statement);
  return outcome === 'denied' ? `${denier} denies ${action}` : `${denier} may deny ${action} (${unknowns.join('; ')})`;
}

/** Why S3 refuses a change to an object, whoever makes it. */
export function findChangeRefusal({ bucket }: ObjectVersion, { what }: MetadataChange): string | undefined {
  if (what === 'acl' && bucket.ownership === 'BucketOwnerEnforced') {
    return 'S3 answers 400 AccessControlListNotSupported: the bucket has no ACLs (BucketOwnerEnforced)';
  }
  return (what === 'retention' || what === 'legalHold') && bucket.objectLock === false
    ? 'S3 answers 400 InvalidRequest: the bucket has no Object Lock'
    : undefined;
}
