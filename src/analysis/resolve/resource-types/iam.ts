import type { SymbolicString } from '../../symbolic/symbolic-string';
import type { ResourceType, ScopedResource } from './resource-type';
import { createGeneratedId, resolveTextProperty } from './resource-type';

export const ROLE: ResourceType = createPrincipalType('role', 'RoleName', 'RoleId');
export const USER: ResourceType = createPrincipalType('user', 'UserName', 'UserId');
export const GROUP: ResourceType = createPrincipalType('group', 'GroupName', 'GroupId');

export const MANAGED_POLICY: ResourceType = {
  ref: (policy) => formatIamArn(policy, 'policy', 'ManagedPolicyName'),
  attributes: new Map([
    ['PolicyArn', (policy: ScopedResource) => formatIamArn(policy, 'policy', 'ManagedPolicyName')],
    ['PolicyId', (policy: ScopedResource) => createGeneratedId(policy, 'PolicyId')],
  ]),
};

function createPrincipalType(type: string, name: string, id: string): ResourceType {
  return {
    ref: (resource) => resolveTextProperty(resource, name) ?? createGeneratedId(resource),
    attributes: new Map([
      ['Arn', (resource: ScopedResource) => formatIamArn(resource, type, name)],
      [id, (resource: ScopedResource) => createGeneratedId(resource, id)],
    ]),
  };
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns */
function formatIamArn(resource: ScopedResource, type: string, name: string): SymbolicString {
  const { partition, account } = resource.scope;
  const path = resolveTextProperty(resource, 'Path') ?? '/';
  const physicalName = resolveTextProperty(resource, name) ?? createGeneratedId(resource);
  return `arn:${partition.name}:iam::${account}:${type}${path}${physicalName}`;
}
