import { ASSUMED_IDENTITY, createAssumedAdmission } from '../iam/assumed-policies';
import type { PolicyDocument } from '../iam/policy-document';
import type { Bucket } from '../model/deployment-model';
import type { Match } from '../symbolic/match';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { unknownValue } from '../symbolic/symbolic-string';
import type { Call } from './call';
import type { KeyTarget } from './key-target';
import { nameAlias } from './key-target';
import type { KmsEncryption, SourceObject } from './object-variants';
import { isKms } from './object-variants';
import { limitByOrganization } from './organization-limits';
import type { CallTarget, ReplicationCall } from './replication-calls';
import type { ReplicationContext, RuleContext } from './replication-context';
import { addEncryption, createKmsContext, createS3Context, createTrustContext } from './request-contexts';

/** S3 assumes the role. */
function assumeRole(each: ReplicationContext): Call | undefined {
  const { role, caller } = each;
  return role && {
    request: {
      action: 'sts:AssumeRole',
      resource: caller.arn,
      resourceAccount: caller.account,
      caller: { kind: 'service', service: 's3.amazonaws.com' },
      context: createTrustContext(each),
    },
    policies: { resourceType: 'trust', identity: [], resource: role.trust, ...limitByOrganization(each, caller.account) },
  };
}

function listCallerPolicies({ role }: ReplicationContext): Pick<Call['policies'], 'identity' | 'boundary' | 'owners'> {
  return role ? { identity: role.policies, boundary: role.boundary, owners: [role] } : { identity: [ASSUMED_IDENTITY] };
}

function bucketPolicies(each: ReplicationContext, bucket: Bucket | undefined, account: SymbolicString): Call['policies'] {
  const resource = bucket ? findEffectivePolicy(bucket) : assumePolicy('bucket policy', each);
  const owners = [each.role, bucket];
  return { resourceType: 's3', resource, ...listCallerPolicies(each), owners, ...limitByOrganization(each, account) };
}

function assumePolicy(kind: 'bucket policy' | 'key policy', { caller, memo: { admissions } }: ReplicationContext): PolicyDocument {
  const document = admissions.get(kind) ?? createAssumedAdmission(kind, caller);
  admissions.set(kind, document);
  return document;
}

/**
 * S3 keeps the last of several policies that are put; a check of its own reports them. A policy that is possibly
 * attached besides may say anything.
 */
export function findEffectivePolicy({ policies, possiblePolicies }: Bucket): PolicyDocument | undefined {
  const certain = policies[policies.length - 1];
  const [perhaps, ...others] = possiblePolicies;
  if (certain !== undefined) {
    return perhaps === undefined ? certain : { ...certain, opaque: perhaps.opaque ?? 'the bucket may have another policy' };
  }
  return perhaps && others.length > 0 ? uniteDocuments(perhaps, others) : perhaps;
}

/** Those under conditions, of which deployment chooses. */
function uniteDocuments(first: PolicyDocument, others: readonly PolicyDocument[]): PolicyDocument {
  const all = [first, ...others];
  return {
    ...first,
    statements: all.flatMap(({ statements }) => statements),
    opaque: all.find(({ opaque }) => opaque !== undefined)?.opaque,
  };
}

/** On the source bucket itself. */
function callSourceBucket(each: ReplicationContext, action: string): Call {
  const { source, caller } = each;
  return {
    request: {
      action,
      resource: source.arn,
      resourceAccount: source.account,
      caller,
      context: createS3Context(each, source, action),
    },
    policies: bucketPolicies(each, source, source.account),
  };
}

/** On an object of the source bucket. */
export function callSourceObject(each: ReplicationContext, action: string, key: SymbolicString): Call {
  const call = callSourceBucket(each, action);
  return { ...call, request: { ...call.request, resource: `${each.source.arn}/${key}` } };
}

/** On a replica. */
export function callReplica(rule: RuleContext, action: string, object: SourceObject): Call {
  const { destinationArn, destinationAccount: account, destinationRegion: region, caller, replicaKey } = rule;
  const context = createS3Context(rule, { account, region }, action);
  return {
    request: {
      action,
      resource: `${destinationArn}/${object.key}`,
      resourceAccount: account,
      caller,
      context: statesEncryption(action) ? addEncryption(context, object.encryption, replicaKey?.arn) : context,
    },
    policies: bucketPolicies(rule, rule.destination, account),
  };
}

/** The encryption headers belong to this action alone. */
function statesEncryption(action: string): boolean {
  return action === 's3:ReplicateObject';
}

/** On the key of the source object; `undefined` where the object is under none, or nothing is known of it. */
export function callSourceKey(
  context: RuleContext,
  action: string,
  { key, encryption }: SourceObject,
): Call | undefined {
  if (!isKms(encryption) || encryption.sourceKey === undefined) {
    return undefined;
  }
  const { source } = context;
  const contexts = [source.arn, `${source.arn}/${key}`];
  const arns = [encryption.bucketKey ? contexts[0] : contexts[1]];
  const variant = describeVariant(encryption);
  return callKey(context, action, { target: encryption.sourceKey, bucket: source, arns, contexts, variant });
}

