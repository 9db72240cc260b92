import type { PolicyDocument } from '../iam/policy-document';
import { at, listAt, textAt } from '../symbolic/json-members';
import { once } from '../symbolic/once';
import type { SymbolicString } from '../symbolic/symbolic-string';
import type { Role } from './deployment-model';
import { collectIdentityPolicies, createRoleTarget, ManagedPolicies } from './identity-policies';
import type { Inventory, LocatedResource } from './inventory';
import type { PolicyTarget } from './policy-documents';
import { Attachments, parsePolicy } from './policy-documents';

/** Every role with all policies that apply to it, which are parsed when they are first asked for. */
export function collectRoles(inventory: Inventory): Role[] {
  const managed = new ManagedPolicies(inventory);
  const located = inventory.findByType('AWS::IAM::Role');
  const attachments = once(() => new Attachments(roles.map(toTarget), collectIdentityPolicies(inventory)));
  const roles = located.map((each): Role => new TemplateRole(inventory, each, managed, attachments));
  return roles;
}

function toTarget({ account, name }: Role): PolicyTarget {
  return createRoleTarget(account, name);
}

/** Few roles of an app belong to a replication: what is asked of those alone is read when it is first asked for. */
class TemplateRole implements Role {
  public readonly name: SymbolicString;
  public readonly account: SymbolicString;
  public readonly conditional?: true;
  private readonly details = once(() => readDetails(this.inventory, this.located, this.managed));
  private readonly all = once(() => this.listPolicies());

  constructor(
    private readonly inventory: Inventory,
    private readonly located: LocatedResource,
    private readonly managed: ManagedPolicies,
    private readonly attachments: () => Attachments,
  ) {
    this.name = inventory.resolveReference(located);
    this.account = located.account;
    this.conditional = located.unresolvedCondition === undefined ? undefined : true;
  }

  public get address(): Role['address'] {
    return this.located.address;
  }

  public get arn(): SymbolicString {
    return this.inventory.resolveAttribute(this.located, 'Arn');
  }

  public get trust(): Role['trust'] {
    return this.details().trust;
  }

  public get boundary(): Role['boundary'] {
    return this.details().boundary;
  }

  public get tags(): Role['tags'] {
    return this.details().tags;
  }

  public get policies(): Role['policies'] {
    return this.all();
  }

  private listPolicies(): readonly PolicyDocument[] {
    const { certain, possible } = this.attachments().find(toTarget(this));
    return removeDuplicates([
      ...readInlinePolicies(this.inventory, this.located),
      ...certain,
      ...possible,
      ...listAt(this.inventory.resolveProperty(this.located, 'ManagedPolicyArns')).map((arn, index) =>
        this.managed.find(this.located, 'identity policy', textAt(arn) ?? '', `Properties.ManagedPolicyArns.${index}`)),
    ]);
  }
}

function readDetails(
  inventory: Inventory,
  located: LocatedResource,
  managed: ManagedPolicies,
): Pick<Role, 'trust' | 'boundary' | 'tags'> {
  const trust = inventory.resolveProperty(located, 'AssumeRolePolicyDocument');
  const boundary = textAt(inventory.resolveProperty(located, 'PermissionsBoundary'));
  return {
    trust: parsePolicy(located, 'trust policy', 'Properties.AssumeRolePolicyDocument', trust),
    boundary: boundary === undefined ? undefined
      : managed.find(located, 'permissions boundary', boundary, 'Properties.PermissionsBoundary'),
    tags: new Map(listAt(inventory.resolveProperty(located, 'Tags')).map((tag) =>
      [textAt(tag, 'Key') ?? '', textAt(tag, 'Value') ?? ''])),
  };
}

function readInlinePolicies(inventory: Inventory, located: LocatedResource): readonly PolicyDocument[] {
  return listAt(inventory.resolveProperty(located, 'Policies')).map((policy, index) =>
    parsePolicy(located, 'identity policy', `Properties.Policies.${index}.PolicyDocument`,
      typeof policy === 'string' ? policy : at(policy, 'PolicyDocument')));
}

/** A managed policy that names the role, and that the role names too, is attached once. */
function removeDuplicates(policies: readonly PolicyDocument[]): readonly PolicyDocument[] {
  const createKey = ({ origin: { address, propertyPath } }: PolicyDocument) =>
    [address.assembly, address.stackPath, address.logicalId, propertyPath].join('\n');
  return [...new Map(policies.map((policy) => [createKey(policy), policy])).values()];
}
