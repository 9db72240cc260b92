import type { SymbolicString } from '../symbolic/symbolic-string';
import type { StackTemplate } from '../assembly/stack-template';
import type { Environment } from './environment';
import { CrossStackReferences } from './cross-stack-references';

/**
 * Turns expressions of templates into plain JSON with texts.
 *
 * It knows all stacks of all assemblies, and so the outputs that one reads from another.
 */
export class Resolver {
  private readonly crossStack: CrossStackReferences;

  constructor(stacks: readonly StackTemplate[]) {
    this.crossStack = new CrossStackReferences(stacks);
  }

  /** `undefined` for `AWS::NoValue`. */
  public resolve(stack: StackTemplate, value: unknown): unknown {
    return this.crossStack.scopeOf(stack).resolve(value);
  }

  /** `Ref` and `Fn::GetAtt` of a resource or parameter. */
  public reference(stack: StackTemplate, name: string): SymbolicString {
    return this.crossStack.scopeOf(stack).text({ Ref: name });
  }

  public attribute(stack: StackTemplate, logicalId: string, name: string): SymbolicString {
    return this.crossStack.scopeOf(stack).text({ 'Fn::GetAtt': [logicalId, name] });
  }

  /** `undefined`: deployment decides. */
  public condition(stack: StackTemplate, name: string): boolean | undefined {
    return this.crossStack.scopeOf(stack).condition(name);
  }

  public environment(stack: StackTemplate): Environment & { readonly name: SymbolicString } {
    return this.crossStack.scopeOf(stack);
  }
}
