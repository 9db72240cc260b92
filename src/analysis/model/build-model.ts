import { createResourceKey } from '../assembly/resource-address';
import type { ResourceAddress } from '../assembly/resource-address';
import type { StackTemplate } from '../assembly/stack-template';
import { Resolver } from '../resolve/resolver';
import { groupBy } from '../symbolic/group-by';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { collectBuckets } from './buckets';
import { collectCustomResources } from './custom-resources';
import type { DeployedStack } from './deployed-stack';
import type { DeploymentModel, Role } from './deployment-model';
import { ResourceInspection } from './inspect-resource';
import type { InspectedResource } from './inspection';
import { Inventory } from './inventory';
import { collectKeys } from './keys';
import { NameTable } from './names';
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
  const customResources = collectCustomResources(inventory);
  const principals = collectPrincipals(inventory);
  const namings = groupBy(collectNamings(inventory, { buckets, roles }), ({ by }) => createResourceKey(by));
  const [bucketsByArn, keysByArn] = [indexByArn(buckets), indexByArn(keys)];
  const rolesByArn = groupBy(roles, ({ arn }) => arn);
  const replicaKeys = groupBy(keys, ({ primaryArn }) => primaryArn ?? '');
  const bucketsByName = groupBy(buckets, ({ name }) => name);
  const replicationsByRole = groupBy(replications, ({ roleArn }) => roleArn);
  const names = new NameTable(inventory);
  const deployed = collectStacks(stacks, resolver);
  return {
    stacks: deployed,
    buckets,
    keys,
    roles,
    replications,
    unread: [...unread, ...findSuspectedReplications({ customResources, buckets, roles, replications })],
    switchedOff,
    customResources,
    findBucket: (arn) => bucketsByArn.get(arn),
    findKey: (arn) => keysByArn.get(arn),
    findPrincipal: (arn) => principals.get(arn),
    namedBy: (address) => namings.get(createResourceKey(address)) ?? [],
    findRole: (arn, user) => chooseRole(rolesByArn.get(arn) ?? [], deployed, user),
    bucketsNamed: (name) => bucketsByName.get(name) ?? [],
    replicationsWith: (roleArn) => replicationsByRole.get(roleArn) ?? [],
    replicasOf: (primaryArn) => replicaKeys.get(primaryArn) ?? [],
    resourcesNamed: (kind, ...name) => names.find(kind, ...name),
    inspect: (address) => inspect(inventory, address),
  };
}

/** Of roles of one name, which cannot be deployed together, the one that a resource refers to. */
function chooseRole(
  roles: readonly Role[],
  stacks: readonly DeployedStack[],
  user: ResourceAddress | undefined,
): Role | undefined {
  if (roles.length < 2 || user === undefined) {
    return roles[0];
  }
  const stack = stacks.find(({ path, assembly }) => path === user.stackPath && assembly === user.assembly);
  const referred = stack?.waitsFor.get(user.logicalId);
  return roles.find(({ address }) => address.stackPath === user.stackPath && address.assembly === user.assembly
    && referred?.has(address.logicalId)) ?? roles[0];
}

function inspect(inventory: Inventory, address: ResourceAddress): InspectedResource | undefined {
  const located = inventory.findByAddress(address);
  return located && new ResourceInspection(inventory, located);
}

function indexByArn<T extends { readonly arn: SymbolicString }>(
  resources: readonly T[],
): ReadonlyMap<SymbolicString, T> {
  return new Map(resources.map((resource) => [resource.arn, resource]));
}
