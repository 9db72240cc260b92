import { groupBy } from '../symbolic/group-by';
import type { SymbolicString } from '../symbolic/symbolic-string';
import type { StackTemplate } from '../assembly/stack-template';
import { undecidedEnvironments } from './environment';
import { objectOf } from './expressions';
import type { ExportTable } from './export-table';
import { collectExports, collectParameters } from './export-table';
import { Scope } from './scope';
import { splitSymbolic } from './split';

interface Parent {
  readonly scope: Scope;
  /** Of the nested stack in it. */
  readonly logicalId: string;
}

/** What the stacks of all assemblies tell each other. */
export class CrossStackReferences {
  private readonly scopes: ReadonlyMap<StackTemplate, Scope>;
  private exports?: ExportTable;
  private parameters?: ExportTable;
  private byName?: ReadonlyMap<SymbolicString, readonly Scope[]>;

  constructor(stacks: readonly StackTemplate[]) {
    const labels = uniqueLabels(stacks);
    const environments = undecidedEnvironments(stacks);
    this.scopes = new Map(stacks.map((stack, index) =>
      [stack, new Scope(stack, labels[index], environments.get(stack.assembly)!, this)]));
  }

  /** @throws where the stack is none of this world */
  public scopeOf(stack: StackTemplate): Scope {
    const scope = this.scopes.get(stack);
    if (scope === undefined) {
      throw new Error(`${stack.path} is not a stack of this world`);
    }
    return scope;
  }

  /** `Fn::ImportValue`: an export of the account and Region. */
  public exported({ account, region }: Scope, name: SymbolicString): unknown {
    this.exports ??= collectExports([...this.scopes.values()]);
    return this.exports.find(account, region, name);
  }

  /** A Systems Manager parameter that a stack in another Region writes into this one. */
  public parameter({ account, region }: Scope, name: SymbolicString): SymbolicString | undefined {
    this.parameters ??= collectParameters([...this.scopes.values()]);
    const value = this.parameters.find(account, region, name);
    return typeof value === 'string' ? value : undefined;
  }

  /**
   * `Fn::GetStackOutput`: an output of a stack in any Region, and with a role in any account.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html
   */
  public stackOutput(scope: Scope, argument: unknown): unknown {
    const wanted = new Map(Object.entries(objectOf(argument)).map(([name, value]) => [name, scope.text(value)]));
    const account = splitSymbolic(':', wanted.get('RoleArn') ?? '')[4] ?? scope.account;
    const region = wanted.get('Region') ?? scope.region;
    this.byName ??= groupBy(this.scopes.values(), ({ name }) => name);
    const found = (this.byName.get(wanted.get('StackName') ?? '') ?? [])
      .filter((other) => other.region === region && other.account === account);
    return found.length === 1 ? found[0].output(wanted.get('OutputName') ?? '') : undefined;
  }

  /** The template of an `AWS::CloudFormation::Stack`. */
  public nested({ stack }: Scope, logicalId: string): Scope | undefined {
    return this.where(({ stack: other }) => other.assembly === stack.assembly
      && other.nestedIn?.path === stack.path && other.nestedIn.logicalId === logicalId)[0];
  }

  /** Of a nested stack the stack around it. */
  public parentOf({ stack: { assembly, nestedIn } }: Scope): Parent | undefined {
    const [scope] = nestedIn === undefined ? []
      : this.where(({ stack: other }) => other.assembly === assembly && other.path === nestedIn.path);
    return scope === undefined || nestedIn === undefined ? undefined : { scope, logicalId: nestedIn.logicalId };
  }

  /** The value that a parent stack gives to a parameter of a nested one. */
  public passed(scope: Scope, parameter: string): unknown {
    const parent = this.parentOf(scope);
    const given = objectOf(parent?.scope.resource(parent.logicalId)?.Properties?.Parameters);
    return parent?.scope.resolve(given[parameter]);
  }

  private where(wanted: (scope: Scope) => boolean): readonly Scope[] {
    return [...this.scopes.values()].filter(wanted);
  }
}

/** Two apps may have stacks of the same path; what AWS generates for them differs. */
function uniqueLabels(stacks: readonly StackTemplate[]): readonly string[] {
  const seen = new Map<string, number>();
  return stacks.map(({ path }) => {
    const before = seen.get(path) ?? 0;
    seen.set(path, before + 1);
    return before === 0 ? path : `${path}#${before + 1}`;
  });
}
