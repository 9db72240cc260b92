import type { Analysis } from '../../analysis/analysis';
import { describeStatement } from '../../analysis/checks/explain';
import type { Decision } from '../../analysis/iam/decision';
import type { KeyStates } from '../../analysis/iam/request';
import { ABSENT, absentOr, present } from '../../analysis/iam/request';
import type { Bucket } from '../../analysis/model/deployment-model';
import type { Call } from '../../analysis/s3/call';
import type { ObjectEncryption } from '../../analysis/s3/source-object';
import { isKms } from '../../analysis/s3/source-object';
import { createUploadCall } from '../../analysis/s3/upload';
import type { Match } from '../../analysis/symbolic/match';
import { anyOf } from '../../analysis/symbolic/match';
import { equal } from '../../analysis/symbolic/pattern';
import { unknownValue } from '../../analysis/symbolic/symbolic-string';
import type { Contents } from './upload-contents';
import { withContents } from './upload-contents';
import type { UploadHeaders } from './upload-headers';
import { withoutExemptions } from './uploader';

/** An upload, as the bucket policy sees it. */
export interface Upload extends Contents {
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
export function refusalOf(upload: Upload, analysis: Analysis): Refusal | undefined {
  const refusals = [ofSseC(upload), ofBucketPolicy(upload, analysis)].filter((refusal) => refusal !== undefined);
  return refusals.find(({ certain }) => certain) ?? refusals[0];
}

/**
 * Whether a bucket takes SSE-C; where nothing is stated, a new bucket does not.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/blocking-unblocking-s3-c-encryption-gpb.html
 */
function takesSseC({ blockedEncryption = [] }: Bucket): Match {
  return anyOf(blockedEncryption.map((blocked) => equal(blocked, 'NONE')));
}

function ofSseC({ headers: { algorithm }, bucket }: Upload): Refusal | undefined {
  const taken = takesSseC(bucket);
  return algorithm !== 'SSE-C' || taken === 'all' ? undefined : {
    certain: taken === 'none',
    explanation: 'S3 answers 403 AccessDenied: the bucket blocks SSE-C, as new buckets do by default',
  };
}

function ofBucketPolicy(upload: Upload, analysis: Analysis): Refusal | undefined {
  const decision = analysis.authorizer.authorize(withoutExemptions(withContents(callOf(upload), upload)));
  return decision.outcome === 'allowed' ? undefined : {
    certain: decision.outcome === 'denied',
    explanation: `S3 answers 403 AccessDenied: ${denialText(decision)}`,
  };
}

/** A policy that is not known has no statement. */
function denialText({ outcome, statement, unknowns }: Decision): string {
  const denier = statement === undefined ? 'the bucket policy' : describeStatement(statement);
  return outcome === 'denied' ? `${denier} denies s3:PutObject` : `${denier} may deny s3:PutObject (${unknowns.join('; ')})`;
}

function callOf({ bucket, key, headers, encryption }: Upload): Call {
  const { algorithm } = headers;
  const customer = algorithm === 'SSE-C';
  return createUploadCall({
    bucket,
    key,
    caller: { kind: 'role', arn: unknownValue('ARN of the uploader'), account: unknownValue('account of the uploader') },
    algorithm: algorithm === undefined || customer ? ABSENT : present(algorithm),
    keyId: keyIdOf(headers, encryption),
    customerAlgorithm: customer ? present('AES256') : ABSENT,
  });
}

/**
 * AWS's texts can be read as if the condition key of the KMS key saw what S3 encrypts with, or as if it saw the header
 * alone; what both readings deny is denied.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
 */
function keyIdOf({ key }: UploadHeaders, encryption: ObjectEncryption | undefined): KeyStates {
  if (encryption === undefined) {
    return absentOr(unknownValue('the key of the default encryption'));
  }
  if (!isKms(encryption)) {
    return ABSENT;
  }
  const effective = encryption.sourceKey?.arn ?? unknownValue('ARN of aws/s3');
  return key === undefined ? absentOr(effective) : present(effective);
}
