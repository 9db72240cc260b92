import { matchCaller } from '../../analysis/iam/match-principal';
import type { Statement } from '../../analysis/iam/policy-document';
import type { KeyStates, Request } from '../../analysis/iam/request';
import { ABSENT, absentOr, ExtendedContext, present } from '../../analysis/iam/request';
import type { Call } from '../../analysis/s3/call';
import type { ObjectEncryption } from '../../analysis/s3/object-variants';
import { isKms } from '../../analysis/s3/object-variants';
import { createUploadCall } from '../../analysis/s3/upload';
import { unknownValue } from '../../analysis/symbolic/symbolic-string';
import type { Upload, UploadHeaders } from './upload';

/**
 * The call of an uploader whom the bucket policy exempts from every deny about callers and networks.
 *
 * What the policy says about the upload itself, such as its encryption, tags or storage class, is evaluated.
 */
export function createUploaderCall(upload: Upload): Call {
  const { action, bucket, key, headers, encryption } = upload;
  const { algorithm } = headers;
  const customer = algorithm === 'SSE-C';
  const call = createUploadCall({
    action,
    bucket,
    key,
    caller: { kind: 'role', arn: unknownValue('ARN of the uploader'), account: unknownValue('account of the uploader') },
    algorithm: algorithm === undefined || customer ? ABSENT : present(algorithm),
    keyId: getKeyStates(headers, encryption),
    customerAlgorithm: customer ? present('AES256') : ABSENT,
  });
  return removeExemptingStatements(addTagsAndHeaders(call, upload));
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

const TAG_KEY_PREFIX = 's3:requestobjecttag/';

/** Headers that a simulated upload does not have. */
const ABSENT_HEADERS: readonly string[] = [
  's3:x-amz-acl', 's3:x-amz-grant-full-control', 's3:x-amz-grant-read', 's3:x-amz-grant-read-acp', 's3:x-amz-grant-write',
  's3:x-amz-grant-write-acp', 's3:x-amz-copy-source', 's3:x-amz-metadata-directive', 's3:x-amz-website-redirect-location',
  's3:object-lock-mode', 's3:object-lock-retain-until-date', 's3:object-lock-legal-hold',
];

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html */
function addTagsAndHeaders({ request, ...call }: Call, { tags, storageClass }: Upload): Call {
  const { statements = [] } = { ...call.policies.resource };
  const tagKeys = statements.flatMap(({ keys }) => keys.filter((key) => key.startsWith(TAG_KEY_PREFIX)));
  const names = Object.keys(tags);
  const context = new ExtendedContext(request.context, [
    ...ABSENT_HEADERS.map((key): [string, KeyStates] => [key, ABSENT]),
    // S3 stores STANDARD both with and without the header
    ['s3:x-amz-storage-class', storageClass === 'STANDARD' ? absentOr(storageClass) : present(storageClass)],
    ['s3:requestobjecttagkeys', names.length === 0 ? ABSENT : present(...names)],
    ...tagKeys.map((key): [string, KeyStates] => [key, ABSENT]),
    ...names.map((name): [string, KeyStates] => [`${TAG_KEY_PREFIX}${name.toLowerCase()}`, present(tags[name])]),
  ]);
  return { ...call, request: { ...request, context } };
}

/** Takes out statements that depend on who uploads and from where: the uploader is assumed to be exempt from them. */
function removeExemptingStatements({ policies, request, ...call }: Call): Call {
  const { resource } = policies;
  if (resource === undefined) {
    return { ...call, request, policies };
  }
  const statements = resource.statements.filter((statement) => exemptsNobody(statement, request));
  return { ...call, request, policies: { ...policies, resource: { ...resource, statements } } };
}

/** Condition keys of headers. Others are about the caller and the network, unless the request has them. */
const HEADER_KEYS = /^s3:(?:x-amz-|object-lock-|requestobjecttag)/;

function exemptsNobody({ principals, keys }: Statement, request: Request): boolean {
  return matchCaller(principals, { request, chosen: new Map(), bounded: false }) === 'all'
    && keys.every((key) => request.context.get(key) !== undefined || HEADER_KEYS.test(key));
}
