import type { StackTemplate } from '../assembly/stack-template';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { CrossStackReferences } from './cross-stack-references';
import type { StackEnvironment } from './scope';
import type { StackReference } from './stack-references';
import { collectStackReferences } from './stack-references';

/**
 * Resolves the intrinsic functions of templates to plain JSON with symbolic strings.
 *
 * It has the stacks of all assemblies, and so the outputs that one stack reads from another.
 */
export class Resolver {
  private readonly crossStack: CrossStackReferences;

  constructor(stacks: readonly StackTemplate[]) {
    this.crossStack = new CrossStackReferences(stacks);
  }

  /** `undefined` for `AWS::NoValue`. */
  public resolve(stack: StackTemplate, value: unknown): unknown {
    return this.crossStack.findScope(stack).resolve(value);
  }

  /** `Ref` of a resource or parameter. */
  public resolveReference(stack: StackTemplate, name: string): SymbolicString {
    return this.crossStack.findScope(stack).resolveText({ Ref: name });
  }

  /** `Fn::GetAtt` */
  public resolveAttribute(stack: StackTemplate, logicalId: string, name: string): SymbolicString {
    return this.crossStack.findScope(stack).resolveText({ 'Fn::GetAtt': [logicalId, name] });
  }

  /** `undefined` if the result is known only at deployment. */
  public evaluateCondition(stack: StackTemplate, name: string): boolean | undefined {
    return this.crossStack.findScope(stack).evaluateCondition(name);
  }

  /** What the stack reads from other stacks. */
  public findStackReferences(stack: StackTemplate): readonly StackReference[] {
    return collectStackReferences(this.crossStack.findScope(stack));
  }

  public findEnvironment(stack: StackTemplate): StackEnvironment & { readonly name: SymbolicString } {
    return this.crossStack.findScope(stack);
  }
}
