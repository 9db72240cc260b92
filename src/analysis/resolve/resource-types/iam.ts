import type { SymbolicString } from '../../symbolic/symbolic-string';
import type { ResourceType, ScopedResource } from './resource-type';
import { generatedFor, textProperty } from './resource-type';

export const ROLE: ResourceType = principal('role', 'RoleName', 'RoleId');
export const USER: ResourceType = principal('user', 'UserName', 'UserId');
export const GROUP: ResourceType = principal('group', 'GroupName', 'GroupId');

export const MANAGED_POLICY: ResourceType = {
  ref: (policy) => iamArn(policy, 'policy', 'ManagedPolicyName'),
  attributes: new Map([
    ['PolicyArn', (policy: ScopedResource) => iamArn(policy, 'policy', 'ManagedPolicyName')],
    ['PolicyId', (policy: ScopedResource) => generatedFor(policy, 'PolicyId')],
  ]),
};

function principal(type: string, name: string, id: string): ResourceType {
  return {
    ref: (resource) => textProperty(resource, name) ?? generatedFor(resource),
    attributes: new Map([
      ['Arn', (resource: ScopedResource) => iamArn(resource, type, name)],
      [id, (resource: ScopedResource) => generatedFor(resource, id)],
    ]),
  };
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns */
function iamArn(resource: ScopedResource, type: string, name: string): SymbolicString {
  const { partition, account } = resource.scope;
  const path = textProperty(resource, 'Path') ?? '/';
  return `arn:${partition.name}:iam::${account}:${type}${path}${textProperty(resource, name) ?? generatedFor(resource)}`;
}
