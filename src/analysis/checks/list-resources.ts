import type { PolicyDocument } from '../iam/policy-document';
import type { Bucket, Key, DeployedStack } from '../model/deployment-model';
import type { ReplicationContext } from '../s3/replication-context';
import { getRuleContext } from '../s3/replication-context';

/** The buckets of a replication, each once. */
export function listBuckets(each: ReplicationContext): Bucket[] {
  const destinations = each.replication.rules
    .flatMap(({ destination }) => each.model.findBucket(destination.bucketArn) ?? []);
  return [...new Set([each.source, ...destinations])];
}

/** The keys of a replication, each once. */
export function listKeys(each: ReplicationContext): Key[] {
  const replicas = each.replication.rules.map((rule) => getRuleContext(each, rule).replicaKey?.key);
  return [...new Set([each.sourceKey?.key, ...replicas])].filter((key) => key !== undefined);
}

/** Every policy that can decide about a call of a replication. */
export function listPolicies(each: ReplicationContext): PolicyDocument[] {
  const { role } = each;
  const ofRole = role ? [role.trust, ...role.policies, ...(role.boundary ? [role.boundary] : [])] : [];
  return [...ofRole, ...listResourcePolicies(each)];
}

/** The bucket and key policies among them, which name principals. */
export function listResourcePolicies(each: ReplicationContext): PolicyDocument[] {
  return [...listBuckets(each).flatMap(({ policies }) => policies), ...listKeys(each).map(({ policy }) => policy)];
}

/** The stacks that have a part of a replication, its policies included. */
export function listStacks(each: ReplicationContext): DeployedStack[] {
  const { model, replication, role } = each;
  const parts = [replication, ...listBuckets(each), ...listKeys(each), ...(role ? [role] : []),
    ...listPolicies(each).map(({ origin }) => origin)];
  const stacks = new Set(parts.map(({ address: { assembly, stackPath } }) => `${assembly}\n${stackPath}`));
  return model.stacks.filter(({ path, assembly }) => stacks.has(`${assembly}\n${path}`));
}
