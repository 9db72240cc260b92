import { ASSUMED_IDENTITY, createAssumedAdmission } from '../iam/assumed-policies';
import type { PolicyDocument } from '../iam/policy-document';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { unknownValue } from '../symbolic/symbolic-string';
import type { Bucket } from '../model/deployment-model';
import type { Call } from './call';
import { kmsContext, s3Context, trustContext, withEncryption } from './request-contexts';
import type { KeyTarget } from './key-target';
import type { KmsEncryption, SourceObject } from './source-object';
import { isKms } from './source-object';
import type { ReplicationContext, RuleContext } from './replication-context';

/** S3 assumes the role. */
export function assumeRole(each: ReplicationContext): Call | undefined {
  const { role, caller } = each;
  return role && {
    request: {
      action: 'sts:AssumeRole',
      resource: caller.arn,
      resourceAccount: caller.account,
      caller: { kind: 'service', service: 's3.amazonaws.com' },
      context: trustContext(each),
    },
    policies: { resourceType: 'trust', identity: [], resource: role.trust },
  };
}

function ofCaller({ role }: ReplicationContext): Pick<Call['policies'], 'identity' | 'boundary'> {
  return role ? { identity: role.policies, boundary: role.boundary } : { identity: [ASSUMED_IDENTITY] };
}

function bucketPolicies(each: ReplicationContext, bucket: Bucket | undefined): Call['policies'] {
  const resource = bucket ? bucketPolicy(bucket) : admission('bucket policy', each);
  return { resourceType: 's3', resource, ...ofCaller(each) };
}

function admission(kind: 'bucket policy' | 'key policy', { caller, memo: { admissions } }: ReplicationContext): PolicyDocument {
  const document = admissions.get(kind) ?? createAssumedAdmission(kind, caller);
  admissions.set(kind, document);
  return document;
}

/**
 * Of several, S3 keeps the last that is put; a requirement of its own says so. What is perhaps attached may say
 * anything.
 */
export function bucketPolicy({ policies, possiblePolicies: [perhaps] }: Bucket): PolicyDocument | undefined {
  const certain = policies[policies.length - 1];
  return certain && perhaps ? { ...certain, opaque: perhaps.opaque } : certain ?? perhaps;
}

/** On the source bucket itself. */
export function onSourceBucket(each: ReplicationContext, action: string): Call {
  const { source, caller } = each;
  return {
    request: {
      action,
      resource: source.arn,
      resourceAccount: source.account,
      caller,
      context: s3Context(each, source),
    },
    policies: bucketPolicies(each, source),
  };
}

/** On an object of the source bucket. */
export function onSourceObject(each: ReplicationContext, action: string, key: SymbolicString): Call {
  const call = onSourceBucket(each, action);
  return { ...call, request: { ...call.request, resource: `${each.source.arn}/${key}` } };
}

/** On a replica. */
export function onReplica(rule: RuleContext, action: string, object: SourceObject): Call {
  const { destinationArn, destinationAccount: account, destinationRegion: region, caller, replicaKey } = rule;
  const context = s3Context(rule, { account, region });
  return {
    request: {
      action,
      resource: `${destinationArn}/${object.key}`,
      resourceAccount: account,
      caller,
      context: action === 's3:ReplicateObject' ? withEncryption(context, object.encryption, replicaKey?.arn) : context,
    },
    policies: bucketPolicies(rule, rule.destination),
  };
}

/** On the key of the source object; `undefined` where the object is under none, or nothing is known of it. */
export function onSourceKey(context: RuleContext, action: string, { key, encryption }: SourceObject): Call | undefined {
  if (!isKms(encryption) || encryption.sourceKey === undefined) {
    return undefined;
  }
  const { source } = context;
  const contexts = [source.arn, `${source.arn}/${key}`];
  const arns = [encryption.bucketKey ? contexts[0] : contexts[1]];
  const variant = describeVariant(encryption);
  return onKey(context, action, { target: encryption.sourceKey, bucket: source, arns, contexts, variant });
}

/** On the key of the replica. */
export function onReplicaKey(context: RuleContext, action: string, { key, encryption }: SourceObject): Call | undefined {
  const { replicaKey, destinationArn, destinationAccount: account, destinationRegion: region } = context;
  if (!isKms(encryption) || replicaKey === undefined) {
    return undefined;
  }
  const arns = replicaContexts(context, encryption, key).map((suffix) => `${destinationArn}${suffix}`);
  return onKey(context, action, {
    target: replicaKey,
    bucket: { account, region },
    arns,
    contexts: [destinationArn, `${destinationArn}/${key}`],
    variant: describeVariant(encryption),
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
function replicaContexts({ destination }: RuleContext, { algorithm, bucketKey }: KmsEncryption, key: SymbolicString): string[] {
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
}

function onKey(each: ReplicationContext, action: string, { target, bucket, arns, contexts, variant }: KeyUse): Call {
  const { caller } = each;
  const owner = target.key ?? { account: accountOf(target.arn) ?? bucket.account, region: bucket.region };
  return {
    request: {
      action,
      resource: target.arn ?? unknownValue(`ARN of ${target.written ?? 'aws/s3'}`),
      resourceAccount: owner.account,
      caller,
      context: kmsContext(each, owner, viaService(bucket.region), arns),
    },
    policies: {
      resourceType: 'kms',
      ...(target.awsManaged
        ? { resourceUnknown: 'the policy of the AWS managed key aws/s3' }
        : { resource: target.key?.policy ?? admission('key policy', each) }),
      ...ofCaller(each),
    },
    binding: { viaService: viaService(bucket.region), contexts },
    variant,
  };
}

/** `.amazonaws.com` in every partition. */
function viaService(region: SymbolicString): SymbolicString {
  return `s3.${region}.amazonaws.com`;
}

function accountOf(arn: SymbolicString | undefined): SymbolicString | undefined {
  return arn?.split(':')[4];
}

function describeVariant({ bucketKey }: KmsEncryption): string {
  return `for an object ${bucketKey ? 'with' : 'without'} a Bucket Key`;
}
