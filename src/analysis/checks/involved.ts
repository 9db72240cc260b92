import type { ReplicationCase } from '../s3/replication-context';
import { routeOf } from '../s3/replication-context';
import type { PolicyDocument } from '../iam/policy-document';
import type { Bucket, Key, StackWorld } from '../model/deployment-model';

/** The buckets of a replication, each once. */
export function bucketsOf(each: ReplicationCase): Bucket[] {
  const destinations = each.replication.rules.flatMap((rule) => each.world.bucketOf(rule.destination.bucketArn) ?? []);
  return [...new Set([each.source, ...destinations])];
}

/** The keys of a replication, each once. */
export function keysOf(each: ReplicationCase): Key[] {
  const replicas = each.replication.rules.map((rule) => routeOf(each, rule).replicaKey?.key);
  return [...new Set([each.sourceKey?.key, ...replicas])].filter((key) => key !== undefined);
}

/** Every policy that has a say in a replication. */
export function documentsOf(each: ReplicationCase): PolicyDocument[] {
  const { role } = each;
  const ofRole = role ? [role.trust, ...role.policies, ...(role.boundary ? [role.boundary] : [])] : [];
  return [...ofRole, ...resourceDocumentsOf(each)];
}

/** The bucket and key policies among them, which name principals. */
export function resourceDocumentsOf(each: ReplicationCase): PolicyDocument[] {
  return [...bucketsOf(each).flatMap(({ policies }) => policies), ...keysOf(each).map(({ policy }) => policy)];
}

/** The stacks that have a part of a replication. */
export function involvedStacks(each: ReplicationCase): StackWorld[] {
  const { world, replication, role } = each;
  const parts = [replication, ...bucketsOf(each), ...keysOf(each), ...(role ? [role] : [])];
  return world.stacks.filter(({ path, assembly }) =>
    parts.some(({ place }) => place.stackPath === path && place.assembly === assembly));
}
