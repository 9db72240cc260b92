import { buildResourceGraph, findCycle } from '../assembly/resource-graph';
import type { StackTemplate } from '../assembly/stack-template';
import type { Resolver } from '../resolve/resolver';
import { groupBy } from '../symbolic/group-by';
import type { DeployedStack } from './deployment-model';
import { StackOrder } from './stack-order';

/** The one macro that changes nothing but intrinsic functions. */
const LANGUAGE_EXTENSIONS = 'AWS::LanguageExtensions';

export function collectStacks(stacks: readonly StackTemplate[], resolver: Resolver): DeployedStack[] {
  const rootOf = (stack: StackTemplate) => findRoot(stack, stacks);
  const orders = new Map([...groupBy(stacks, ({ assembly }) => assembly)]
    .map(([assembly, together]) => [assembly, new StackOrder(together, rootOf, resolver)]));
  return stacks.map((stack) => readStack(stack, stacks, resolver, orders.get(stack.assembly)!));
}

function readStack(
  stack: StackTemplate,
  stacks: readonly StackTemplate[],
  resolver: Resolver,
  order: StackOrder,
): DeployedStack {
  const { name, account, region, partition } = resolver.findEnvironment(stack);
  const waitsFor = buildResourceGraph(stack);
  const root = findRoot(stack, stacks);
  const after = order.listBefore(root);
  return {
    path: stack.path,
    name,
    account,
    region,
    partition: partition.name,
    templatePath: stack.templatePath,
    assembly: stack.assembly,
    stage: stack.stage ?? stack.assembly,
    after,
    stackCycle: after.has(root) ? order.findCycle(root) : undefined,
    waitsFor,
    macros: readMacros(stack),
    cycle: findCycle(waitsFor),
    nestedIn: findParent(stack, stacks) && stack.nestedIn,
    root,
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
