import { mayMention } from '../assembly/template-resources';
import type { PolicyDocument } from '../iam/policy-document';
import { groupBy } from '../symbolic/group-by';
import { at, listAt, textAt } from '../symbolic/json-members';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { ArnIndex } from './arn-index';
import { METADATA, readCanary } from './canaries';
import type { Role } from './deployment-model';
import { ManagedPolicies } from './identity-policies';
import type { Inventory, LocatedResource } from './inventory';
import { parsePolicy } from './policy-documents';
import type { RoleAttachments } from './role-attachments';
import { readTags } from './tags';

/** Every role with all policies that apply to it, which are parsed when they are first asked for. */
export class RoleTable {
  public readonly all: readonly Role[];
  private readonly byArn: ArnIndex;
  private readonly byPlace: ReadonlyMap<LocatedResource, Role>;

  constructor(inventory: Inventory, attachments: RoleAttachments) {
    const managed = new ManagedPolicies(inventory);
    this.byPlace = new Map(inventory.findByType('AWS::IAM::Role').map((each) =>
      [each, new TemplateRole(inventory, each, managed, attachments)]));
    this.all = [...this.byPlace.values()];
    this.byArn = new ArnIndex(inventory, ['AWS::IAM::Role']);
  }

  /** Those with the mark of a canary; the metadata of most roles, which can be long, are not read. */
  public listCanaries(): readonly Role[] {
    const stacks = groupBy([...this.byPlace], ([{ stack }]) => stack);
    return [...stacks].filter(([stack]) => mayMention(stack, METADATA))
      .flatMap(([, roles]) => roles.map(([, role]) => role))
      .filter(({ canary }) => canary !== undefined);
  }

  /** The roles of an ARN; more than one where several templates give a role the same name. */
  public find(arn: SymbolicString): readonly Role[] {
    return this.byArn.find(arn).map((located) => this.byPlace.get(located)!);
  }
}

/** Few roles of an app belong to a replication: what is asked of those alone is read when it is first asked for. */
class TemplateRole implements Role {
  public readonly account: SymbolicString;
  public readonly conditional?: true;
  private known?: Details;
  private all?: readonly PolicyDocument[];

  constructor(
    private readonly inventory: Inventory,
    private readonly located: LocatedResource,
    private readonly managed: ManagedPolicies,
    private readonly attachments: RoleAttachments,
  ) {
    this.account = located.account;
    this.conditional = located.unresolvedCondition === undefined ? undefined : true;
  }

  public get address(): Role['address'] {
    return this.located.address;
  }

  public get name(): SymbolicString {
    return this.inventory.resolveReference(this.located);
  }

  public get arn(): SymbolicString {
    return this.inventory.resolveAttribute(this.located, 'Arn');
  }

  public get id(): SymbolicString {
    return this.inventory.resolveAttribute(this.located, 'RoleId');
  }

  public get canary(): Role['canary'] {
    return readCanary(this.inventory, this.located);
  }

  public get trust(): Role['trust'] {
    return this.details.trust;
  }

  public get boundary(): Role['boundary'] {
    return this.details.boundary;
  }

  public get tags(): Role['tags'] {
    return this.details.tags;
  }

  public get policies(): Role['policies'] {
    this.all ??= this.listPolicies();
    return this.all;
  }

  public get leftOut(): Role['leftOut'] {
    return this.attachments.listLeftOut(this.located);
  }

  private get details(): Details {
    this.known ??= readDetails(this.inventory, this.located, this.managed);
    return this.known;
  }

  private listPolicies(): readonly PolicyDocument[] {
    const { certain, possible } = this.attachments.find(this.located);
    return removeDuplicates([
      ...readInlinePolicies(this.inventory, this.located),
      ...certain,
      ...possible,
      ...listAt(this.inventory.resolveProperty(this.located, 'ManagedPolicyArns')).map((arn, index) =>
        this.managed.find(this.located, 'identity policy', textAt(arn) ?? '', `Properties.ManagedPolicyArns.${index}`)),
    ]);
  }
}

type Details = Pick<Role, 'trust' | 'boundary' | 'tags'>;

function readDetails(inventory: Inventory, located: LocatedResource, managed: ManagedPolicies): Details {
  const trust = inventory.resolveProperty(located, 'AssumeRolePolicyDocument');
  const boundary = textAt(inventory.resolveProperty(located, 'PermissionsBoundary'));
  return {
    trust: parsePolicy(located, 'trust policy', 'Properties.AssumeRolePolicyDocument', trust),
    boundary: boundary === undefined ? undefined
      : managed.find(located, 'permissions boundary', boundary, 'Properties.PermissionsBoundary'),
    tags: readTags(inventory, located),
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
