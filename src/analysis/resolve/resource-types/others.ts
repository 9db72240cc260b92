import { unknownValue } from '../../symbolic/symbolic-string';
import type { ResourceType } from './resource-type';
import { arnOf, generatedFor } from './resource-type';

/** Types whose `Ref` is an id without slash and colon. */
export const PLAIN_ID: ResourceType = { ref: (resource) => generatedFor(resource) };

/** Types of a service: their ARN is known not to be that of a bucket, a key or a role. */
export function serviceType(service: string): ResourceType {
  return {
    anyAttribute: (resource, name) =>
      name.endsWith('Arn') ? arnOf(resource, service, unknownValue(`${resource.scope.label}.${resource.logicalId}.${name}`)) : undefined,
  };
}
