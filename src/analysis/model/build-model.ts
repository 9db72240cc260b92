import { createResourceKey } from '../assembly/resource-address';
import type { ResourceAddress } from '../assembly/resource-address';
import type { StackTemplate } from '../assembly/stack-template';
import { Resolver } from '../resolve/resolver';
import { groupBy } from '../symbolic/group-by';
import { once } from '../symbolic/once';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { collectBuckets } from './buckets';
import { collectCustomResources } from './custom-resources';
import type { Bucket, DeploymentModel, LeftOut, Role } from './deployment-model';
import { ResourceInspection } from './inspect-resource';
import type { InspectedResource } from './inspection';
import { Inventory } from './inventory';
import { collectKeys } from './keys';
import { NameTable } from './names';
import { Namings } from './namings';
import { switchReplicationsOn } from './parameter-switches';
import { createPrincipalIndex } from './principals';
import { collectReplications } from './replications';
import { RoleAttachments } from './role-attachments';
import { RoleTable } from './roles';
import { StackTable } from './stacks';
import { findSuspectedReplications } from './suspected-replications';

/** Builds the deployment model of the stacks of one or more assemblies. */
export function buildModel(written: readonly StackTemplate[]): DeploymentModel {
  const { stacks, switches } = switchReplicationsOn(written);
  const resolver = new Resolver(stacks);
  const inventory = new Inventory(stacks, resolver);
  const buckets = collectBuckets(inventory);
  const keys = collectKeys(inventory);
  const attachments = new RoleAttachments(inventory);
  const roleTable = new RoleTable(inventory, attachments);
  const roles = roleTable.all;
  const canaries = once(() => roleTable.listCanaries());
  const { replications, unread, switchedOff } = collectReplications(inventory, buckets, switches);
  const customResources = collectCustomResources(inventory);
  const principals = createPrincipalIndex(inventory);
  const namings = new Namings(inventory, buckets, attachments);
  const names = new NameTable(inventory, attachments);
  const deployed = new StackTable(stacks, resolver);
  const inspected = new Map<string, InspectedResource | undefined>();
  return {
    stacks: deployed.all,
    buckets,
    keys,
    roles,
    replications,
    unread: [...unread, ...findSuspectedReplications({ customResources, buckets, roles, replications })],
    switchedOff,
    customResources,
    get canaries() {
      return canaries();
    },
    ...createLookup({ buckets, keys, replications }),
    findStack: (assembly, path) => deployed.find(assembly, path),
    findPrincipal: (arn) => principals.find(arn).at(-1)?.address,
    namedBy: (address) => namings.find(address),
    findRole: (arn, user) => chooseRole(roleTable.find(arn), deployed, user),
    findLeftOut: (type, arn) => findLeftOut(inventory, type, arn),
    resourcesNamed: (kind, ...name) => names.find(kind, ...name),
    inspect: (address) => remember(inspected, createResourceKey(address), () => inspect(inventory, address)),
  };
}

type Lookup = Pick<DeploymentModel, 'findBucket' | 'findKey' | 'bucketsNamed' | 'bucketsRenamedFrom' | 'replicationsWith' | 'replicasOf'>;

/** Tables that are made when they are first asked for. */
function createLookup(
  { buckets, keys, replications }: Pick<DeploymentModel, 'buckets' | 'keys' | 'replications'>,
): Lookup {
  const [bucketsByArn, keysByArn] = [once(() => indexByArn(buckets)), once(() => indexByArn(keys))];
  const replicaKeys = once(() => groupBy(keys, ({ primaryArn }) => primaryArn ?? ''));
  const bucketsByName = once(() => groupBy(buckets, ({ name }) => name));
  const renamed = once(() => groupBy(buckets.filter(({ made, name }) => made && made.name !== name), getMadeName));
  const replicationsByRole = once(() => groupBy(replications, ({ roleArn }) => roleArn));
  return {
    findBucket: (arn) => bucketsByArn().get(arn),
    findKey: (arn) => keysByArn().get(arn),
    bucketsNamed: (name) => bucketsByName().get(name) ?? [],
    bucketsRenamedFrom: (name) => renamed().get(name) ?? [],
    replicationsWith: (roleArn) => replicationsByRole().get(roleArn) ?? [],
    replicasOf: (primaryArn) => replicaKeys().get(primaryArn) ?? [],
  };
}

function getMadeName({ made }: Bucket): SymbolicString {
  return made!.name;
}

function remember<K, V>(known: Map<K, V>, key: K, compute: () => V): V | undefined {
  if (!known.has(key)) {
    known.set(key, compute());
  }
  return known.get(key);
}

/** Of roles of one name, which cannot be deployed together, the one that a resource refers to. */
function chooseRole(roles: readonly Role[], stacks: StackTable, user: ResourceAddress | undefined): Role | undefined {
  if (roles.length < 2 || user === undefined) {
    return roles[0];
  }
  const referred = stacks.find(user.assembly, user.stackPath)?.waitsFor.get(user.logicalId);
  return roles.find(({ address }) => address.stackPath === user.stackPath && address.assembly === user.assembly
    && referred?.has(address.logicalId)) ?? roles[0];
}

function findLeftOut(inventory: Inventory, type: string, arn: SymbolicString): LeftOut | undefined {
  const { address, resource } = inventory.findLeftOut(type, arn) ?? {};
  return address && { address, condition: resource!.Condition! };
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
