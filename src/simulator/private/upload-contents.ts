import type { Call } from '../../analysis/s3/call';
import type { KeyStates } from '../../analysis/iam/request';
import { ABSENT, absentOr, present } from '../../analysis/iam/request';
import type { ObjectVersion } from './object-version';

/** What an upload carries besides its encryption. */
export type UploadContents = Pick<ObjectVersion, 'tags' | 'storageClass'>;

const TAG_KEY_PREFIX = 's3:requestobjecttag/';

/** Headers that a simulated upload does not have. */
const ABSENT_HEADERS: readonly string[] = [
  's3:x-amz-acl', 's3:x-amz-grant-full-control', 's3:x-amz-grant-read', 's3:x-amz-grant-read-acp', 's3:x-amz-grant-write',
  's3:x-amz-grant-write-acp', 's3:x-amz-copy-source', 's3:x-amz-metadata-directive', 's3:x-amz-website-redirect-location',
  's3:object-lock-mode', 's3:object-lock-retain-until-date', 's3:object-lock-legal-hold',
];

/**
 * An upload with its tags and storage class.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 */
export function addContents({ request, ...call }: Call, { tags, storageClass }: UploadContents): Call {
  const { statements = [] } = { ...call.policies.resource };
  const asked = statements.flatMap(({ keys }) => keys.filter((key) => key.startsWith(TAG_KEY_PREFIX)));
  const names = Object.keys(tags);
  const context = new Map<string, KeyStates>([
    ...request.context,
    ...ABSENT_HEADERS.map((key): [string, KeyStates] => [key, ABSENT]),
    // the default is the same with and without the header
    ['s3:x-amz-storage-class', storageClass === 'STANDARD' ? absentOr(storageClass) : present(storageClass)],
    ['s3:requestobjecttagkeys', names.length === 0 ? ABSENT : present(...names)],
    ...asked.map((key): [string, KeyStates] => [key, ABSENT]),
    ...names.map((name): [string, KeyStates] => [`${TAG_KEY_PREFIX}${name.toLowerCase()}`, present(tags[name])]),
  ]);
  return { ...call, request: { ...request, context } };
}
