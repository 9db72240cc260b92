import { createAwsManagedPolicy, nameAwsManagedPolicy } from '../iam/aws-managed-policies';
import type { DocumentKind, PolicyDocument } from '../iam/policy-document';
import { listAt, textAt } from '../symbolic/json-members';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { display } from '../symbolic/symbolic-string';
import type { Inventory, LocatedResource } from './inventory';
import type { PolicyAttachment } from './policy-documents';
import { createOpaquePolicy, parseStandalonePolicy } from './policy-documents';

/** Types of policies that name their roles, and the property with the names. */
export const POLICY_TYPES: ReadonlyArray<readonly [type: string, rolesProperty: string]> = [
  ['AWS::IAM::Policy', 'Roles'],
  ['AWS::IAM::RolePolicy', 'RoleName'],
  ['AWS::IAM::ManagedPolicy', 'Roles'],
];

/** Policies that are resources of their own, one attachment for each role that they name. */
export function collectIdentityPolicies(inventory: Inventory): readonly PolicyAttachment[] {
  return POLICY_TYPES.flatMap(([type, rolesProperty]) =>
    inventory.findByType(type).flatMap((policy) => readAttachments(inventory, policy, rolesProperty)));
}

function readAttachments(
  inventory: Inventory,
  policy: LocatedResource,
  rolesProperty: string,
): readonly PolicyAttachment[] {
  const value = inventory.resolveProperty(policy, 'PolicyDocument');
  const document = parseStandalonePolicy(policy, 'identity policy', value);
  return listAt(inventory.resolveProperty(policy, rolesProperty)).map((name) =>
    ({ target: formatRoleTarget(policy.account, textAt(name) ?? ''), document }));
}

/** Role names are unique only in an account. */
export function formatRoleTarget(account: SymbolicString, name: SymbolicString): SymbolicString {
  return `${account}/${name}`;
}

/** The managed policies of the templates, by ARN. */
export class ManagedPolicies {
  private readonly byArn: ReadonlyMap<SymbolicString, LocatedResource>;

  constructor(private readonly inventory: Inventory) {
    this.byArn = new Map(inventory.findByType('AWS::IAM::ManagedPolicy')
      .map((policy) => [inventory.resolveReference(policy), policy]));
  }

  /** The document of a policy that a role names at the property path; opaque if no template has the policy. */
  public find(role: LocatedResource, kind: DocumentKind, arn: SymbolicString, propertyPath: string): PolicyDocument {
    const policy = this.byArn.get(arn);
    const awsName = nameAwsManagedPolicy(arn);
    if (awsName !== undefined) {
      return createAwsManagedPolicy(awsName, { kind, address: role.address, propertyPath });
    }
    return policy === undefined
      ? createOpaquePolicy({ kind, address: role.address, propertyPath }, `${display(arn)} is not in the templates`)
      : parseStandalonePolicy(policy, kind, this.inventory.resolveProperty(policy, 'PolicyDocument'));
  }
}
