import type { PolicyDocument } from '../../iam/policy-document';
import type { Bucket, Key } from '../../model/deployment-model';
import { findEffectivePolicy } from '../../s3/calls';
import type { ReplicationContext } from '../../s3/replication-context';
import { getRuleContext } from '../../s3/replication-context';
import type { SymbolicString } from '../../symbolic/symbolic-string';

/** The policy of a bucket or key of a replication. */
export interface ResourcePolicy {
  readonly document: PolicyDocument;
  readonly arn: SymbolicString;
  readonly account: SymbolicString;
  readonly isKey: boolean;
}

/** The policies of both sides, each once. */
export function listResourcePolicies(each: ReplicationContext): readonly ResourcePolicy[] {
  const rules = each.replication.rules.map((rule) => getRuleContext(each, rule));
  const buckets = new Set([each.source, ...rules.map(({ destination }) => destination)]);
  const keys = new Map([each.sourceKey, ...rules.map(({ replicaKey }) => replicaKey)].map((target) => [target?.key, target]));
  return [
    ...[...buckets].flatMap((bucket) => (bucket === undefined ? [] : ofBucket(bucket))),
    ...[...keys].flatMap(([key, target]) => (key === undefined ? [] : [ofKey(key, target?.arn)])),
  ];
}

function ofBucket(bucket: Bucket): readonly ResourcePolicy[] {
  const document = findEffectivePolicy(bucket);
  return document === undefined ? [] : [{ document, arn: bucket.arn, account: bucket.account, isKey: false }];
}

/** Calls name the key as the rule does, which may be by a literal. */
function ofKey({ policy, account, arn }: Key, named = arn): ResourcePolicy {
  return { document: policy, arn: named, account, isKey: true };
}
