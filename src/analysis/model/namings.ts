import type { ResourceAddress } from '../assembly/resource-address';
import { groupBy } from '../symbolic/group-by';
import { listAt, textAt } from '../symbolic/json-members';
import type { SymbolicString } from '../symbolic/symbolic-string';
import type { DeploymentModel, Naming } from './deployment-model';
import { formatRoleTarget, POLICY_TYPES } from './identity-policies';
import type { Inventory, LocatedResource } from './inventory';

type Addresses = ReadonlyMap<SymbolicString, ResourceAddress>;

/** Where a resource names another one that has to exist when it is created: by a reference, or by a literal. */
export function collectNamings(
  inventory: Inventory,
  { buckets, roles }: Pick<DeploymentModel, 'buckets' | 'roles'>,
): readonly Naming[] {
  const managedPolicies = indexAddresses(inventory.findByType('AWS::IAM::ManagedPolicy'),
    (policy) => inventory.resolveReference(policy));
  const rolesByTarget = indexAddresses(roles, ({ account, name }) => formatRoleTarget(account, name));
  const bucketsByName = indexAddresses(buckets, ({ name }) => name);
  const names = (type: string, property: string, what: string, find: FindNamed) => inventory.findByType(type)
    .flatMap((by) => listNamings(inventory, by, property, what, find));
  return [
    ...names('AWS::IAM::Role', 'ManagedPolicyArns', 'the managed policy', (_by, arn) => managedPolicies.get(arn)),
    ...names('AWS::IAM::Role', 'PermissionsBoundary', 'the managed policy', (_by, arn) => managedPolicies.get(arn)),
    ...POLICY_TYPES.flatMap(([type, property]) => names(type, property, 'the role', ({ account }, name) =>
      rolesByTarget.get(formatRoleTarget(account, name)))),
    ...names('AWS::S3::BucketPolicy', 'Bucket', 'the bucket', (_by, name) => bucketsByName.get(name)),
  ];
}

/** Of several resources with one name, which other checks report, nobody knows which is meant. */
function indexAddresses<T extends { readonly address: ResourceAddress }>(
  resources: readonly T[],
  nameOf: (resource: T) => SymbolicString,
): Addresses {
  return new Map([...groupBy(resources, nameOf)].flatMap(([name, [first, ...others]]) =>
    (others.length === 0 ? [[name, first.address] as const] : [])));
}

type FindNamed = (by: LocatedResource, name: SymbolicString) => ResourceAddress | undefined;

function listNamings(
  inventory: Inventory,
  by: LocatedResource,
  property: string,
  what: string,
  find: FindNamed,
): readonly Naming[] {
  return listAt(inventory.resolveProperty(by, property)).flatMap((name) => {
    const named = find(by, textAt(name) ?? '');
    return named === undefined ? [] : [{ by: by.address, propertyPath: `Properties.${property}`, what, named }];
  });
}
