import type { ResourceAddress } from '../assembly/resource-address';
import { groupBy } from '../symbolic/group-by';
import { listAt, textAt } from '../symbolic/json-members';
import { once } from '../symbolic/once';
import type { SymbolicString } from '../symbolic/symbolic-string';
import type { DeploymentModel, Naming } from './deployment-model';
import { formatRoleTarget, POLICY_TYPES } from './identity-policies';
import type { Inventory, LocatedResource } from './inventory';

type Addresses = ReadonlyMap<SymbolicString, ResourceAddress>;
type FindNamed = (by: LocatedResource, name: SymbolicString) => ResourceAddress | undefined;

/** A property that names other resources. */
interface NamingProperty {
  readonly property: string;
  /** `the role` */
  readonly what: string;
  readonly find: FindNamed;
}

/** Where a resource names another one that has to exist when it is created: by a reference, or by a literal. */
export class Namings {
  private readonly managedPolicies = once(() => indexAddresses(this.inventory.findByType('AWS::IAM::ManagedPolicy'),
    (policy) => this.inventory.resolveReference(policy)));
  private readonly roles = once(() => indexAddresses(this.known.roles,
    ({ account, name }) => formatRoleTarget(account, name)));
  private readonly buckets = once(() => indexAddresses(this.known.buckets, ({ name }) => name));
  private readonly properties = this.listProperties();

  constructor(
    private readonly inventory: Inventory,
    private readonly known: Pick<DeploymentModel, 'buckets' | 'roles'>,
  ) {}

  /** What one resource names. */
  public find(address: ResourceAddress): readonly Naming[] {
    const by = this.inventory.findByAddress(address);
    return by === undefined ? [] : (this.properties.get(by.resource.Type) ?? []).flatMap(({ property, what, find }) =>
      listAt(this.inventory.resolveProperty(by, property)).flatMap((name) => {
        const named = find(by, textAt(name) ?? '');
        return named === undefined ? [] : [{ by: by.address, propertyPath: `Properties.${property}`, what, named }];
      }));
  }

  private listProperties(): ReadonlyMap<string, readonly NamingProperty[]> {
    const [ofPolicy, ofRole]: readonly FindNamed[] = [
      (_by, arn) => this.managedPolicies().get(arn),
      ({ account }, name) => this.roles().get(formatRoleTarget(account, name)),
    ];
    return new Map<string, readonly NamingProperty[]>([
      ['AWS::IAM::Role', ['ManagedPolicyArns', 'PermissionsBoundary']
        .map((property) => ({ property, what: 'the managed policy', find: ofPolicy }))],
      ...POLICY_TYPES.map(([type, property]): [string, readonly NamingProperty[]] =>
        [type, [{ property, what: 'the role', find: ofRole }]]),
      ['AWS::S3::BucketPolicy', [{ property: 'Bucket', what: 'the bucket', find: (_by, name) => this.buckets().get(name) }]],
    ]);
  }
}

/** Of several resources with one name, which other checks report, nobody knows which is meant. */
function indexAddresses<T extends { readonly address: ResourceAddress }>(
  resources: readonly T[],
  nameOf: (resource: T) => SymbolicString,
): Addresses {
  return new Map([...groupBy(resources, nameOf)].flatMap(([name, [first, ...others]]) =>
    (others.length === 0 ? [[name, first.address] as const] : [])));
}
