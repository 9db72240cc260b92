import { LANGUAGE_EXTENSIONS, listRewriting, nameMacro } from '../assembly/macros';
import { findParameterProblems } from '../assembly/parameter-problems';
import { buildResourceGraph, findCycle } from '../assembly/resource-graph';
import type { StackTemplate } from '../assembly/stack-template';
import { StackTree } from '../assembly/stack-tree';
import { findFormatProblems } from '../assembly/template-format';
import { mayMention, readWritten } from '../assembly/template-resources';
import type { Resolver } from '../resolve/resolver';
import { groupBy } from '../symbolic/group-by';
import { listAt } from '../symbolic/json-members';
import { once } from '../symbolic/once';
import type { SymbolicString } from '../symbolic/symbolic-string';
import type { DeployedStack, StackRead } from './deployed-stack';
import { StackOrder } from './stack-order';

/** The stacks of all assemblies, by path too. */
export class StackTable {
  public readonly all: readonly DeployedStack[];
  private readonly byKey = new Map<string, DeployedStack>();

  constructor(stacks: readonly StackTemplate[], resolver: Resolver) {
    const tree = new StackTree(stacks);
    const orders = new Map([...groupBy(stacks, ({ assembly }) => assembly)]
      .map(([assembly, together]) => [assembly, new StackOrder(together, tree, resolver)]));
    this.all = stacks.map((stack) => new TemplateStack(stack, tree, resolver, orders.get(stack.assembly)!));
    // of two with one path the first
    [...this.all].reverse().forEach((stack) => this.byKey.set(createKey(stack.assembly, stack.path), stack));
  }

  public find(assembly: string, path: string): DeployedStack | undefined {
    return this.byKey.get(createKey(assembly, path));
  }
}

function createKey(assembly: string, path: string): string {
  return `${assembly}\n${path}`;
}

/** A stack of which all but its place is found when it is first asked for: few stacks have a part in a replication. */
class TemplateStack implements DeployedStack {
  public readonly path: string;
  public readonly templatePath: string;
  public readonly assembly: string;
  public readonly stage: string;
  public readonly nestedIn: DeployedStack['nestedIn'];
  public readonly root: string;
  private readonly facts: LateFacts;

  constructor(
    private readonly stack: StackTemplate,
    tree: StackTree,
    private readonly resolver: Resolver,
    order: StackOrder,
  ) {
    ({ path: this.path, templatePath: this.templatePath, assembly: this.assembly } = stack);
    const parent = tree.findParent(stack);
    this.stage = stack.stage ?? stack.assembly;
    this.nestedIn = parent && stack.nestedIn;
    this.root = tree.findRoot(stack);
    this.facts = findLater(stack, parent, resolver, order, this.root);
  }

  public get name(): SymbolicString {
    return this.resolver.findEnvironment(this.stack).name;
  }

  public get account(): SymbolicString {
    return this.resolver.findEnvironment(this.stack).account;
  }

  public get region(): SymbolicString {
    return this.resolver.findEnvironment(this.stack).region;
  }

  public get partition(): SymbolicString {
    return this.resolver.findEnvironment(this.stack).partition.name;
  }

  public get unreadable(): DeployedStack['unreadable'] {
    return this.stack.unreadable ?? [];
  }

  public get after(): DeployedStack['after'] {
    return this.facts.after();
  }

  public get stackCycle(): DeployedStack['stackCycle'] {
    return this.facts.stackCycle();
  }

  public get waitsFor(): DeployedStack['waitsFor'] {
    return this.facts.waitsFor();
  }

  public get cycle(): DeployedStack['cycle'] {
    return this.facts.cycle();
  }

  public get macros(): DeployedStack['macros'] {
    return this.facts.macros();
  }

  public get reads(): DeployedStack['reads'] {
    return this.facts.reads();
  }

  public get problems(): DeployedStack['problems'] {
    return this.facts.problems();
  }

  public get formatProblems(): DeployedStack['formatProblems'] {
    return this.facts.formatProblems();
  }
}

type LateFacts = {
  readonly [K in 'after' | 'stackCycle' | 'waitsFor' | 'cycle' | 'macros' | 'reads' | 'problems' | 'formatProblems']:
  () => DeployedStack[K];
};

function findLater(
  stack: StackTemplate,
  parent: StackTemplate | undefined,
  resolver: Resolver,
  order: StackOrder,
  root: string,
): LateFacts {
  const after = once(() => order.listBefore(root));
  const waitsFor = once(() => buildResourceGraph(stack));
  return {
    after,
    stackCycle: once(() => (after().has(root) ? order.findCycle(root) : undefined)),
    waitsFor,
    cycle: once(() => findCycle(waitsFor())),
    macros: once(() => readMacros(stack)),
    reads: once(() => listReads(stack, parent, resolver)),
    problems: once(() => resolver.findTemplateProblems(stack)),
    formatProblems: once(() => [
      ...findFormatProblems(readWritten(stack)), ...findParameterProblems(stack, parent),
    ]),
  };
}

function listReads(stack: StackTemplate, parent: StackTemplate | undefined, resolver: Resolver): readonly StackRead[] {
  const reads = resolver.findStackReferences(stack).map(({ producer, logicalId, roleArn }): StackRead =>
    ({ assembly: producer.assembly, path: producer.path, logicalId, roleArn }));
  return parent ? [...reads, { assembly: parent.assembly, path: parent.path }] : reads;
}

/** Those that the template names at its top, `Fn::Transform` in any place, and loops over what is not known. */
function readMacros(stack: StackTemplate): string[] {
  const inside = mayMention(stack, 'Fn::Transform', 'Fn::ForEach::') ? findTransforms(readWritten(stack)) : [];
  const macros = [...listRewriting(stack.template), ...inside.map(nameMacro)];
  return [...new Set(macros)].filter((name) => name !== LANGUAGE_EXTENSIONS);
}

function findTransforms(value: unknown): readonly unknown[] {
  return typeof value !== 'object' || value === null ? [] : Object.entries(value).flatMap(([name, member]) =>
    (name === 'Fn::Transform' ? listAt(member) : name.startsWith('Fn::ForEach::') ? [name] : findTransforms(member)));
}
