import { readProperty } from '../assembly/template-resources';
import type { LeftOutStatement } from '../iam/policy-document';
import { groupBy } from '../symbolic/group-by';
import { isObject, listAt, textAt } from '../symbolic/json-members';
import { once } from '../symbolic/once';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { hasOpaqueId } from '../symbolic/symbolic-string';
import { createRoleTarget, formatRoleTarget, POLICY_TYPES } from './identity-policies';
import type { Inventory, LocatedResource } from './inventory';
import type { AttachedPolicies, PolicyAttachment, PolicyTarget } from './policy-documents';
import { Attachments, attachPolicy, formatTarget, parseLeftOutPolicy } from './policy-documents';

const ROLE = 'AWS::IAM::Role';

/** A policy that names roles. */
interface NamingPolicy {
  readonly policy: LocatedResource;
  readonly rolesProperty: string;
  readonly position: number;
  /** The roles, if it names each by `Ref`, and each has a name that AWS generates. */
  readonly own?: readonly LocatedResource[];
}

/**
 * The policies that are resources of their own, by the roles that they name.
 *
 * Most policies name a role of their template by `Ref`, and most roles have a name that AWS generates: no other policy
 * can mean them by a literal. Which these are is found without resolving a name.
 */
export class RoleAttachments {
  private readonly policies = once(() => this.listPolicies());
  private readonly byOwnRole = once(() => groupBy(
    this.policies().flatMap((each) => (each.own ?? []).map((role) => ({ ...each, role }))), ({ role }) => role));
  private readonly named = once(() => this.policies().filter(({ own }) => own === undefined));
  private readonly attachments = once(() => new Attachments((target) => this.isRole(target),
    this.named().flatMap((each) => this.attach(each))));
  private readonly rolesByName = once(() => groupBy(
    this.inventory.findByType(ROLE).filter(({ resource }) => hasOwnName(resource)),
    (role) => formatRoleTarget(role.account, this.inventory.resolveReference(role))));

  constructor(private readonly inventory: Inventory) {}

  /** Every policy of a role that is a resource of its own. */
  public find(role: LocatedResource): AttachedPolicies {
    const own = (this.byOwnRole().get(role) ?? []).flatMap(({ policy, position }) =>
      attachPolicy(this.inventory, policy, 'identity policy', [this.nameRole(role)], position));
    return this.attachments().find(this.nameRole(role), own);
  }

  /** The statements of those that name a role, and are not created because of their condition. */
  public listLeftOut(role: LocatedResource): readonly LeftOutStatement[] {
    const name = formatTarget(this.nameRole(role));
    return POLICY_TYPES.flatMap(([type, rolesProperty]) => this.inventory.listLeftOut(type)
      .filter((policy) => this.listTargets(policy, rolesProperty).some((target) => formatTarget(target) === name))
      .flatMap((policy) => parseLeftOutPolicy(this.inventory, policy, 'identity policy')));
  }

  /** The role that has a name in an account, if there is one alone. */
  public findRole(account: SymbolicString, name: SymbolicString): LocatedResource | undefined {
    const generated = this.findGenerated(account, name);
    const [role, ...others] = this.rolesByName().get(formatRoleTarget(account, name)) ?? [];
    return generated ?? (others.length === 0 ? role : undefined);
  }

  /** The role whose name AWS generates. */
  public findGenerated(account: SymbolicString, name: SymbolicString): LocatedResource | undefined {
    const role = hasOpaqueId(name) ? this.inventory.findGenerated(name) : undefined;
    return role?.resource.Type === ROLE && role.account === account && !hasOwnName(role.resource)
      && this.inventory.resolveReference(role) === name ? role : undefined;
  }

  /** Policies that name the role by `Ref`, and no other one in another way. */
  public listOwn(role: LocatedResource): readonly LocatedResource[] {
    return (this.byOwnRole().get(role) ?? []).map(({ policy }) => policy);
  }

  /** The other policies, with the property that names roles. */
  public listNamed(): ReadonlyArray<Pick<NamingPolicy, 'policy' | 'rolesProperty'>> {
    return this.named();
  }

  private nameRole(role: LocatedResource): PolicyTarget {
    return createRoleTarget(role.account, this.inventory.resolveReference(role));
  }

  private isRole({ account, name }: PolicyTarget): boolean {
    return this.rolesByName().has(formatRoleTarget(account!, name)) || this.findGenerated(account!, name) !== undefined;
  }

  private listPolicies(): readonly NamingPolicy[] {
    let position = 0;
    return POLICY_TYPES.flatMap(([type, rolesProperty]) => this.inventory.findByType(type).map((policy) =>
      ({ policy, rolesProperty, position: position++, own: this.findOwnRoles(policy, rolesProperty) })));
  }

  private findOwnRoles({ stack, resource }: LocatedResource, property: string): readonly LocatedResource[] | undefined {
    const roles: LocatedResource[] = [];
    for (const item of listAt(readProperty(resource, property))) {
      const role = isObject(item) && typeof item.Ref === 'string' ? this.inventory.findInStack(stack, item.Ref) : undefined;
      if (role?.resource.Type !== ROLE || hasOwnName(role.resource)) {
        return undefined;
      }
      roles.push(role);
    }
    return roles;
  }

  private attach({ policy, rolesProperty, position }: NamingPolicy): readonly PolicyAttachment[] {
    return attachPolicy(this.inventory, policy, 'identity policy', this.listTargets(policy, rolesProperty), position);
  }

  private listTargets(policy: LocatedResource, rolesProperty: string): readonly PolicyTarget[] {
    return listAt(this.inventory.resolveProperty(policy, rolesProperty))
      .map((name) => createRoleTarget(policy.account, textAt(name) ?? ''));
  }
}

function hasOwnName(resource: LocatedResource['resource']): boolean {
  return readProperty(resource, 'RoleName') !== undefined;
}
