import { groupBy } from '../symbolic/group-by';
import type { TemplateBody, TemplateResource } from './stack-template';

/** The logical ids of the resources of some types, in the order of the template. */
export function listResources(
  { Resources: resources = {} }: TemplateBody,
  ofType: (type: string) => boolean,
): readonly string[] {
  return Object.keys(resources).filter((logicalId) => ofType(String(resources[logicalId].Type)));
}

/** Logical ids by type, both in the order of the template. */
export function groupResources({ Resources: resources = {} }: TemplateBody): ReadonlyMap<string, readonly string[]> {
  return groupBy(Object.keys(resources), (logicalId) => String(resources[logicalId].Type));
}

/** A resource that the template itself has, and not what objects inherit, such as `constructor`. */
export function findResource(
  { Resources: resources = {} }: TemplateBody,
  logicalId: string,
): TemplateResource | undefined {
  return Object.hasOwn(resources, logicalId) ? resources[logicalId] : undefined;
}
