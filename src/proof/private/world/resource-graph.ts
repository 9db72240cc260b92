import type { StackTemplate, TemplateResource } from './stack-template';
import { at, textsAt } from './values';

/** For each resource of a template the resources that CloudFormation creates before it. */
export type ResourceGraph = ReadonlyMap<string, ReadonlySet<string>>;

export function resourceGraph({ template: { Resources: resources = {} } }: StackTemplate): ResourceGraph {
  return new Map(Object.entries(resources).map(([logicalId, resource]) =>
    [logicalId, new Set(namesIn(resource).filter((name) => name in resources))]));
}

/** One cycle of resources, in order. */
export function cycleIn(graph: ResourceGraph): readonly string[] | undefined {
  const done = new Set<string>();
  for (const start of graph.keys()) {
    const cycle = cycleFrom(graph, start, [], done);
    if (cycle !== undefined) {
      return cycle;
    }
  }
  return undefined;
}

function cycleFrom(
  graph: ResourceGraph,
  name: string,
  path: readonly string[],
  done: Set<string>,
): readonly string[] | undefined {
  if (path.includes(name)) {
    return path.slice(path.indexOf(name));
  }
  for (const next of done.has(name) ? [] : graph.get(name) ?? []) {
    const cycle = cycleFrom(graph, next, [...path, name], done);
    if (cycle !== undefined) {
      return cycle;
    }
  }
  done.add(name);
  return undefined;
}

function namesIn(resource: TemplateResource): readonly string[] {
  return [...textsAt(resource, 'DependsOn'), ...referencesIn(resource.Properties)];
}

function referencesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const sub = at(value, 'Fn::Sub');
  const template = Array.isArray(sub) ? sub[0] : sub;
  return [
    ...textsAt(value, 'Ref'),
    ...textsAt(value, 'Fn::GetAtt').slice(0, 1).map((name) => name.split('.')[0]),
    ...(typeof template === 'string' ? namesInSub(template, at(sub, 1)) : []),
    ...Object.values(value).flatMap(referencesIn),
  ];
}

function namesInSub(template: string, values: unknown): readonly string[] {
  return [...template.matchAll(/\$\{([^!}][^}]*)\}/g)]
    .map(([, name]) => name.trim())
    .filter((name) => at(values, name) === undefined)
    .map((name) => name.split('.')[0]);
}
