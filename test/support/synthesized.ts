import type { Stage } from 'aws-cdk-lib';
import type { CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';

/** A policy statement, with references written as text. */
export interface RenderedStatement {
  readonly [element: string]: unknown;
}

/** A resource of a template, with references written as text. */
export interface RenderedResource {
  readonly Type: string;
  readonly Properties: { readonly [name: string]: any };
  readonly DependsOn?: string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

/** A reference from one stack to an output of another one. */
export interface CrossStackEdge {
  readonly consumer: string;
  readonly producer: string;
  readonly region: string | undefined;
}

/**
 * The source Region in the name of a stack elsewhere; `test/topology/support-stacks.test.ts` looks at the whole name.
 */
const SOURCE_REGION = /-[a-z]{2,4}(-gov)?-[a-z]+-\d(?=-.*[a-z]{2,4}(-gov)?-[a-z]+-\d$)/;

function shortName(stackName: string): string {
  return stackName.replace(SOURCE_REGION, '');
}

/**
 * The templates of an app, for assertions on whole values.
 *
 * References are written as text, so that a statement can be compared as a whole: `${Bucket.Arn}` for a resource of the
 * same stack, `${Documents-key/Key.Arn}` for one that is read from another stack's output. Hashes of logical ids are
 * dropped.
 */
export class Synthesized {
  private readonly artifacts: ReadonlyMap<string, CloudFormationStackArtifact>;

  constructor(app: Stage) {
    const { stacksRecursively } = app.synth();
    this.artifacts = new Map(stacksRecursively.map((artifact) => [shortName(artifact.stackName), artifact]));
  }

  public get stackNames(): string[] {
    return [...this.artifacts.keys()].sort();
  }

  /** The names of the stacks that a stack waits for. */
  public dependenciesOf(stackName: string): string[] {
    return this.artifact(stackName).dependencies
      .flatMap((dependency) => ('stackName' in dependency ? [shortName(String(dependency.stackName))] : []))
      .sort();
  }

  public artifact(stackName: string): CloudFormationStackArtifact {
    const artifact = this.artifacts.get(shortName(stackName));
    if (!artifact) {
      throw new Error(`no stack ${stackName} among ${this.stackNames.join(', ')}`);
    }
    return artifact;
  }

  /** The template as text, for what must appear nowhere. */
  public text(stackName: string): string {
    return JSON.stringify(this.artifact(stackName).template);
  }

  /** The resources of a type, by logical id without hash. */
  public resources(stackName: string, type: string): { readonly [id: string]: RenderedResource } {
    const { Resources = {} } = this.artifact(stackName).template;
    return Object.fromEntries(
      Object.entries<any>(Resources)
        .filter(([, resource]) => resource.Type === type)
        .map(([id, resource]) => [withoutHash(id), this.render(resource, stackName) as RenderedResource]),
    );
  }

  /** The one resource of a type, or the one whose id ends so. */
  public resource(stackName: string, type: string, idEnd = ''): RenderedResource {
    const found = Object.entries(this.resources(stackName, type)).filter(([id]) => id.endsWith(idEnd));
    if (found.length !== 1) {
      throw new Error(`${found.length} resources ${type} *${idEnd} in ${stackName}: ${found.map(([id]) => id).join(', ')}`);
    }
    return found[0][1];
  }

  /** The statements of a managed policy, bucket policy, key policy or inline policy. */
  public statements(stackName: string, type: string, idEnd = ''): RenderedStatement[] {
    const { Properties } = this.resource(stackName, type, idEnd);
    return (Properties.PolicyDocument ?? Properties.KeyPolicy).Statement;
  }

  public statement(stackName: string, type: string, idEnd: string, sid: string): RenderedStatement {
    const found = this.statements(stackName, type, idEnd).filter((statement) => statement.Sid === sid);
    if (found.length !== 1) {
      throw new Error(`${found.length} statements ${sid} in ${stackName} ${type} *${idEnd}`);
    }
    return found[0];
  }

  /** The list of `Sid`s of a document: what is there, and that nothing else is. */
  public sids(stackName: string, type: string, idEnd = ''): unknown[] {
    return this.statements(stackName, type, idEnd).map((statement) => statement.Sid);
  }

  /** The weak references between stacks. */
  public edges(): CrossStackEdge[] {
    return this.stackNames.flatMap((consumer) =>
      collect(this.artifact(consumer).template, 'Fn::GetStackOutput').map((output) => ({
        consumer,
        producer: shortName(String(output.StackName)),
        region: output.Region as string | undefined,
      })),
    );
  }

  /** Exports, imports and custom resources: what a reference between stacks must not need. */
  public strongMeans(): string[] {
    return this.stackNames.flatMap((stackName) => {
      const { Outputs = {}, Resources = {} } = this.artifact(stackName).template;
      const exported = Object.keys(Outputs).filter((id) => Outputs[id].Export);
      const custom = Object.keys(Resources).filter((id) => /^Custom::|CustomResource|^AWS::SSM/.test(Resources[id].Type));
      const imports = collect(this.artifact(stackName).template, 'Fn::ImportValue').map(() => 'Fn::ImportValue');
      return [...exported, ...custom, ...imports].map((what) => `${stackName}: ${what}`);
    });
  }

  private render(value: any, stackName: string): unknown {
    if (Array.isArray(value)) {
      return value.map((item) => this.render(item, stackName));
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    const [[name, argument] = []] = Object.entries<any>(value);
    switch (name) {
      case 'Ref':
        return `\${${withoutHash(argument)}}`;
      case 'Fn::GetAtt':
        return `\${${withoutHash(argument[0])}.${argument[1]}}`;
      case 'Fn::Join':
        return argument[1].map((part: any) => this.render(part, stackName)).join(argument[0]);
      case 'Fn::GetStackOutput':
        return this.renderOutput(shortName(String(argument.StackName)), argument.OutputName);
      default: {
        const entries = Object.entries(value).map(([key, item]) => [key, this.render(item, stackName)]);
        return Object.fromEntries(entries.map(([key, item]) => (key === 'DependsOn' ? [key, dependencies(item)] : [key, item])));
      }
    }
  }

  private renderOutput(producer: string, outputName: string): string {
    const output = this.artifact(producer).template.Outputs?.[outputName];
    if (!output) {
      throw new Error(`stack ${producer} has no output ${outputName}`);
    }
    return String(this.render(output.Value, producer)).replace('${', `\${${producer}/`);
  }
}

/** Logical ids end with eight digits of a hash, which change with the construct path alone. */
function withoutHash(id: string): string {
  return id.replace(/[0-9A-F]{8}$/, '');
}

function dependencies(value: any): string[] {
  return (Array.isArray(value) ? value : [value]).map((id) => withoutHash(String(id)));
}

function collect(value: any, name: string): { readonly [key: string]: unknown }[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, item]) => (key === name ? [item as any] : collect(item, name)));
}
