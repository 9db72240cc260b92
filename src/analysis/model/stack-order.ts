import type { StackTemplate } from '../assembly/stack-template';
import type { StackTree } from '../assembly/stack-tree';
import type { Resolver } from '../resolve/resolver';
import type { StackReference } from '../resolve/stack-references';
import { groupBy } from '../symbolic/group-by';

/** A stack that has to be deployed before another, and why: the one list of what orders stacks. */
export interface StackNeed {
  /** The path of the outermost stack that is needed. */
  readonly path: string;
  /** `the manifest`, or the value that is read. */
  readonly why: string;
}

/**
 * The stacks of one assembly in the order that the manifest and every reference between them demand.
 *
 * What a stack reads is found when the stack is reached: most stacks are on no way from a replication.
 */
export class StackOrder {
  private readonly byRoot: ReadonlyMap<string, readonly StackTemplate[]>;
  private readonly inAssembly: ReadonlySet<StackTemplate>;
  /** By the path of the outermost stack. */
  private readonly needs = new Map<string, readonly StackNeed[]>();

  constructor(
    stacks: readonly StackTemplate[],
    private readonly tree: Pick<StackTree, 'findRoot'>,
    private readonly resolver: Resolver,
  ) {
    this.inAssembly = new Set(stacks);
    this.byRoot = groupBy(stacks, (stack) => tree.findRoot(stack));
  }

  /** What nested stacks read from each other orders no stacks; what a stack reads from itself never works. */
  private createNeed(stack: StackTemplate, { producer, what }: StackReference): readonly StackNeed[] {
    const path = this.tree.findRoot(producer);
    return path === this.tree.findRoot(stack) && producer !== stack ? [] : [{ path, why: what }];
  }

  /** Paths of the stacks that are deployed before, directly or through others. */
  public listBefore(root: string): ReadonlySet<string> {
    const before = new Set(this.listNeeds(root).map(({ path }) => path));
    // iteration over a set includes what is added during it
    for (const path of before) {
      this.listNeeds(path).forEach((next) => before.add(next.path));
    }
    return before;
  }

  /** The shortest way from what a stack needs back to the stack itself; `undefined` if there is none. */
  public findCycle(root: string): readonly StackNeed[] | undefined {
    const reached = new Set<string>();
    const ways: (readonly StackNeed[])[] = [[]];
    for (const way of ways) {
      const last = way.at(-1)?.path ?? root;
      for (const need of this.listNeeds(last).filter(({ path }) => !reached.has(path))) {
        if (need.path === root) {
          return [...way, need];
        }
        reached.add(need.path);
        ways.push([...way, need]);
      }
    }
    return undefined;
  }

  private listNeeds(root: string): readonly StackNeed[] {
    const needs = this.needs.get(root) ?? (this.byRoot.get(root) ?? []).flatMap((stack) => [
      ...stack.dependencies.map((path) => ({ path, why: 'the manifest' })),
      ...this.resolver.findStackReferences(stack).filter(({ producer }) => this.inAssembly.has(producer))
        .flatMap((reference) => this.createNeed(stack, reference)),
    ]);
    this.needs.set(root, needs);
    return needs;
  }
}
