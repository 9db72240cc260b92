import type { ResourceAddress } from '../assembly/resource-address';
import { createResourceKey } from '../assembly/resource-address';
import type { PolicyDocument } from '../iam/policy-document';
import type { DeployedStack } from '../model/deployed-stack';
import type { Bucket, Key, Role } from '../model/deployment-model';
import type { ReplicationContext } from '../s3/replication-context';
import { getRuleContext } from '../s3/replication-context';

/** The buckets of a replication, each once. */
export function listBuckets(each: ReplicationContext): Bucket[] {
  const destinations = each.replication.rules
    .flatMap(({ destination }) => each.model.findBucket(destination.bucketArn) ?? []);
  return [...new Set([each.source, ...destinations])];
}

/** Whether a bucket is a destination whose rules all name a key, so that its default key has no part in replicas. */
export function namesOtherKeys({ source, replication }: ReplicationContext, bucket: Bucket): boolean {
  return bucket !== source && replication.rules.filter(({ destination }) => destination.bucketArn === bucket.arn)
    .every(({ destination }) => destination.keyId !== undefined);
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

/** Of the function that puts the configuration, where a custom resource does. */
export function findFunctionRole({ model, replication: { putBy } }: ReplicationContext): Role | undefined {
  return putBy === undefined ? undefined : model.findRole(putBy);
}

/** The policies of that role. */
export function listFunctionPolicies(each: ReplicationContext): PolicyDocument[] {
  const role = findFunctionRole(each);
  return role === undefined ? [] : [role.trust, ...role.policies];
}

/** The bucket and key policies among them, which name principals. */
export function listResourcePolicies(each: ReplicationContext): PolicyDocument[] {
  return [...listBuckets(each).flatMap(({ policies }) => policies), ...listKeys(each).map(({ policy }) => policy)];
}

/**
 * The stacks that have a part of a replication, its policies included, and those whose values they read: what is wrong
 * in one of them keeps the others from being deployed.
 */
export function listStacks(each: ReplicationContext): readonly DeployedStack[] {
  each.memo.stacks ??= collectStacks(each);
  return each.memo.stacks;
}

function collectStacks(each: ReplicationContext): readonly DeployedStack[] {
  const { stacks, replication, role } = each;
  const parts = [replication, ...listBuckets(each), ...listKeys(each), ...(role ? [role] : []),
    ...listPolicies(each).map(({ origin }) => origin)];
  const found = new Set(parts.map(({ address: { assembly, stackPath: path } }) => stacks.find({ assembly, path })!));
  // iteration over a set includes what is added during it
  for (const { stack } of found) {
    stack.reads.forEach((read) => found.add(stacks.find(read)!));
  }
  return [...found].sort((a, b) => a.position - b.position).map(({ stack }) => stack);
}

/** Where the resources are that a replication needs: buckets, keys with their aliases, the role, and every policy. */
export function listAddresses(each: ReplicationContext): ResourceAddress[] {
  const { model, role } = each;
  const aliases = listKeys(each).flatMap(({ aliases: names, account, region }) =>
    names.flatMap((name) => model.resourcesNamed('alias', account, region, name)));
  const policies = [
    ...listPolicies(each),
    ...listFunctionPolicies(each),
    ...listBuckets(each).flatMap(({ possiblePolicies }) => possiblePolicies),
  ];
  const parts = [...listBuckets(each), ...listKeys(each), ...(role ? [role] : [])];
  const all = [...parts, ...aliases, ...policies.map(({ origin }) => origin)];
  const unique = new Map(all.map(({ address }) => [createResourceKey(address), address]));
  return [...unique.values()];
}
