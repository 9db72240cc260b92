import type { StackTemplate, TemplateResource } from '../assembly/stack-template';
import type { SymbolicString } from '../symbolic/symbolic-string';

export interface Partition {
  /** `AWS::Partition` */
  readonly name: SymbolicString;
  /** `AWS::URLSuffix` */
  readonly urlSuffix: SymbolicString;
}

/** Where a stack is deployed; what the assembly leaves to deployment is an unknown value. */
export interface StackEnvironment {
  readonly account: SymbolicString;
  readonly region: SymbolicString;
  readonly partition: Partition;
}

/** One stack, as the intrinsic functions of its template see it. */
export interface Scope extends StackEnvironment {
  readonly stack: StackTemplate;
  /** The construct path, made unique among all assemblies: it is part of the names of unknown values. */
  readonly label: string;
  /** `AWS::StackName` */
  readonly name: SymbolicString;
  /** The environment of the environment-agnostic stacks of the same assembly. */
  readonly agnosticEnvironment: StackEnvironment;
  readonly crossStack: CrossStackValues;
  /** Whether the stack is deployed: a nested stack may have a condition, or be in one that has. */
  readonly exists: boolean | undefined;
  /** Whether the template may have an `Fn::If`: nobody has to search for one otherwise. */
  readonly hasBranches: () => boolean;

  /** Plain JSON without intrinsic functions; `undefined` for `AWS::NoValue`. */
  resolve(value: unknown): unknown;
  /** The value as part of a string. */
  resolveText(value: unknown): SymbolicString;
  /** `Ref` */
  resolveReference(name: string): unknown;
  /** `Fn::GetAtt` */
  resolveAttribute(logicalId: string, name: string): unknown;
  /** `undefined` if the template has no such output. */
  resolveOutput(name: string): unknown;
  /** `undefined` if the result depends on values that are known only at deployment. */
  evaluateCondition(name: string): boolean | undefined;
  findResource(logicalId: string): TemplateResource | undefined;
  /** Whether the output is there after deployment; `undefined` if a condition that deployment decides tells. */
  hasOutput(name: string): boolean | undefined;
}

/** An output of a stack that others import. */
export interface ExportedOutput {
  readonly producer: Scope;
  readonly output: string;
}

/** A stack with the logical id of a nested stack in it. */
export interface ParentStack {
  readonly scope: Scope;
  readonly logicalId: string;
}

/** Values that a stack reads from other stacks; `undefined` if no template, or more than one, has the value. */
export interface CrossStackValues {
  /** `Fn::ImportValue`: an export in the same account and Region. */
  findExport(consumer: Scope, name: SymbolicString): unknown;
  /** The outputs that are exported by the name. */
  findExportedOutputs(consumer: Scope, name: SymbolicString): readonly ExportedOutput[];
  /** A Systems Manager parameter that a stack in another Region writes into the consumer's. */
  findParameter(consumer: Scope, name: SymbolicString): SymbolicString | undefined;
  /** The stacks that write the parameter. */
  findParameterWriters(consumer: Scope, name: SymbolicString): readonly Scope[];
  /** `Fn::GetStackOutput` */
  findStackOutput(consumer: Scope, argument: unknown): unknown;
  /** The stacks of a name, in every account and Region. */
  findStacksNamed(name: SymbolicString): readonly Scope[];
  /** The stacks that a `Fn::GetStackOutput` may read. */
  findOutputStacks(consumer: Scope, argument: unknown): readonly Scope[];
  /** The stack that an `AWS::CloudFormation::Stack` deploys. */
  findNestedStack(parent: Scope, logicalId: string): Scope | undefined;
  findParentStack(nested: Scope): ParentStack | undefined;
  /** The stack whose output a parameter is given, and the name of the output. */
  findBoundOutput(consumer: Scope, parameter: string): ExportedOutput | undefined;
  /** The value that a parent stack passes to a parameter of a nested stack, or that of the output that it is given. */
  findPassedValue(nested: Scope, parameter: string): unknown;
}
