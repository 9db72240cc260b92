import { ASSUMED_IDENTITY, assumedAdmission } from '../iam/assumed-policies';
import type { PolicyDocument } from '../iam/policy-document';
import type { Text } from '../symbolic/symbolic-string';
import { open } from '../symbolic/symbolic-string';
import type { Bucket } from '../model/deployment-model';
import type { Call } from './call';
import { kmsContext, s3Context, trustContext, withEncryption } from './request-contexts';
import type { KeyTarget } from './key-target';
import type { KmsEncryption, SourceObject } from './source-object';
import { isKms } from './source-object';
import type { ReplicationCase, Route } from './replication-context';

/** S3 assumes the role. */
export function assumeRole(each: ReplicationCase): Call | undefined {
  const { role, caller } = each;
  return role && {
    request: {
      action: 'sts:AssumeRole',
      resource: caller.arn,
      resourceAccount: caller.account,
      caller: { kind: 'service', service: 's3.amazonaws.com' },
      context: trustContext(each),
    },
    policies: { model: 'trust', identity: [], resource: role.trust },
  };
}

function ofCaller({ role }: ReplicationCase): Pick<Call['policies'], 'identity' | 'boundary'> {
  return role ? { identity: role.policies, boundary: role.boundary } : { identity: [ASSUMED_IDENTITY] };
}

function bucketPolicies(each: ReplicationCase, bucket: Bucket | undefined): Call['policies'] {
  const resource = bucket ? bucketPolicy(bucket) : admission('bucket policy', each);
  return { model: 's3', resource, ...ofCaller(each) };
}

function admission(kind: 'bucket policy' | 'key policy', { caller, memo: { admissions } }: ReplicationCase): PolicyDocument {
  const document = admissions.get(kind) ?? assumedAdmission(kind, caller);
  admissions.set(kind, document);
  return document;
}

/**
 * Of several, S3 keeps the last that is put; a requirement of its own says so. What is perhaps attached may say
 * anything.
 */
export function bucketPolicy({ policies, perhapsPolicies: [perhaps] }: Bucket): PolicyDocument | undefined {
  const certain = policies[policies.length - 1];
  return certain && perhaps ? { ...certain, opaque: perhaps.opaque } : certain ?? perhaps;
}

/** On the source bucket itself. */
export function onSourceBucket(each: ReplicationCase, action: string): Call {
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
export function onSourceObject(each: ReplicationCase, action: string, key: Text): Call {
  const call = onSourceBucket(each, action);
  return { ...call, request: { ...call.request, resource: `${each.source.arn}/${key}` } };
}

/** On a replica. */
export function onReplica(route: Route, action: string, object: SourceObject): Call {
  const { destinationArn, destinationAccount: account, destinationRegion: region, caller, replicaKey } = route;
  const context = s3Context(route, { account, region });
  return {
    request: {
      action,
      resource: `${destinationArn}/${object.key}`,
      resourceAccount: account,
      caller,
      context: action === 's3:ReplicateObject' ? withEncryption(context, object.encryption, replicaKey?.arn) : context,
    },
    policies: bucketPolicies(route, route.destination),
  };
}

/** On the key of the source object; `undefined` where the object is under none, or nothing is known of it. */
export function onSourceKey(route: Route, action: string, { key, encryption }: SourceObject): Call | undefined {
  if (!isKms(encryption) || encryption.sourceKey === undefined) {
    return undefined;
  }
  const { source } = route;
  const contexts = [source.arn, `${source.arn}/${key}`];
  const arns = [encryption.bucketKey ? contexts[0] : contexts[1]];
  const form = formOf(encryption);
  return onKey(route, action, { target: encryption.sourceKey, bucket: source, arns, contexts, form });
}

/** On the key of the replica. */
export function onReplicaKey(route: Route, action: string, { key, encryption }: SourceObject): Call | undefined {
  const { replicaKey, destinationArn, destinationAccount: account, destinationRegion: region } = route;
  if (!isKms(encryption) || replicaKey === undefined) {
    return undefined;
  }
  const arns = replicaContexts(route, encryption, key).map((suffix) => `${destinationArn}${suffix}`);
  return onKey(route, action, {
    target: replicaKey,
    bucket: { account, region },
    arns,
    contexts: [destinationArn, `${destinationArn}/${key}`],
    form: formOf(encryption),
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
function replicaContexts({ destination }: Route, { algorithm, bucketKey }: KmsEncryption, key: Text): string[] {
  if (bucketKey) {
    return [''];
  }
  return destination?.encryption?.bucketKey && algorithm === 'aws:kms' ? [`/${key}`, ''] : [`/${key}`];
}

interface KeyUse {
  readonly target: KeyTarget;
  readonly bucket: Pick<Bucket, 'account' | 'region'>;
  readonly arns: readonly Text[];
  readonly contexts: readonly Text[];
  readonly form?: string;
}

function onKey(each: ReplicationCase, action: string, { target, bucket, arns, contexts, form }: KeyUse): Call {
  const { caller } = each;
  const owner = target.key ?? { account: accountOf(target.arn) ?? bucket.account, region: bucket.region };
  return {
    request: {
      action,
      resource: target.arn ?? open(`ARN of ${target.written ?? 'aws/s3'}`),
      resourceAccount: owner.account,
      caller,
      context: kmsContext(each, owner, viaService(bucket.region), arns),
    },
    policies: {
      model: 'kms',
      ...(target.awsManaged
        ? { resourceUnknown: 'the policy of the AWS managed key aws/s3' }
        : { resource: target.key?.policy ?? admission('key policy', each) }),
      ...ofCaller(each),
    },
    binding: { viaService: viaService(bucket.region), contexts },
    form,
  };
}

/** `.amazonaws.com` in every partition. */
function viaService(region: Text): Text {
  return `s3.${region}.amazonaws.com`;
}

function accountOf(arn: Text | undefined): Text | undefined {
  return arn?.split(':')[4];
}

function formOf({ bucketKey }: KmsEncryption): string {
  return `for an object ${bucketKey ? 'with' : 'without'} a Bucket Key`;
}
