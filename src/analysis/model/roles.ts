import type { PolicyDocument } from '../iam/policy-document';
import { at, listAt, textAt } from '../symbolic/json-members';
import type { Role } from './deployment-model';
import { collectIdentityPolicies, formatRoleTarget, ManagedPolicies } from './identity-policies';
import type { Inventory, LocatedResource } from './inventory';
import { attachPolicies, parsePolicy } from './policy-documents';

/** Every role with all policies that apply to it. */
export function collectRoles(inventory: Inventory): Role[] {
  const managed = new ManagedPolicies(inventory);
  const roles = inventory.findByType('AWS::IAM::Role');
  const targets = roles.map((role) => formatRoleTarget(role.account, inventory.resolveReference(role)));
  const attached = attachPolicies(targets, collectIdentityPolicies(inventory));
  return roles.map((role, index) =>
    readRole(inventory, role, managed, [...attached[index].certain, ...attached[index].possible]));
}

function readRole(
  inventory: Inventory,
  located: LocatedResource,
  managed: ManagedPolicies,
  attached: readonly PolicyDocument[],
): Role {
  const trust = inventory.resolveProperty(located, 'AssumeRolePolicyDocument');
  const boundary = textAt(inventory.resolveProperty(located, 'PermissionsBoundary'));
  const policies = [
    ...readInlinePolicies(inventory, located),
    ...attached,
    ...listAt(inventory.resolveProperty(located, 'ManagedPolicyArns')).map((arn, index) =>
      managed.find(located, 'identity policy', textAt(arn) ?? '', `Properties.ManagedPolicyArns.${index}`)),
  ];
  return {
    address: located.address,
    arn: inventory.resolveAttribute(located, 'Arn'),
    name: inventory.resolveReference(located),
    account: located.account,
    trust: parsePolicy(located, 'trust policy', 'Properties.AssumeRolePolicyDocument', trust),
    policies: removeDuplicates(policies),
    boundary: boundary === undefined ? undefined
      : managed.find(located, 'permissions boundary', boundary, 'Properties.PermissionsBoundary'),
    tags: new Map(listAt(inventory.resolveProperty(located, 'Tags')).map((tag) =>
      [textAt(tag, 'Key') ?? '', textAt(tag, 'Value') ?? ''])),
    conditional: located.unresolvedCondition === undefined ? undefined : true,
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
