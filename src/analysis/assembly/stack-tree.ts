import { at } from '../symbolic/json-members';
import type { StackTemplate } from './stack-template';
import { findResource } from './template-resources';

/** What identifies a stack in a tree. */
type StackPlace = Pick<StackTemplate, 'assembly' | 'path' | 'nestedIn'>;

/** Which stack is nested in which, found without a search. */
export class StackTree {
  private readonly byPath = new Map<string, StackTemplate>();
  private readonly nested = new Map<string, StackTemplate>();

  constructor(stacks: Iterable<StackTemplate>) {
    for (const stack of stacks) {
      const { assembly, path, nestedIn } = stack;
      addFirst(this.byPath, createKey(assembly, path), stack);
      if (nestedIn !== undefined) {
        addFirst(this.nested, createKey(assembly, nestedIn.path, nestedIn.logicalId), stack);
      }
    }
  }

  public find(assembly: string, path: string): StackTemplate | undefined {
    return this.byPath.get(createKey(assembly, path));
  }

  public findParent({ assembly, nestedIn }: StackPlace): StackTemplate | undefined {
    return nestedIn && this.find(assembly, nestedIn.path);
  }

  /** What the stack around a nested one passes to a parameter, as the template has it. */
  public findPassed(stack: StackPlace, parameter: string): unknown {
    const { nestedIn } = stack;
    const parent = nestedIn && this.findParent(stack);
    return parent && at(findResource(parent.template, nestedIn.logicalId)?.Properties?.Parameters, parameter);
  }

  /** The path of the outermost stack. */
  public findRoot(stack: StackPlace): string {
    const parent = this.findParent(stack);
    return parent === undefined ? stack.path : this.findRoot(parent);
  }

  /** The stack that an `AWS::CloudFormation::Stack` deploys. */
  public findNested({ assembly, path }: StackPlace, logicalId: string): StackTemplate | undefined {
    return this.nested.get(createKey(assembly, path, logicalId));
  }
}

function createKey(...parts: readonly string[]): string {
  return parts.join('\n');
}

function addFirst<T>(map: Map<string, T>, key: string, value: T): void {
  if (!map.has(key)) {
    map.set(key, value);
  }
}
