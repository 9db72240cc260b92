import { groupBy } from '../symbolic/group-by';
import type { JsonObject } from '../symbolic/json-members';
import { once } from '../symbolic/once';
import { SlicedResource, SlicedTemplate } from './sliced-template';
import type { StackTemplate, TemplateBody, TemplateResource } from './stack-template';

/** The logical ids of the resources of some types, in the order of the template. */
export function listResources(template: TemplateBody, ofType: (type: string) => boolean): readonly string[] {
  if (SlicedTemplate.isSlicedTemplate(template)) {
    return template.listResources(ofType);
  }
  const { Resources: resources = {} } = template;
  return Object.keys(resources).filter((logicalId) => ofType(String(resources[logicalId].Type)));
}

/** Logical ids by type, both in the order of the template. */
export function groupResources(template: TemplateBody): ReadonlyMap<string, () => readonly string[]> {
  if (SlicedTemplate.isSlicedTemplate(template)) {
    return new Map(template.types.map((type) => [type, once(() => template.listResources((other) => other === type))]));
  }
  const { Resources: resources = {} } = template;
  const groups = groupBy(Object.keys(resources), (logicalId) => String(resources[logicalId].Type));
  return new Map([...groups].map(([type, logicalIds]) => [type, () => logicalIds]));
}

/** A resource that the template itself has, and not what objects inherit, such as `constructor`. */
export function findResource(template: TemplateBody, logicalId: string): TemplateResource | undefined {
  if (SlicedTemplate.isSlicedTemplate(template)) {
    return template.findResource(logicalId);
  }
  const { Resources: resources = {} } = template;
  return Object.hasOwn(resources, logicalId) ? resources[logicalId] : undefined;
}

/** A template as it is in its file, with what CloudFormation refuses. */
export function readWritten({ template, written }: Pick<StackTemplate, 'template' | 'written'>): JsonObject {
  return written ?? (SlicedTemplate.isSlicedTemplate(template) ? template.readWritten() : { ...template });
}

/**
 * Whether any of some texts may stand in a template as it is in its file: nobody has to search for what is written with
 * them otherwise.
 */
export function mayMention({ template }: Pick<StackTemplate, 'template'>, ...texts: readonly string[]): boolean {
  return !SlicedTemplate.isSlicedTemplate(template) || texts.some((text) => template.mentions(text));
}

/** The template with other sections. */
export function replaceSections(template: TemplateBody, sections: Partial<TemplateBody>): TemplateBody {
  return SlicedTemplate.isSlicedTemplate(template) ? template.replaceSections(sections) : { ...template, ...sections };
}

/** A property as it is written; the text of a resource is not read for one that it has not. */
export function readProperty(resource: TemplateResource, name: string): unknown {
  return SlicedResource.isSlicedResource(resource) ? resource.readProperty(name) : resource.Properties?.[name];
}
