import type { ResourceAddress } from '../assembly/resource-address';
import { listAt, textAt } from '../symbolic/json-members';
import { once } from '../symbolic/once';
import type { SymbolicString } from '../symbolic/symbolic-string';
import type { DeploymentModel, Naming } from './deployment-model';
import { POLICY_TYPES } from './identity-policies';
import type { Inventory, LocatedResource } from './inventory';
import type { RoleAttachments } from './role-attachments';

/** `undefined` for what several resources are named. */
type Named<T> = ReadonlyMap<SymbolicString, T | undefined>;
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
  private readonly managedPolicies = once(() => indexByName(this.inventory.findByType('AWS::IAM::ManagedPolicy'),
    (policy) => this.inventory.resolveReference(policy)));
  private readonly buckets = once(() => indexByName(this.all, ({ name }) => name));
  private readonly properties = this.listProperties();

  constructor(
    private readonly inventory: Inventory,
    private readonly all: DeploymentModel['buckets'],
    private readonly attachments: RoleAttachments,
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
      (_by, arn) => this.managedPolicies().get(arn)?.address,
      ({ account }, name) => this.attachments.findRole(account, name)?.address,
    ];
    return new Map<string, readonly NamingProperty[]>([
      ['AWS::IAM::Role', ['ManagedPolicyArns', 'PermissionsBoundary']
        .map((property) => ({ property, what: 'the managed policy', find: ofPolicy }))],
      ...POLICY_TYPES.map(([type, property]): [string, readonly NamingProperty[]] =>
        [type, [{ property, what: 'the role', find: ofRole }]]),
      ['AWS::S3::BucketPolicy', [{ property: 'Bucket', what: 'the bucket', find: (_by, name) => this.buckets().get(name)?.address }]],
    ]);
  }
}

/** Of several resources with one name, which other checks report, nobody knows which is meant. */
function indexByName<T>(resources: readonly T[], nameOf: (resource: T) => SymbolicString): Named<T> {
  const named = new Map<SymbolicString, T | undefined>();
  for (const resource of resources) {
    const name = nameOf(resource);
    named.set(name, named.has(name) ? undefined : resource);
  }
  return named;
}
