import { ASSUMED_IDENTITY } from '../../proof/private/calls/allow-all';
import type { ObjectEncryption } from '../../proof/private/calls/object';
import { isKms } from '../../proof/private/calls/object';
import { statementText } from '../../proof/private/explain/explain';
import { decide } from '../../proof/private/policy/decide';
import type { Statement } from '../../proof/private/policy/document';
import type { KeyStates } from '../../proof/private/policy/request';
import { ABSENT, oneOf, present } from '../../proof/private/policy/request';
import { equal } from '../../proof/private/text/pattern';
import { open } from '../../proof/private/text/text';
import type { Truth } from '../../proof/private/text/truth';
import { anyOf } from '../../proof/private/text/truth';
import type { Bucket } from '../../proof/private/world/world';
import type { UploadHeaders } from './upload-headers';

/** An upload, as the bucket policy sees it. */
export interface Upload {
  readonly bucket: Bucket;
  readonly key: string;
  readonly headers: UploadHeaders;
  readonly encryption?: ObjectEncryption;
}

/** Why S3 refuses an upload, or perhaps does. */
export interface Refusal {
  readonly certain: boolean;
  readonly explanation: string;
}

/** Whether S3 refuses an upload of somebody who may otherwise upload. */
export function refusalOf(upload: Upload): Refusal | undefined {
  return ofSseC(upload) ?? ofBucketPolicy(upload);
}

/**
 * Whether a bucket takes SSE-C; where nothing is stated, a new bucket does not.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/blocking-unblocking-s3-c-encryption-gpb.html
 */
function takesSseC({ blockedEncryption = [] }: Bucket): Truth {
  return anyOf(blockedEncryption.map((blocked) => equal(blocked, 'NONE')));
}

function ofSseC({ headers: { algorithm }, bucket }: Upload): Refusal | undefined {
  const taken = takesSseC(bucket);
  return algorithm !== 'SSE-C' || taken === 'yes' ? undefined : {
    certain: taken === 'no',
    explanation: 'S3 answers 403 AccessDenied: the bucket blocks SSE-C, as new buckets do by default',
  };
}

/**
 * AWS's texts can be read as if the condition key of the KMS key saw what S3 encrypts with, or as if it saw the header
 * alone; what both readings deny is denied.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
 */
function ofBucketPolicy(upload: Upload): Refusal | undefined {
  const denials = readings(upload).map((keyId) => denial(upload, keyId));
  const statement = denials.find((each) => each !== undefined);
  return statement && {
    certain: !denials.includes(undefined),
    explanation: `S3 answers 403 AccessDenied: ${statementText(statement)} denies s3:PutObject`,
  };
}

function readings({ headers, encryption }: Upload): readonly KeyStates[] {
  if (encryption === undefined || !isKms(encryption)) {
    return [ABSENT];
  }
  const effective = present(encryption.sourceKey?.arn ?? open('ARN of aws/s3'));
  return headers.key === undefined ? [ABSENT, effective] : [effective];
}

/** The statement that denies an upload for sure; whoever uploads is somebody of whom nothing is known. */
function denial({ bucket, key, headers: { algorithm } }: Upload, keyId: KeyStates): Statement | undefined {
  const { cause, outcome, statement } = decide({
    action: 's3:PutObject',
    resource: `${bucket.arn}/${key}`,
    resourceAccount: bucket.account,
    caller: { kind: 'role', arn: open('ARN of the uploader'), account: open('account of the uploader') },
    context: new Map([
      ['aws:securetransport', present('true')],
      ['s3:tlsversion', oneOf('1.2', '1.3')],
      ['s3:x-amz-server-side-encryption', algorithm === undefined || algorithm === 'SSE-C' ? ABSENT : present(algorithm)],
      ['s3:x-amz-server-side-encryption-aws-kms-key-id', keyId],
      ['s3:x-amz-server-side-encryption-customer-algorithm', algorithm === 'SSE-C' ? present('AES256') : ABSENT],
    ]),
  }, { model: 's3', identity: [ASSUMED_IDENTITY], resource: bucket.policies[bucket.policies.length - 1] });
  return outcome === 'denied' && cause === 'explicit deny' ? statement : undefined;
}
