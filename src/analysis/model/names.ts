import { readProperty } from '../assembly/template-resources';
import { createPremise } from '../resolve/open-statements';
import { listAt, textAt } from '../symbolic/json-members';
import { once } from '../symbolic/once';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { hasOpaqueId, isPart, toSymbols } from '../symbolic/symbolic-string';
import { formatRoleTarget } from './identity-policies';
import type { NamedResource, NameKind } from './inspection';
import type { Inventory, LocatedResource } from './inventory';
import type { RoleAttachments } from './role-attachments';

type Table = ReadonlyMap<string, readonly LocatedResource[]>;

/** Resources by their names, of the kinds whose names AWS wants to differ; made when it is first asked. */
export class NameTable {
  private readonly named = once(() => this.indexNamed());
  private readonly inline = once(() => this.indexInlinePolicies());

  constructor(private readonly inventory: Inventory, private readonly attachments: RoleAttachments) {}

  public find(kind: NameKind, ...name: readonly SymbolicString[]): readonly NamedResource[] {
    return kind === 'inline policy' ? this.findInline(name)
      : (this.named().get(formatKey(kind, name)) ?? [])
        .flatMap((located) => this.describe(located, NAME_ELEMENTS[kind]));
  }

  private findInline([account, name]: readonly SymbolicString[]): readonly NamedResource[] {
    const role = this.attachments.findGenerated(account, name);
    const own = role === undefined ? []
      : [role, ...this.attachments.listOwn(role).filter(({ resource }) => resource.Type !== MANAGED_POLICY)];
    const others = this.inline().get(formatKey('inline policy', [formatRoleTarget(account, name)])) ?? [];
    return [...own, ...others].flatMap((located) => this.describeInline(located));
  }

  private indexNamed(): Table {
    const table = new Map<string, LocatedResource[]>();
    for (const [type, kind] of NAMED_TYPES) {
      for (const located of this.inventory.findByType(type)) {
        const name = textAt(this.inventory.resolveProperty(located, NAME_ELEMENTS[kind]));
        if (name !== undefined) {
          add(table, formatKey(kind, listScope(kind, located, name)), located);
        }
      }
    }
    return table;
  }

  /** Roles and policies by account and name of the role, where AWS does not generate it. */
  private indexInlinePolicies(): Table {
    const table = new Map<string, LocatedResource[]>();
    const addRole = (by: LocatedResource, name: SymbolicString) =>
      add(table, formatKey('inline policy', [formatRoleTarget(by.account, name)]), by);
    this.inventory.findByType(ROLE).filter(({ resource }) => readProperty(resource, 'RoleName') !== undefined)
      .forEach((role) => addRole(role, this.inventory.resolveReference(role)));
    this.attachments.listNamed().filter(({ policy: { resource } }) => resource.Type !== MANAGED_POLICY)
      .forEach(({ policy, rolesProperty }) => listAt(this.inventory.resolveProperty(policy, rolesProperty))
        .forEach((role) => addRole(policy, textAt(role) ?? '')));
    return table;
  }

  private describe(located: LocatedResource, element: string): readonly NamedResource[] {
    return [createNamed(located, textAt(this.inventory.resolveProperty(located, element)), `Properties.${element}`)];
  }

  private describeInline(located: LocatedResource): readonly NamedResource[] {
    return located.resource.Type !== ROLE ? this.describe(located, 'PolicyName')
      : listAt(this.inventory.resolveProperty(located, 'Policies')).map((policy, index) =>
        createNamed(located, textAt(policy, 'PolicyName'), `Properties.Policies.${index}.PolicyName`));
  }
}

/** IAM ignores case in names; KMS does not. Names that AWS generates, which are most, are equal or differ. */
function formatKey(kind: NameKind, name: readonly SymbolicString[]): string {
  return [kind, ...name.map((part) => (kind === 'alias' || hasOpaqueId(part) ? part : lowerCase(part)))].join('\n');
}

/** Characters beyond Latin-1 that are not reserved for parts, whose lower case could change the name of a part. */
const UNUSUAL = /[^\0-\xFF\uE000-\uE1FF]/;

export function lowerCase(text: SymbolicString): SymbolicString {
  return !UNUSUAL.test(text) ? text.toLowerCase()
    : toSymbols(text).map((symbol) => (isPart(symbol) ? symbol : symbol.toLowerCase())).join('');
}

function add(table: Map<string, LocatedResource[]>, key: string, located: LocatedResource): void {
  const alike = table.get(key) ?? [];
  alike.push(located);
  table.set(key, alike);
}

const ROLE = 'AWS::IAM::Role';
const MANAGED_POLICY = 'AWS::IAM::ManagedPolicy';
type NamedKind = Exclude<NameKind, 'inline policy'>;

const NAMED_TYPES: ReadonlyArray<readonly [type: string, kind: NamedKind]> = [
  [ROLE, 'role'], [MANAGED_POLICY, 'managed policy'], ['AWS::KMS::Alias', 'alias'],
];

const NAME_ELEMENTS: { readonly [kind in NamedKind]: string } = {
  'role': 'RoleName', 'managed policy': 'ManagedPolicyName', 'alias': 'AliasName',
};

function listScope(
  kind: NameKind,
  { account, region }: LocatedResource,
  name: SymbolicString,
): readonly SymbolicString[] {
  return kind === 'alias' ? [account, region, name] : [account, name];
}

function createNamed(
  { address, stack, unresolvedCondition }: LocatedResource,
  name: SymbolicString | undefined,
  propertyPath: string,
): NamedResource {
  const named = { name: name ?? '', address, propertyPath };
  return unresolvedCondition === undefined ? named
    : { ...named, premise: createPremise(stack, unresolvedCondition, true) };
}
