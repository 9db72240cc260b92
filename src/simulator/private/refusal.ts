import type { Analysis } from '../../analysis/analysis';
import type { Call } from '../../analysis/s3/call';
import type { ObjectEncryption } from '../../analysis/s3/source-object';
import { isKms } from '../../analysis/s3/source-object';
import { uploadCall } from '../../analysis/s3/upload';
import { statementText } from '../../analysis/checks/explain';
import type { Decision } from '../../analysis/iam/decision';
import type { KeyStates } from '../../analysis/iam/request';
import { ABSENT, absentOr, present } from '../../analysis/iam/request';
import { equal } from '../../analysis/symbolic/pattern';
import { unknownValue } from '../../analysis/symbolic/symbolic-string';
import type { Match } from '../../analysis/symbolic/match';
import { anyOf } from '../../analysis/symbolic/match';
import type { Bucket } from '../../analysis/model/deployment-model';
import type { UploadContents } from './upload-contents';
import { addContents } from './upload-contents';
import type { UploadHeaders } from './upload-headers';
import { removeExemptingStatements } from './uploader';

/** An upload, as the bucket policy sees it. */
export interface Upload extends UploadContents {
  readonly bucket: Bucket;
  readonly key: string;
  readonly headers: UploadHeaders;
  /** What S3 encrypts with; `undefined` where deployment decides it. */
  readonly encryption?: ObjectEncryption;
}

/** Why S3 refuses an upload, or perhaps does. */
export interface Refusal {
  readonly certain: boolean;
  readonly explanation: string;
}

/** Whether S3 refuses an upload of somebody who may otherwise upload. */
export function findUploadRefusal(upload: Upload, analysis: Analysis): Refusal | undefined {
  const refusals = [findSseCRefusal(upload), findBucketPolicyRefusal(upload, analysis)].filter((refusal) => refusal !== undefined);
  return refusals.find(({ certain }) => certain) ?? refusals[0];
}

/**
 * Whether a bucket takes SSE-C; where nothing is stated, a new bucket does not.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/blocking-unblocking-s3-c-encryption-gpb.html
 */
function acceptsSseC({ blockedEncryption = [] }: Bucket): Match {
  return anyOf(blockedEncryption.map((blocked) => equal(blocked, 'NONE')));
}

function findSseCRefusal({ headers: { algorithm }, bucket }: Upload): Refusal | undefined {
  const taken = acceptsSseC(bucket);
  return algorithm !== 'SSE-C' || taken === 'all' ? undefined : {
    certain: taken === 'none',
    explanation: 'S3 answers 403 AccessDenied: the bucket blocks SSE-C, as new buckets do by default',
  };
}

function findBucketPolicyRefusal(upload: Upload, analysis: Analysis): Refusal | undefined {
  const decision = analysis.authorizer.rule(removeExemptingStatements(addContents(createUploadCall(upload), upload)));
  return decision.outcome === 'allowed' ? undefined : {
    certain: decision.outcome === 'denied',
    explanation: `S3 answers 403 AccessDenied: ${describeDenial(decision)}`,
  };
}

/** A policy that is not known has no statement. */
function describeDenial({ outcome, statement, unknowns }: Decision): string {
  const denier = statement === undefined ? 'the bucket policy' : statementText(statement);
  return outcome === 'denied' ? `${denier} denies s3:PutObject` : `${denier} may deny s3:PutObject (${unknowns.join('; ')})`;
}

function createUploadCall({ bucket, key, headers, encryption }: Upload): Call {
  const { algorithm } = headers;
  const customer = algorithm === 'SSE-C';
  return uploadCall({
    bucket,
    key,
    caller: { kind: 'role', arn: unknownValue('ARN of the uploader'), account: unknownValue('account of the uploader') },
    algorithm: algorithm === undefined || customer ? ABSENT : present(algorithm),
    keyId: getKeyStates(headers, encryption),
    customerAlgorithm: customer ? present('AES256') : ABSENT,
  });
}

/**
 * AWS's texts can be read as if the condition key of the KMS key saw what S3 encrypts with, or as if it saw the header
 * alone; what both readings deny is denied.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
 */
function getKeyStates({ key }: UploadHeaders, encryption: ObjectEncryption | undefined): KeyStates {
  if (encryption === undefined) {
    return absentOr(unknownValue('the key of the default encryption'));
  }
  if (!isKms(encryption)) {
    return ABSENT;
  }
  const effective = encryption.sourceKey?.arn ?? unknownValue('ARN of aws/s3');
  return key === undefined ? absentOr(effective) : present(effective);
}
