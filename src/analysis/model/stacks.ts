import { buildResourceGraph, findCycle } from '../assembly/resource-graph';
import type { StackTemplate } from '../assembly/stack-template';
import type { Resolver } from '../resolve/resolver';
import type { DeployedStack } from './deployment-model';

/** The one macro that changes nothing but intrinsic functions. */
const LANGUAGE_EXTENSIONS = 'AWS::LanguageExtensions';

export function collectStacks(stacks: readonly StackTemplate[], resolver: Resolver): DeployedStack[] {
  return stacks.map((stack) => readStack(stack, stacks, resolver));
}

function readStack(stack: StackTemplate, stacks: readonly StackTemplate[], resolver: Resolver): DeployedStack {
  const { name, account, region, partition } = resolver.findEnvironment(stack);
  const waitsFor = buildResourceGraph(stack);
  return {
    path: stack.path,
    name,
    account,
    region,
    partition: partition.name,
    templatePath: stack.templatePath,
    assembly: stack.assembly,
    after: collectDependencies(stack, stacks),
    waitsFor,
    macros: readMacros(stack),
    cycle: findCycle(waitsFor),
    nestedIn: findParent(stack, stacks) && stack.nestedIn,
    root: findRoot(stack, stacks),
  };
}

function readMacros({ template: { Transform: transform = [] } }: StackTemplate): string[] {
  const macros = Array.isArray(transform) ? transform : [transform];
  return macros.map((macro) => (typeof macro === 'string' ? macro : JSON.stringify(macro)))
    .filter((name) => name !== LANGUAGE_EXTENSIONS);
}

function findRoot(stack: StackTemplate, stacks: readonly StackTemplate[]): string {
  const parent = findParent(stack, stacks);
  return parent === undefined ? stack.path : findRoot(parent, stacks);
}

function findParent(
  { assembly, nestedIn }: StackTemplate,
  stacks: readonly StackTemplate[],
): StackTemplate | undefined {
  return stacks.find((other) => other.assembly === assembly && other.path === nestedIn?.path);
}

/** Paths of the stacks that are deployed before, directly or through others. */
function collectDependencies(stack: StackTemplate, stacks: readonly StackTemplate[]): ReadonlySet<string> {
  const sameAssembly = stacks.filter(({ assembly }) => assembly === stack.assembly);
  const byPath = new Map(sameAssembly.map((other) => [other.path, other]));
  const dependencies = new Set(stack.dependencies);
  // iteration over a set includes what is added during it
  for (const path of dependencies) {
    byPath.get(path)?.dependencies.forEach((next) => dependencies.add(next));
  }
  return dependencies;
}
