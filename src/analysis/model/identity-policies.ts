import type { SymbolicString } from '../symbolic/symbolic-string';
import type { Attachment } from './attachments';
import { separateDocument } from './documents';
import type { Inventory, Located } from './inventory';
import { listAt, textAt } from '../symbolic/json-members';

/** Types of policies that name their roles, and the property in which they do. */
const TYPES: ReadonlyArray<readonly [type: string, roles: string]> = [
  ['AWS::IAM::Policy', 'Roles'],
  ['AWS::IAM::RolePolicy', 'RoleName'],
  ['AWS::IAM::ManagedPolicy', 'Roles'],
];

/** Policies that are resources of their own, for each role that they name. */
export function identityAttachments(inventory: Inventory): readonly Attachment[] {
  return TYPES.flatMap(([type, property]) =>
    inventory.ofType(type).flatMap((policy) => attachmentsOf(inventory, policy, property)));
}

/** Names of roles are unique in an account. */
export function roleTarget(account: SymbolicString, name: SymbolicString): SymbolicString {
  return `${account}/${name}`;
}

function attachmentsOf(inventory: Inventory, policy: Located, property: string): readonly Attachment[] {
  const document = separateDocument(policy, 'identity policy', inventory.property(policy, 'PolicyDocument'));
  return listAt(inventory.property(policy, property)).map((name) =>
    ({ target: roleTarget(policy.account, textAt(name) ?? ''), document }));
}
