import { open } from '../../symbolic/symbolic-string';
import type { Kind } from './resource-type';
import { arnOf, generatedFor } from './resource-type';

/** Types whose `Ref` is an id without slash and colon. */
export const PLAIN_ID: Kind = { ref: (resource) => generatedFor(resource) };

/** Types of a service: their ARN is known not to be that of a bucket, a key or a role. */
export function kindOfService(service: string): Kind {
  return {
    anyAttribute: (resource, name) =>
      name.endsWith('Arn') ? arnOf(resource, service, open(`${resource.scope.label}.${resource.logicalId}.${name}`)) : undefined,
  };
}
