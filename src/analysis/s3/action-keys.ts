import type { Context, KeyStates } from '../iam/request';
import { ABSENT, absentOr } from '../iam/request';
import { unknownValue } from '../symbolic/symbolic-string';

const VERSIONS = ['s3:GetObjectVersion', 's3:GetObjectVersionAcl', 's3:GetObjectVersionTagging'];
const SESSIONS = ['sts:AssumeRole'];
const LISTS = ['s3:ListBucket'];
const EVENT_HOLDS = ['s3:PutObjectRetention', 's3:ReplicateObject'];
const RETENTIONS = ['s3:PutObjectRetention'];

/**
 * The condition keys of S3, KMS and of tags that not every request has, with those of the actions that S3 calls to
 * replicate which have them, as of 23 September 2026. A name that ends in a slash is followed by the key of a tag.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html
 */
const ACTIONS_WITH_KEY: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['aws:requesttag/', SESSIONS],
  ['aws:tagkeys', SESSIONS],
  ['s3:prefix', LISTS],
  ['s3:delimiter', LISTS],
  ['s3:max-keys', LISTS],
  ['s3:versionid', VERSIONS],
  ['s3:existingobjecttag/', VERSIONS],
  ['s3:object-lock-event-hold', EVENT_HOLDS],
  ['s3:object-lock-event-hold-duration-days', EVENT_HOLDS],
  ['s3:object-lock-legal-hold', ['s3:PutObjectLegalHold']],
  ['s3:object-lock-mode', RETENTIONS],
  ['s3:object-lock-remaining-retention-days', RETENTIONS],
  ...[
    's3:requestobjecttag/', 's3:requestobjecttagkeys', 's3:x-amz-acl', 's3:x-amz-copy-source',
    's3:x-amz-grant-full-control', 's3:x-amz-grant-read', 's3:x-amz-grant-read-acp', 's3:x-amz-grant-write',
    's3:x-amz-grant-write-acp', 's3:x-amz-metadata-directive', 's3:x-amz-object-ownership', 's3:x-amz-storage-class',
    's3:x-amz-website-redirect-location', 's3:x-amz-bucket-namespace', 's3:if-match', 's3:if-none-match',
    's3:objectcreationoperation', 's3:locationconstraint', 's3:destinationregion', 's3:isreplicationpauserequest',
    'kms:bypasspolicylockoutsafetycheck', 'kms:datakeypairspec', 'kms:expirationmodel', 'kms:grantconstrainttype',
    'kms:grantoperations', 'kms:granteeprincipal', 'kms:keyagreementalgorithm', 'kms:macalgorithm', 'kms:messagetype',
    'kms:primaryregion', 'kms:reencryptonsamekey', 'kms:replicaregion', 'kms:retiringprincipal',
    'kms:rotationperiodindays', 'kms:schedulekeydeletionpendingwindowindays', 'kms:signingalgorithm', 'kms:wrappingalgorithm',
    'kms:wrappingkeyspec',
  ].map((key) => [key, []] as const),
]);

const SERVICES = ['s3', 'kms', 'sts'];
/** A name of a service and of a key. What is written in a template for `Fn::Sub`, and left as it is, is none. */
const KEY = /^[^:]+:[^:]/;
/** What an enclave attests, as which S3 does not call. */
const ATTESTATION = 'kms:recipientattestation:';

/** Whether no request for an action has a key: it is that of other actions, or of another service. */
function isForeignKey(key: string, action: string): boolean {
  const [service] = key.split(':');
  const actions = ACTIONS_WITH_KEY.get(key.replace(/\/.*/, '/'));
  return (SERVICES.includes(service) && service !== action.split(':')[0]) || actions?.includes(action) === false
    || key.startsWith(ATTESTATION) || !KEY.test(key);
}

const ENCRYPTION_CONTEXT = 'kms:encryptioncontext:';
/** S3 adds `aws:s3:arn` alone; the client of an upload may add pairs of its own. */
const PAIR_OF_CLIENTS = absentOr(unknownValue('what the client added'));

/** A context in which the keys of other actions are absent, as they are in the requests for one. */
export class ActionContext implements Context {
  constructor(private readonly base: Context, private readonly action: string) {}

  public get(key: string): KeyStates | undefined {
    return this.base.get(key) ?? (isForeignKey(key, this.action) ? ABSENT
      : key.startsWith(ENCRYPTION_CONTEXT) ? PAIR_OF_CLIENTS : undefined);
  }
}
