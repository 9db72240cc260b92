import { createPremise } from '../resolve/open-statements';
import { listAt, textAt } from '../symbolic/json-members';
import { once } from '../symbolic/once';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { isPart, toSymbols } from '../symbolic/symbolic-string';
import { formatRoleTarget } from './identity-policies';
import type { NamedResource, NameKind } from './inspection';
import type { Inventory, LocatedResource } from './inventory';

/** Resources by their names, of the kinds whose names AWS wants to differ; made when it is first asked. */
export class NameTable {
  private readonly table = once(() => createTable(this.inventory));

  constructor(private readonly inventory: Inventory) {}

  public find(kind: NameKind, ...name: readonly SymbolicString[]): readonly NamedResource[] {
    return this.table().get(formatKey(kind, name)) ?? [];
  }
}

/** IAM ignores case in names; KMS does not. */
function formatKey(kind: NameKind, name: readonly SymbolicString[]): string {
  return [kind, ...kind === 'alias' ? name : name.map(lowerCase)].join('\n');
}

export function lowerCase(text: SymbolicString): SymbolicString {
  return toSymbols(text).map((symbol) => (isPart(symbol) ? symbol : symbol.toLowerCase())).join('');
}

function createTable(inventory: Inventory): ReadonlyMap<string, readonly NamedResource[]> {
  const table = new Map<string, NamedResource[]>();
  const add = (kind: NameKind, key: readonly SymbolicString[], named: NamedResource) => {
    const formatted = formatKey(kind, key);
    const alike = table.get(formatted) ?? [];
    alike.push(named);
    table.set(formatted, alike);
  };
  for (const [type, kind, element] of NAMED_TYPES) {
    for (const located of inventory.findByType(type)) {
      const name = textAt(inventory.resolveProperty(located, element));
      if (name !== undefined) {
        add(kind, listScope(kind, located, name), createNamed(located, name, `Properties.${element}`));
      }
    }
  }
  for (const { role, named } of listInlinePolicies(inventory)) {
    add('inline policy', [role], named);
  }
  return table;
}

const NAMED_TYPES: ReadonlyArray<readonly [type: string, kind: NameKind, element: string]> = [
  ['AWS::IAM::Role', 'role', 'RoleName'],
  ['AWS::IAM::ManagedPolicy', 'managed policy', 'ManagedPolicyName'],
  ['AWS::KMS::Alias', 'alias', 'AliasName'],
];

function listScope(
  kind: NameKind,
  { account, region }: LocatedResource,
  name: SymbolicString,
): readonly SymbolicString[] {
  return kind === 'alias' ? [account, region, name] : [account, name];
}

interface InlinePolicy {
  /** Account and name of the role. */
  readonly role: SymbolicString;
  readonly named: NamedResource;
}

function listInlinePolicies(inventory: Inventory): readonly InlinePolicy[] {
  return [
    ...inventory.findByType('AWS::IAM::Role').flatMap((located) =>
      listAt(inventory.resolveProperty(located, 'Policies')).map((policy, index) => ({
        role: formatRoleTarget(located.account, inventory.resolveReference(located)),
        named: createNamed(located, textAt(policy, 'PolicyName') ?? '', `Properties.Policies.${index}.PolicyName`),
      }))),
    ...([['AWS::IAM::Policy', 'Roles'], ['AWS::IAM::RolePolicy', 'RoleName']] as const).flatMap(([type, roles]) =>
      inventory.findByType(type).flatMap((located) => {
        const name = textAt(inventory.resolveProperty(located, 'PolicyName')) ?? '';
        return listAt(inventory.resolveProperty(located, roles)).map((role) => ({
          role: formatRoleTarget(located.account, textAt(role) ?? ''),
          named: createNamed(located, name, 'Properties.PolicyName'),
        }));
      })),
  ];
}

function createNamed(
  { address, stack, unresolvedCondition }: LocatedResource,
  name: SymbolicString,
  propertyPath: string,
): NamedResource {
  const named = { name, address, propertyPath };
  return unresolvedCondition === undefined ? named
    : { ...named, premise: createPremise(stack, unresolvedCondition, true) };
}
