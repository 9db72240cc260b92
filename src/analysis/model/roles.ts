import type { PolicyDocument } from '../iam/policy-document';
import { attach } from './attachments';
import { documentOf } from './documents';
import { identityAttachments, roleTarget } from './identity-policies';
import type { Inventory, Located } from './inventory';
import { ManagedPolicies } from './managed-policies';
import { at, listAt, textAt } from '../symbolic/json-members';
import type { Role } from './deployment-model';

/** Every role with all that is attached to it. */
export function collectRoles(inventory: Inventory): Role[] {
  const managed = new ManagedPolicies(inventory);
  const roles = inventory.ofType('AWS::IAM::Role');
  const targets = roles.map((role) => roleTarget(role.account, inventory.reference(role)));
  const attached = attach(targets, identityAttachments(inventory));
  return roles.map((role, index) =>
    roleOf(inventory, role, managed, [...attached[index].certain, ...attached[index].possible]));
}

function roleOf(
  inventory: Inventory,
  located: Located,
  managed: ManagedPolicies,
  attached: readonly PolicyDocument[],
): Role {
  const trust = inventory.property(located, 'AssumeRolePolicyDocument');
  const boundary = textAt(inventory.property(located, 'PermissionsBoundary'));
  const policies = [
    ...inlinePolicies(inventory, located),
    ...attached,
    ...listAt(inventory.property(located, 'ManagedPolicyArns')).map((arn, index) =>
      managed.find(located, 'identity policy', textAt(arn) ?? '', `Properties.ManagedPolicyArns.${index}`)),
  ];
  return {
    address: located.address,
    arn: inventory.attribute(located, 'Arn'),
    name: inventory.reference(located),
    account: located.account,
    trust: documentOf(located, 'trust policy', 'Properties.AssumeRolePolicyDocument', trust),
    policies: withoutRepetition(policies),
    boundary: boundary === undefined ? undefined
      : managed.find(located, 'permissions boundary', boundary, 'Properties.PermissionsBoundary'),
    tags: new Map(listAt(inventory.property(located, 'Tags')).map((tag) =>
      [textAt(tag, 'Key') ?? '', textAt(tag, 'Value') ?? ''])),
    conditional: located.undecided === undefined ? undefined : true,
  };
}

function inlinePolicies(inventory: Inventory, located: Located): readonly PolicyDocument[] {
  return listAt(inventory.property(located, 'Policies')).map((policy, index) =>
    documentOf(located, 'identity policy', `Properties.Policies.${index}.PolicyDocument`,
      typeof policy === 'string' ? policy : at(policy, 'PolicyDocument')));
}

/** A managed policy that names the role, and that the role names, counts once. */
function withoutRepetition(policies: readonly PolicyDocument[]): readonly PolicyDocument[] {
  const key = ({ origin: { address, propertyPath } }: PolicyDocument) =>
    [address.assembly, address.stackPath, address.logicalId, propertyPath].join('\n');
  return [...new Map(policies.map((policy) => [key(policy), policy])).values()];
}
