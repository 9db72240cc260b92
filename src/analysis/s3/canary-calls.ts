import { ExtendedContext, present } from '../iam/request';
import type { KeyStates } from '../iam/request';
import type { CanaryMark } from '../model/canaries';
import type { Role } from '../model/deployment-model';
import type { Call } from './call';
import { callReplica, callReplicaKey, callSourceKey, callSourceObject } from './calls';
import type { KmsEncryption, SourceObject } from './object-variants';
import { EVERY_OBJECT } from './object-variants';
import type { ReplicationContext, RuleContext } from './replication-context';
import { ENCRYPTION_HEADERS } from './request-contexts';

/** Of a canary, which may be in a network of the user's, nothing is known of where its calls come from. */
const ORIGIN: readonly (readonly [string, KeyStates])[] = [
  'aws:sourceip', 'aws:vpcsourceip', 'aws:sourcevpc', 'aws:sourcevpce', 'aws:sourcevpcarn', 'aws:vpceaccount', 'aws:vpceorgid', 'aws:vpceorgpaths',
].map((key) => [key, []] as const);

/** A replication as the role of a canary sees it. */
export function asCanary<T extends ReplicationContext>(each: T, role: Role): T {
  return {
    ...each,
    role,
    caller: { kind: 'role', arn: role.arn, account: role.account },
    memo: { ruleContexts: new Map(), contexts: new Map(), admissions: new Map(), limits: new Map() },
  };
}

/** Writing, reading the status of what was written, and deleting it. */
export function listSourceCalls(rule: RuleContext, { prefixes, deletes }: CanaryMark): Call[] {
  return prefixes.flatMap((prefix) => {
    const object = createObject(rule, prefix);
    const { algorithm } = object.encryption;
    const headers: readonly (readonly [string, KeyStates])[] = [
      [ENCRYPTION_HEADERS.algorithm, present(algorithm)],
      [ENCRYPTION_HEADERS.keyId, rule.sourceKey?.arn === undefined ? [] : present(rule.sourceKey.arn)],
    ];
    return [
      extend(callSourceObject(rule, 's3:PutObject', object.key), headers),
      ...['s3:GetObjectVersion', ...(deletes ? ['s3:DeleteObjectVersion'] : [])].map((action) =>
        callSourceObject(rule, action, object.key)),
      ...listKeyActions(object).map((action) => callSourceKey(rule, action, object)),
    ];
  }).flatMap(fromSomewhere);
}

/** Reading a replica, and deleting it. */
export function listReplicaCalls(rule: RuleContext, { prefixes }: CanaryMark, deletes: boolean): Call[] {
  return prefixes.filter((prefix) => prefix.startsWith(rule.rule.prefix)).flatMap((prefix) => {
    const object = createObject(rule, prefix);
    return [
      ...['s3:GetObjectVersion', ...(deletes ? ['s3:DeleteObjectVersion'] : [])].map((action) => callReplica(rule, action, object)),
      callReplicaKey(rule, 'kms:Decrypt', object),
    ];
  }).flatMap(fromSomewhere);
}

/** Each run writes another one. */
function createObject({ source: { encryption }, sourceKey }: RuleContext, prefix: string): CanaryObject {
  const algorithm = encryption?.algorithm === 'aws:kms:dsse' ? 'aws:kms:dsse' : 'aws:kms';
  const bucketKey = encryption !== undefined && encryption.bucketKey !== false;
  return { key: `${prefix}${EVERY_OBJECT}`, encryption: { algorithm, sourceKey, bucketKey } };
}

interface CanaryObject extends SourceObject {
  readonly encryption: KmsEncryption;
}

/** With a Bucket Key S3 verifies it by `kms:Decrypt`. */
function listKeyActions({ encryption: { bucketKey } }: CanaryObject): string[] {
  return ['kms:GenerateDataKey', ...(bucketKey ? ['kms:Decrypt'] : [])];
}

function fromSomewhere(call: Call | undefined): Call[] {
  return call === undefined ? [] : [extend(call, ORIGIN)];
}

function extend(call: Call, entries: readonly (readonly [string, KeyStates])[]): Call {
  return { ...call, request: { ...call.request, context: new ExtendedContext(call.request.context, entries) } };
}
