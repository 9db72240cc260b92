import { at, textsAt, toText } from '../symbolic/json-members';
import type { StackTemplate, TemplateResource } from './stack-template';

/** The resources that CloudFormation creates before each resource of a template. */
export type ResourceGraph = ReadonlyMap<string, ReadonlySet<string>>;

export function buildResourceGraph({ template: { Resources: resources = {} } }: StackTemplate): ResourceGraph {
  return new Map(Object.entries(resources).map(([logicalId, resource]) =>
    [logicalId, new Set([...collectNames(resource)].filter((name) => Object.hasOwn(resources, name)))]));
}

/** One cycle of resources, in order; `undefined` if there is none. A list, as chains are longer than the call stack. */
export function findCycle(graph: ResourceGraph): readonly string[] | undefined {
  const done = new Set<string>();
  for (const [start, first] of graph) {
    // from the start to a resource, each with those that it waits for and that are not visited yet
    const path = new Map<string, string[]>(done.has(start) ? [] : [[start, [...first]]]);
    const names = [...path.keys()];
    while (names.length > 0) {
      const name = names[names.length - 1];
      const next = path.get(name)?.shift();
      if (next === undefined) {
        done.add(name);
        path.delete(name);
        names.pop();
      } else if (path.has(next)) {
        return names.slice(names.indexOf(next));
      } else if (!done.has(next)) {
        path.set(next, [...graph.get(next) ?? []]);
        names.push(next);
      }
    }
  }
  return undefined;
}

function collectNames(resource: TemplateResource): ReadonlySet<string> {
  const names = new Set(textsAt(resource, 'DependsOn'));
  addReferences(names, resource.Properties);
  return names;
}

/** Loops rather than lists of lists, for speed: it visits every value of every template. */
function addReferences(names: Set<string>, value: unknown): void {
  if (typeof value !== 'object' || value === null) {
    return;
  }
  if (Array.isArray(value)) {
    value.forEach((item) => addReferences(names, item));
    return;
  }
  for (const [key, member] of Object.entries(value)) {
    if (key === 'Ref' || key.startsWith('Fn::')) {
      findReferences(key, member).forEach((name) => names.add(name));
    }
    addReferences(names, member);
  }
}

function findReferences(key: string, argument: unknown): readonly string[] {
  return key === 'Ref' && typeof argument === 'string' ? [argument]
    : key === 'Fn::GetAtt' ? textsAt(argument).slice(0, 1).map((name) => name.split('.')[0])
      : key === 'Fn::Sub' ? findPlaceholders(toText(Array.isArray(argument) ? argument[0] : argument), at(argument, 1))
        : [];
}

function findPlaceholders(template: string, values: unknown): readonly string[] {
  return [...template.matchAll(/\$\{([^!}][^}]{0,1000})\}/g)]
    .map(([, name]) => name.trim())
    .filter((name) => at(values, name) === undefined)
    .map((name) => name.split('.')[0]);
}
