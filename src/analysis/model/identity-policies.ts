import { createAwsManagedPolicy, nameAwsManagedPolicy } from '../iam/aws-managed-policies';
import type { DocumentKind, PolicyDocument } from '../iam/policy-document';
import { once } from '../symbolic/once';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { display } from '../symbolic/symbolic-string';
import type { Inventory, LocatedResource } from './inventory';
import type { PolicyTarget } from './policy-documents';
import { createOpaquePolicy, formatTarget, parseStandalonePolicy } from './policy-documents';

/** Types of policies that name their roles, and the property with the names. */
export const POLICY_TYPES: ReadonlyArray<readonly [type: string, rolesProperty: string]> = [
  ['AWS::IAM::Policy', 'Roles'],
  ['AWS::IAM::RolePolicy', 'RoleName'],
  ['AWS::IAM::ManagedPolicy', 'Roles'],
];

/** An ARN means its role, and is refused for its form. */
export function createRoleTarget(account: SymbolicString, name: SymbolicString): PolicyTarget {
  return { account, name: name.startsWith('arn:') ? name.replace(/^arn:.*:role\/(?:.*\/)?/, '') : name };
}

export function formatRoleTarget(account: SymbolicString, name: SymbolicString): SymbolicString {
  return formatTarget(createRoleTarget(account, name));
}

/** The managed policies of the templates, by ARN. */
export class ManagedPolicies {
  private readonly byArn = once((): ReadonlyMap<SymbolicString, LocatedResource> => new Map(
    this.inventory.findByType('AWS::IAM::ManagedPolicy').map((policy) => [this.inventory.resolveReference(policy), policy])));

  constructor(private readonly inventory: Inventory) {}

  /** The document of a policy that a role names at the property path; opaque if no template has the policy. */
  public find(role: LocatedResource, kind: DocumentKind, arn: SymbolicString, propertyPath: string): PolicyDocument {
    const policy = this.byArn().get(arn);
    const awsName = nameAwsManagedPolicy(arn);
    if (awsName !== undefined) {
      return createAwsManagedPolicy(awsName, { kind, address: role.address, propertyPath });
    }
    return policy === undefined
      ? createOpaquePolicy({ kind, address: role.address, propertyPath }, `${display(arn)} is not in the templates`)
      : parseStandalonePolicy(this.inventory, policy, kind);
  }
}
