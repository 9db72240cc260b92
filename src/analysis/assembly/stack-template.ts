import type { JsonObject } from '../symbolic/json-members';

/** One stack of an assembly, before its intrinsic functions are resolved. */
export interface StackTemplate {
  /** The construct path: unique in an assembly. */
  readonly path: string;
  /** For a nested stack: without the characters that CloudFormation appends. */
  readonly name: string;
  /** `undefined` if the stack is environment-agnostic. */
  readonly account?: string;
  /** `undefined` if the stack is environment-agnostic. */
  readonly region?: string;
  readonly templatePath: string;
  /** The folder of the assembly. */
  readonly assembly: string;
  readonly template: TemplateBody;
  /** The values that the manifest gives to parameters; they override the defaults of the template. */
  readonly parameters?: ReadonlyMap<string, string>;
  /** Parameters that are given the value of an output, and not one that is written. */
  readonly bound?: ReadonlyMap<string, StackOutput>;
  /** For a template that is in no assembly, and for what is nested in it: the path of the stack. */
  readonly standsAlone?: string;
  /** For a stack of a stack set: what its parameters are given, as the stack that has the stack set writes it. */
  readonly passed?: ReadonlyMap<string, unknown>;
  /** As it is in the file, with what CloudFormation refuses; that of `template` without it. */
  readonly written?: JsonObject;
  /** Of what is deployed already: the ids that AWS generated, by logical id. */
  readonly physicalIds?: ReadonlyMap<string, string>;
  /** Logical ids of what is in the file as a resource, and is none. */
  readonly unreadable?: readonly string[];
  /** Paths of the stacks of the assembly that this stack depends on directly. */
  readonly dependencies: readonly string[];
  /** Construct path by logical id. */
  readonly constructPaths: ConstructPaths;
  /** The folder of the stage that the stack belongs to, that of the assembly without one. */
  readonly stage?: string;
  /** For a nested stack: the path of its parent, and the logical id of its `AWS::CloudFormation::Stack` there. */
  readonly nestedIn?: { readonly path: string; readonly logicalId: string };
}

/** An output of an outermost stack. */
export interface StackOutput {
  readonly assembly: string;
  readonly path: string;
  readonly output: string;
}

/** Found when one is asked for: a proof without findings names no construct. */
export interface ConstructPaths {
  get(logicalId: string): string | undefined;
}

/** The sections of a template that the analysis reads. */
export interface TemplateBody {
  readonly Transform?: unknown;
  readonly Resources?: { readonly [logicalId: string]: TemplateResource };
  readonly Parameters?: { readonly [name: string]: TemplateParameter };
  readonly Mappings?: { readonly [name: string]: unknown };
  readonly Conditions?: { readonly [name: string]: unknown };
  readonly Outputs?: { readonly [name: string]: TemplateOutput };
}

export interface TemplateParameter {
  readonly Type?: string;
  readonly Default?: unknown;
  readonly AllowedValues?: unknown;
  readonly AllowedPattern?: unknown;
  readonly MinLength?: unknown;
  readonly MaxLength?: unknown;
  readonly MinValue?: unknown;
  readonly MaxValue?: unknown;
}

export interface TemplateOutput {
  readonly Value?: unknown;
  readonly Condition?: string;
  readonly Export?: { readonly Name?: unknown };
}

export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: { readonly [name: string]: unknown };
  readonly DependsOn?: string | readonly string[];
  readonly Condition?: string;
  readonly Metadata?: { readonly [name: string]: unknown };
}
