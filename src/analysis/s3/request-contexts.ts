import type { Context, KeyStates } from '../iam/request';
import { ABSENT, absentOr, ExtendedContext, oneOf, present } from '../iam/request';
import type { Key } from '../model/deployment-model';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { unknownValue } from '../symbolic/symbolic-string';
import { ActionContext } from './action-keys';
import { isKms } from './object-variants';
import type { ObjectEncryption } from './object-variants';
import { listOrganizationKeys, listSourceOrganizationKeys } from './organization-limits';
import type { ReplicationContext } from './replication-context';

/**
 * What a request carries that S3 makes as the replication role.
 *
 * S3 calls over its own network, so that nothing of a network or of an endpoint is in it; a condition on one of these
 * keys is decided as IAM decides for an absent key. Keys that are in no table here are unknown.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
const OF_EVERY_CALL: readonly (readonly [string, KeyStates])[] = [
  ['aws:principaltype', present('AssumedRole')],
  ['aws:principalisawsservice', present('false')],
  ['aws:securetransport', present('true')],
  ['aws:tokenissuetime', present(unknownValue('when S3 assumed the role'))],
  ...[
    'aws:principalservicename', 'aws:principalservicenameslist', 'aws:sourceip', 'aws:vpcsourceip', 'aws:sourcevpc',
    'aws:sourcevpce', 'aws:sourcevpcarn', 'aws:vpceaccount', 'aws:vpceorgid', 'aws:vpceorgpaths', 'aws:sourceaccount',
    'aws:sourcearn', 'aws:sourceorgid', 'aws:sourceorgpaths', 'aws:multifactorauthpresent', 'aws:multifactorauthage',
    'aws:username', 'aws:federatedprovider',
  ].map((key) => [key, ABSENT] as const),
];

const OF_S3: readonly (readonly [string, KeyStates])[] = [
  ['s3:tlsversion', oneOf('1.2', '1.3')],
  ['s3:dataaccesspointarn', ABSENT],
  ['s3:dataaccesspointaccount', ABSENT],
  ['s3:accesspointnetworkorigin', ABSENT],
];

/** The condition keys of what an upload or a replica states of its encryption. */
const CONTEXT_KEYS: KeyStates = [['aws:s3:arn'], ['aws:s3:arn', unknownValue('a key that the client added')]];

export const ENCRYPTION_HEADERS = {
  algorithm: 's3:x-amz-server-side-encryption',
  keyId: 's3:x-amz-server-side-encryption-aws-kms-key-id',
  customer: 's3:x-amz-server-side-encryption-customer-algorithm',
};

const OF_S3_CALLS: Context = new Map<string, KeyStates>([
  ...OF_EVERY_CALL,
  ...OF_S3,
  ...Object.values(ENCRYPTION_HEADERS).map((key): [string, KeyStates] => [key, ABSENT]),
]);

const OF_KMS_CALLS: Context = new Map<string, KeyStates>([
  ...OF_EVERY_CALL,
  ['kms:encryptioncontextkeys', CONTEXT_KEYS],
  ['kms:encryptionalgorithm', present('SYMMETRIC_DEFAULT')],
  ['kms:grantisforawsresource', ABSENT],
]);

function listRoleKeys({ caller, role, model }: ReplicationContext): [string, KeyStates][] {
  const { id = `AROA${unknownValue('the id of the role')}` } = role ?? {};
  return [
    ...listOrganizationKeys(model, 'principal', caller.account),
    ['aws:userid', present(`${id}:${unknownValue('the session of S3')}`)],
    ['aws:principalarn', present(caller.arn)],
    ['aws:principalaccount', present(caller.account)],
    ...[...role?.tags ?? []].map(([key, value]): [string, KeyStates] => [
      `aws:principaltag/${key.toLowerCase()}`,
      present(value),
    ]),
  ];
}

interface Owner {
  readonly account: SymbolicString;
  readonly region: SymbolicString;
}

function remember({ memo: { contexts } }: ReplicationContext, key: string, create: () => Context): Context {
  const context = contexts.get(key) ?? create();
  contexts.set(key, context);
  return context;
}

/** For an action of S3; the encryption headers belong to `s3:ReplicateObject` alone. */
export function createS3Context(each: ReplicationContext, owner: Owner, action: string): Context {
  const place = `s3 ${owner.account} ${owner.region}`;
  return remember(each, `${place} ${action}`, () =>
    new ActionContext(remember(each, place, () => buildS3Context(each, owner)), action));
}

