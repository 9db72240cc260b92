import { createResourceKey } from '../assembly/resource-address';
import type { StackTemplate } from '../assembly/stack-template';
import { Resolver } from '../resolve/resolver';
import { groupBy } from '../symbolic/group-by';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { collectBuckets } from './buckets';
import { collectCustomResources } from './custom-resources';
import type { DeploymentModel } from './deployment-model';
import { Inventory } from './inventory';
import { collectKeys } from './keys';
import { collectNamings } from './namings';
import { switchReplicationsOn } from './parameter-switches';
import { collectPrincipals } from './principals';
import { collectReplications } from './replications';
import { collectRoles } from './roles';
import { collectStacks } from './stacks';
import { findSuspectedReplications } from './suspected-replications';

/** Builds the deployment model of the stacks of one or more assemblies. */
export function buildModel(written: readonly StackTemplate[]): DeploymentModel {
  const { stacks, switches } = switchReplicationsOn(written);
  const resolver = new Resolver(stacks);
  const inventory = new Inventory(stacks, resolver);
  const buckets = collectBuckets(inventory);
  const keys = collectKeys(inventory);
  const roles = collectRoles(inventory);
  const { replications, unread, switchedOff } = collectReplications(inventory, buckets, switches);
  const [bucketsByArn, keysByArn, rolesByArn] = [indexByArn(buckets), indexByArn(keys), indexByArn(roles)];
  const customResources = collectCustomResources(inventory);
  const principals = collectPrincipals(inventory);
  const namings = groupBy(collectNamings(inventory, { buckets, roles }), ({ by }) => createResourceKey(by));
  const bucketsByName = groupBy(buckets, ({ name }) => name);
  const replicationsByRole = groupBy(replications, ({ roleArn }) => roleArn);
  return {
    stacks: collectStacks(stacks, resolver),
    buckets,
    keys,
    roles,
    replications,
    unread: [...unread, ...findSuspectedReplications({ customResources, buckets, roles, replications })],
    switchedOff,
    customResources,
    findBucket: (arn) => bucketsByArn.get(arn),
    findKey: (arn) => keysByArn.get(arn),
    findRole: (arn) => rolesByArn.get(arn),
    findPrincipal: (arn) => principals.get(arn),
    namedBy: (address) => namings.get(createResourceKey(address)) ?? [],
    bucketsNamed: (name) => bucketsByName.get(name) ?? [],
    replicationsWith: (roleArn) => replicationsByRole.get(roleArn) ?? [],
  };
}

function indexByArn<T extends { readonly arn: SymbolicString }>(
  resources: readonly T[],
): ReadonlyMap<SymbolicString, T> {
  return new Map(resources.map((resource) => [resource.arn, resource]));
}
