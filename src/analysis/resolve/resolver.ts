import type { StackTemplate } from '../assembly/stack-template';
import { toText } from '../symbolic/json-members';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { CrossStackReferences } from './cross-stack-references';
import type { ResourcePlace } from './cross-stack-references';
import type { StackEnvironment } from './scope';
import type { StackReference } from './stack-references';
import { collectStackReferences } from './stack-references';
import type { TemplateProblem } from './template-problem';
import { findTemplateProblems } from './template-problems';

/**
 * Resolves the intrinsic functions of templates to plain JSON with symbolic strings.
 *
 * It has the stacks of all assemblies, and so the outputs that one stack reads from another.
 */
export class Resolver {
  private readonly crossStack: CrossStackReferences;
  private readonly references = new Map<StackTemplate, readonly StackReference[]>();

  constructor(stacks: readonly StackTemplate[]) {
    this.crossStack = new CrossStackReferences(stacks);
  }

  /** `undefined` for `AWS::NoValue`. */
  public resolve(stack: StackTemplate, value: unknown): unknown {
    return this.crossStack.findScope(stack).resolve(value);
  }

  /** `Ref` of a resource or parameter. */
  public resolveReference(stack: StackTemplate, name: string): SymbolicString {
    return toText(this.crossStack.findScope(stack).resolveReference(name));
  }

  /** `Fn::GetAtt` */
  public resolveAttribute(stack: StackTemplate, logicalId: string, name: string): SymbolicString {
    return toText(this.crossStack.findScope(stack).resolveAttribute(logicalId, name));
  }

  /** The resource whose generated name or id is the last in a text. */
  public findGenerated(text: SymbolicString): ResourcePlace | undefined {
    return this.crossStack.findGenerated(text);
  }

  /** `undefined` if the result is known only at deployment. */
  public evaluateCondition(stack: StackTemplate, name: string): boolean | undefined {
    return this.crossStack.findScope(stack).evaluateCondition(name);
  }

  /** Whether the assembly has the template that an `AWS::CloudFormation::Stack` deploys. */
  public hasNestedStack(stack: StackTemplate, logicalId: string): boolean {
    return this.crossStack.findNestedStack(this.crossStack.findScope(stack), logicalId) !== undefined;
  }

  /** What the stack reads from other stacks. */
  public findStackReferences(stack: StackTemplate): readonly StackReference[] {
    const references = this.references.get(stack) ?? collectStackReferences(this.crossStack.findScope(stack));
    this.references.set(stack, references);
    return references;
  }

  /** Whether the stack is deployed; `undefined` if a condition that deployment decides tells. */
  public exists(stack: StackTemplate): boolean | undefined {
    return this.crossStack.findScope(stack).exists;
  }

  /** What CloudFormation refuses of the template, or what it reads and is not there. */
  public findTemplateProblems(stack: StackTemplate): readonly TemplateProblem[] {
    return findTemplateProblems(this.crossStack.findScope(stack));
  }

  public findEnvironment(stack: StackTemplate): StackEnvironment & { readonly name: SymbolicString } {
    return this.crossStack.findScope(stack);
  }
}
