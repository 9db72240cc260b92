import { LANGUAGE_EXTENSIONS, listMacros, nameMacro } from '../assembly/macros';
import { findParameterProblems } from '../assembly/parameter-problems';
import { buildResourceGraph, findCycle } from '../assembly/resource-graph';
import type { StackTemplate } from '../assembly/stack-template';
import { findFormatProblems } from '../assembly/template-format';
import type { Resolver } from '../resolve/resolver';
import { groupBy } from '../symbolic/group-by';
import { listAt } from '../symbolic/json-members';
import type { DeployedStack, StackRead } from './deployed-stack';
import { StackOrder } from './stack-order';

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
  const parent = findParent(stack, stacks);
  const root = findRoot(stack, stacks);
  const after = order.listBefore(root);
  return addLateFacts({
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
    cycle: findCycle(waitsFor),
    unreadable: stack.unreadable ?? [],
    nestedIn: parent && stack.nestedIn,
    root,
  }, {
    macros: () => readMacros(stack),
    reads: () => listReads(stack, parent, resolver),
    problems: () => resolver.findTemplateProblems(stack),
    formatProblems: () => [
      ...findFormatProblems(stack.written ?? { ...stack.template }), ...findParameterProblems(stack, parent),
    ],
  });
}

/** What is asked of the stacks of a replication alone; computed once, when it is asked first. */
type LateFacts = Pick<DeployedStack, 'macros' | 'reads' | 'problems' | 'formatProblems'>;

function addLateFacts(
  stack: Omit<DeployedStack, keyof LateFacts>,
  compute: { readonly [K in keyof LateFacts]: () => LateFacts[K] },
): DeployedStack {
  const known: Partial<LateFacts> = {};
  return {
    ...stack,
    get macros() {
      return known.macros ?? Object.assign(known, { macros: compute.macros() }).macros;
    },
    get reads() {
      return known.reads ?? Object.assign(known, { reads: compute.reads() }).reads;
    },
    get problems() {
      return known.problems ?? Object.assign(known, { problems: compute.problems() }).problems;
    },
    get formatProblems() {
      return known.formatProblems ?? Object.assign(known, { formatProblems: compute.formatProblems() }).formatProblems;
    },
  };
}

function listReads(stack: StackTemplate, parent: StackTemplate | undefined, resolver: Resolver): readonly StackRead[] {
  const reads = resolver.findStackReferences(stack).map(({ producer, logicalId, roleArn }): StackRead =>
    ({ assembly: producer.assembly, path: producer.path, logicalId, roleArn }));
  return parent ? [...reads, { assembly: parent.assembly, path: parent.path }] : reads;
}

/** Those that the template names at its top, `Fn::Transform` in any place, and loops over what is not known. */
function readMacros({ template, written }: StackTemplate): string[] {
  const macros = [...listMacros(template), ...findTransforms(written ?? template).map(nameMacro)];
  return [...new Set(macros)].filter((name) => name !== LANGUAGE_EXTENSIONS);
}

function findTransforms(value: unknown): readonly unknown[] {
  return typeof value !== 'object' || value === null ? [] : Object.entries(value).flatMap(([name, member]) =>
    (name === 'Fn::Transform' ? listAt(member) : name.startsWith('Fn::ForEach::') ? [name] : findTransforms(member)));
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