function buildS3Context(each: ReplicationContext, owner: Owner): Context {
  const ofRole = remember(each, 's3', () => new ExtendedContext(OF_S3_CALLS, listRoleKeys(each)));
  return new ExtendedContext(ofRole, [
    ['aws:resourceaccount', present(owner.account)],
    ...listOrganizationKeys(each.model, 'resource', owner.account),
    ['s3:resourceaccount', present(owner.account)],
    ['aws:requestedregion', present(owner.region)],
  ]);
}

/**
 * What `s3:ReplicateObject` may carry of the replica's encryption: AWS lists the keys for the action, and does not say
 * when S3 sets them.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 */
export function addEncryption(context: Context, encryption: ObjectEncryption, replicaKeyArn?: SymbolicString): Context {
  const { algorithm } = encryption;
  return new ExtendedContext(context, [
    [ENCRYPTION_HEADERS.algorithm, algorithm === 'AES256' || isKms(encryption) ? absentOr(algorithm) : ABSENT],
    [ENCRYPTION_HEADERS.keyId, isKms(encryption) ? absentOr(replicaKeyArn ?? unknownValue('key of the replica')) : ABSENT],
    [ENCRYPTION_HEADERS.customer, algorithm === 'SSE-C' ? absentOr('AES256') : ABSENT],
  ]);
}

/**
 * For KMS, which S3 calls in the name of the role.
 *
 * A client may add pairs to the encryption context of its object; S3 adds `aws:s3:arn`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/policy-conditions.html
 */
export function createKmsContext(
  each: ReplicationContext,
  key: Owner | Key,
  viaService: SymbolicString,
  arns: readonly SymbolicString[],
  alias?: SymbolicString,
): Context {
  const known = 'arn' in key ? key : undefined;
  const name = [known?.arn, key.account, key.region, viaService, alias, ...arns].join(' ');
  const ofRole = remember(each, 'kms', () => new ExtendedContext(OF_KMS_CALLS, listRoleKeys(each)));
  return remember(each, name, () => new ActionContext(new ExtendedContext(ofRole, [
    ...(known ? listKeyFacts(known) : [['kms:resourcealiases', absentOr(OTHER_ALIAS)] as const]),
    ['aws:resourceaccount', present(key.account)],
    ...listOrganizationKeys(each.model, 'resource', key.account),
    ['aws:requestedregion', present(key.region)],
    ['kms:viaservice', present(viaService)],
    ['kms:calleraccount', present(each.caller.account)],
    ['kms:encryptioncontext:aws:s3:arn', oneOf(...arns)],
    // AWS does not say whether S3 names the key as the rule does, or by the ARN that the alias stands for
    ['kms:requestalias', alias === undefined ? ABSENT : absentOr(alias)],
  ]), 'kms:Encrypt'));
}

const OTHER_ALIAS = `alias/${unknownValue('an alias that is in no template')}`;

/**
 * What the templates have of a key. It may get further aliases, and a stack may give it further tags.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
 */
function listKeyFacts({ spec, usage, origin, kind, aliases, tags }: Key): [string, KeyStates][] {
  return [
    ['kms:keyspec', present(spec)],
    ['kms:keyusage', present(usage)],
    ['kms:keyorigin', present(origin)],
    ['kms:multiregion', kind === 'undecided' ? oneOf('true', 'false') : present(String(kind !== 'single-Region'))],
    ['kms:resourcealiases', [aliases, [...aliases, OTHER_ALIAS]]],
    ...[...tags].map(([key, value]): [string, KeyStates] => [`aws:resourcetag/${key.toLowerCase()}`, present(value)]),
  ];
}

/**
 * For the trust policy.
 *
 * AWS does not say whether S3 tells for whom it assumes the role, so both keys may be absent.
 */
export function createTrustContext({ source, caller, model }: ReplicationContext): Context {
  return new ActionContext(new Map<string, KeyStates>([
    ...listOrganizationKeys(model, 'resource', caller.account),
    ...listSourceOrganizationKeys(model, source.account),
    ['aws:principalisawsservice', present('true')],
    ['aws:principalservicename', present('s3.amazonaws.com')],
    ['aws:securetransport', present('true')],
    ['aws:sourceaccount', absentOr(source.account)],
    ['aws:sourcearn', absentOr(source.arn)],
    ['aws:resourceaccount', present(source.account)],
    ...['aws:principalarn', 'aws:principalaccount', 'aws:sourcevpc', 'aws:sourcevpce', 'sts:externalid']
      .map((key): [string, KeyStates] => [key, ABSENT]),
  ]), 'sts:AssumeRole');
}