/** On the key of the replica. */
export function callReplicaKey(
  context: RuleContext,
  action: string,
  { key, encryption }: SourceObject,
): Call | undefined {
  const { replicaKey, destinationArn, destinationAccount: account, destinationRegion: region } = context;
  if (!isKms(encryption) || replicaKey === undefined) {
    return undefined;
  }
  const arns = listReplicaContexts(context, encryption, key).map((suffix) => `${destinationArn}${suffix}`);
  return callKey(context, action, {
    target: replicaKey,
    bucket: { account, region },
    arns,
    contexts: [destinationArn, `${destinationArn}/${key}`],
    variant: describeVariant(encryption),
    alias: nameAlias(replicaKey),
  });
}

/**
 * The ARNs that may be in the encryption context of a replica, after the bucket's ARN.
 *
 * A replica keeps the setting of its source object. Where that has no Bucket Key and the destination bucket has,
 * AWS's texts can be read either way.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html
 */
function listReplicaContexts(
  { destination }: RuleContext,
  { algorithm, bucketKey }: KmsEncryption,
  key: SymbolicString,
): string[] {
  if (bucketKey) {
    return [''];
  }
  return destination?.encryption?.bucketKey && algorithm === 'aws:kms' ? [`/${key}`, ''] : [`/${key}`];
}

interface KeyUse {
  readonly target: KeyTarget;
  readonly bucket: Pick<Bucket, 'account' | 'region'>;
  readonly arns: readonly SymbolicString[];
  readonly contexts: readonly SymbolicString[];
  readonly variant?: string;
  /** The alias that the request may name the key by. */
  readonly alias?: SymbolicString;
}

function callKey(each: ReplicationContext, action: string, use: KeyUse): Call {
  const { caller } = each;
  const { target, bucket, arns, contexts, variant, alias } = use;
  const owner = target.key ?? { account: parseAccount(target.arn) ?? bucket.account, region: bucket.region };
  return {
    request: {
      action,
      resource: target.arn ?? unknownValue(`ARN of ${target.written ?? 'aws/s3'}`),
      resourceAccount: owner.account,
      caller,
      context: createKmsContext(each, owner, viaService(bucket.region), arns, alias),
    },
    policies: {
      resourceType: 'kms',
      ...limitByOrganization(each, owner.account),
      ...(target.awsManaged
        // resource control policies do not limit the keys of AWS
        ? { resourceUnknown: 'the policy of the AWS managed key aws/s3', resourceControls: [] }
        : { resource: target.key?.policy ?? assumePolicy('key policy', each) }),
      ...listCallerPolicies(each),
    },
    binding: { viaService: viaService(bucket.region), contexts },
    variant,
  };
}

/** `.amazonaws.com` in every partition. */
function viaService(region: SymbolicString): SymbolicString {
  return `s3.${region}.amazonaws.com`;
}

function parseAccount(arn: SymbolicString | undefined): SymbolicString | undefined {
  return arn?.split(':')[4];
}

function describeVariant({ bucketKey }: KmsEncryption): string {
  return `for an object ${bucketKey ? 'with' : 'without'} a Bucket Key`;
}

type Named = Pick<ReplicationCall, 'action' | 'target'>;

/** A call that concerns no object in particular; `undefined` where its target is in no template. */
export function createBucketCall({ action, target }: Named, replication: ReplicationContext): Call | undefined {
  return target === 'role' ? assumeRole(replication) : callSourceBucket(replication, action);
}

/** A call for one object, or for every object below a prefix; `undefined` where S3 makes none. */
export function createObjectCall(call: Named, rule: RuleContext, object: SourceObject): Call | undefined {
  const { action, target } = call;
  switch (target) {
    case 'source object': return callSourceObject(rule, action, object.key);
    case 'source key': return callSourceKey(rule, action, object);
    case 'replica': return callReplica(rule, action, object);
    case 'replica key': return callReplicaKey(rule, action, object);
    default: return createBucketCall(call, rule);
  }
}

export function isKeyTarget(target: CallTarget): target is 'source key' | 'replica key' {
  return target === 'source key' || target === 'replica key';
}

/** Whether a call is another one for objects that are encrypted in another way. */
export function dependsOnEncryption({ action, target, alternative }: ReplicationCall): boolean {
  return isKeyTarget(target) || alternative !== undefined || statesEncryption(action);
}

/** Whether S3 makes a call for a rule. */
export function isMade({ when }: Pick<ReplicationCall, 'when'>, rule: RuleContext): Match {
  return when === undefined ? 'all' : when(rule);
}
