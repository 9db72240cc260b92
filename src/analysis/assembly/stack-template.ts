/** One stack as an assembly or a plugin's context describes it, before its template is resolved. */
export interface StackTemplate {
  /** The construct path: unique in an assembly. */
  readonly path: string;
  /** Of a nested stack without the characters that CloudFormation appends. */
  readonly name: string;
  /** `undefined`: decided at deployment. */
  readonly account?: string;
  readonly region?: string;
  readonly templatePath: string;
  /** The folder of the assembly. */
  readonly assembly: string;
  readonly template: TemplateBody;
  /** Paths of the stacks of the assembly that the manifest wants deployed before, directly. */
  readonly dependencies: readonly string[];
  /** Construct path by logical id, of the manifest's metadata. */
  readonly constructPaths: ReadonlyMap<string, string>;
  /** For nested stacks: the parent's path and the logical id of the `AWS::CloudFormation::Stack`. */
  readonly nestedIn?: { readonly path: string; readonly logicalId: string };
}

/** What of a template the proof reads. */
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
}

export interface TemplateOutput {
  readonly Value?: unknown;
  readonly Export?: { readonly Name?: unknown };
}

export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: { readonly [name: string]: unknown };
  readonly DependsOn?: string | readonly string[];
  readonly Condition?: string;
  readonly Metadata?: { readonly [name: string]: unknown };
}
