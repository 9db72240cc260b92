import type { StackTemplate } from '../assembly/stack-template';
import type { Resolver } from '../resolve/resolver';
import type { StackReference } from '../resolve/stack-references';

/** A stack that has to be deployed before another, and why: the one list of what orders stacks. */
export interface StackNeed {
  /** The path of the outermost stack that is needed. */
  readonly path: string;
  /** `the manifest`, or the value that is read. */
  readonly why: string;
}

/** The stacks of one assembly in the order that the manifest and every reference between them demand. */
export class StackOrder {
  /** By the path of the outermost stack. */
  private readonly needs = new Map<string, StackNeed[]>();

  constructor(
    stacks: readonly StackTemplate[],
    private readonly rootOf: (stack: StackTemplate) => string,
    resolver: Resolver,
  ) {
    const inAssembly = new Set(stacks);
    for (const stack of stacks) {
      const needs = this.needs.get(rootOf(stack)) ?? [];
      needs.push(
        ...stack.dependencies.map((path) => ({ path, why: 'the manifest' })),
        ...resolver.findStackReferences(stack).filter(({ producer }) => inAssembly.has(producer))
          .flatMap((reference) => this.createNeed(stack, reference)),
      );
      this.needs.set(rootOf(stack), needs);
    }
  }

  /** What nested stacks read from each other orders no stacks; what a stack reads from itself never works. */
  private createNeed(stack: StackTemplate, { producer, what }: StackReference): readonly StackNeed[] {
    const path = this.rootOf(producer);
    return path === this.rootOf(stack) && producer !== stack ? [] : [{ path, why: what }];
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
    return this.needs.get(root) ?? [];
  }
}
