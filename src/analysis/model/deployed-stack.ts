import type { FormatProblem } from '../assembly/template-format';
import type { TemplateProblem } from '../resolve/template-problem';
import type { SymbolicString } from '../symbolic/symbolic-string';
import type { StackNeed } from './stack-order';

/** A stack, among those of all assemblies. */
export interface StackKey {
  readonly assembly: string;
  readonly path: string;
}

/** A stack that another one reads. */
export interface StackRead extends StackKey {
  /** The resource that reads it. */
  readonly logicalId?: string;
  /** The role by which an output of another account is read. */
  readonly roleArn?: SymbolicString;
}

export interface DeployedStack {
  /** The construct path. */
  readonly path: string;
  readonly name: string;
  readonly account: SymbolicString;
  readonly region: SymbolicString;
  readonly partition: SymbolicString;
  readonly templatePath: string;
  /** The folder of its assembly: the order of deployment is not known between assemblies. */
  readonly assembly: string;
  /** The folder of its stage: CDK takes no dependency between stacks of two stages. */
  readonly stage: string;
  /**
   * Paths of the stacks of the same assembly that are deployed before, directly or through others: the manifest says
   * so, or a value is read that the other stack exports or outputs.
   */
  readonly after: ReadonlySet<string>;
  /** The way on which the stack waits for itself, if there is one. */
  readonly stackCycle?: readonly StackNeed[];
  /** Logical ids that each resource of the template waits for, directly: references, `Fn::Sub` and `DependsOn`. */
  readonly waitsFor: ReadonlyMap<string, ReadonlySet<string>>;
  /** Macros that rewrite the template before deployment, or a part of it, except `AWS::LanguageExtensions`. */
  readonly macros: readonly string[];
  /** The stacks whose values it reads, and the stack that it is nested in. */
  readonly reads: readonly StackRead[];
  /** What CloudFormation refuses of the template, or what it reads and is not there. */
  readonly problems: readonly TemplateProblem[];
  /** One cycle of resources, in order, if there is one. */
  readonly cycle?: readonly string[];
  /** Logical ids of what is in the template as a resource, and is none. */
  readonly unreadable: readonly string[];
  /** For a nested stack: the path of its parent, and the logical id of its `AWS::CloudFormation::Stack` there. */
  readonly nestedIn?: { readonly path: string; readonly logicalId: string };
  /** The path of the outermost stack around it; its own if it is not nested. */
  readonly root: string;
  /** What CloudFormation refuses about the form of the template. */
  readonly formatProblems: readonly FormatProblem[];
}
