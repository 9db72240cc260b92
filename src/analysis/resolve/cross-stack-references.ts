import type { StackTemplate } from '../assembly/stack-template';
import { StackTree } from '../assembly/stack-tree';
import { groupBy } from '../symbolic/group-by';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { nameOpaqueId } from '../symbolic/symbolic-string';
import type { ExportTable } from './export-table';
import { collectExports, collectParameters } from './export-table';
import { toMembers } from './expressions';
import { Recursion } from './recursion';
import type { CrossStackValues, ExportedOutput, ParentStack, Scope } from './scope';
import { createAgnosticEnvironments, findCompany } from './stack-environment';
import { StackScope } from './stack-scope';
import { splitSymbolic } from './string-functions';

/** A resource of a template, which need not be there. */
export interface ResourcePlace {
  readonly stack: StackTemplate;
  readonly logicalId: string;
}

/** Finds the values that the stacks of all assemblies read from each other. */
export class CrossStackReferences implements CrossStackValues {
  private readonly scopes: ReadonlyMap<StackTemplate, StackScope>;
  private readonly tree: StackTree;
  private scopesByLabel?: ReadonlyMap<string, Scope>;
  private exports?: ExportTable;
  private parameters?: ExportTable;
  private scopesByName?: ReadonlyMap<SymbolicString, readonly Scope[]>;

  constructor(stacks: readonly StackTemplate[]) {
    this.tree = new StackTree(stacks);
    const labels = createUniqueLabels(stacks);
    const environments = createAgnosticEnvironments(stacks);
    const recursion = new Recursion();
    this.scopes = new Map(stacks.map((stack, index) =>
      [stack, new StackScope(stack, labels[index], environments.get(findCompany(stack))!, this, recursion)]));
  }

  /** What is generated for a resource is named by the label of its stack and its logical id, which has no point. */
  public findGenerated(text: SymbolicString): ResourcePlace | undefined {
    this.scopesByLabel ??= new Map([...this.scopes.values()].map((scope) => [scope.label, scope]));
    const name = nameOpaqueId(text) ?? '';
    const end = name.lastIndexOf('.');
    const scope = this.scopesByLabel.get(name.slice(0, Math.max(0, end)));
    return scope && { stack: scope.stack, logicalId: name.slice(end + 1) };
  }

  /** @throws if the stack is not in the deployment model */
  public findScope(stack: StackTemplate): Scope {
    const scope = this.scopes.get(stack);
    if (scope === undefined) {
      throw new Error(`${stack.path} is not a stack of this deployment model`);
    }
    return scope;
  }

  public findExport({ account, region }: Scope, name: SymbolicString): unknown {
    this.exports ??= collectExports([...this.scopes.values()]);
    return this.exports.find(account, region, name);
  }

  public findExportedOutputs({ account, region }: Scope, name: SymbolicString): readonly ExportedOutput[] {
    this.exports ??= collectExports([...this.scopes.values()]);
    return this.exports.findOutputs(account, region, name);
  }

  public findParameter({ account, region }: Scope, name: SymbolicString): SymbolicString | undefined {
    this.parameters ??= collectParameters([...this.scopes.values()]);
    const value = this.parameters.find(account, region, name);
    return typeof value === 'string' ? value : undefined;
  }

  public findParameterWriters({ account, region }: Scope, name: SymbolicString): readonly Scope[] {
    this.parameters ??= collectParameters([...this.scopes.values()]);
    return this.parameters.findProducers(account, region, name);
  }

  /**
   * `Fn::GetStackOutput`: an output of a stack in any Region, and with a role in any account.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html
   */
  public findStackOutput(scope: Scope, argument: unknown): unknown {
    const found = this.findOutputStacks(scope, argument);
    const output = toMembers(argument).OutputName;
    return found.length === 1 && output !== undefined ? found[0].resolveOutput(scope.resolveText(output)) : undefined;
  }

  public findStacksNamed(name: SymbolicString): readonly Scope[] {
    this.scopesByName ??= groupBy(this.scopes.values(), (scope) => scope.name);
    return this.scopesByName.get(name) ?? [];
  }

  public findOutputStacks(scope: Scope, argument: unknown): readonly Scope[] {
    const elements = new Map(
      Object.entries(toMembers(argument)).map(([name, value]) => [name, scope.resolveText(value)]));
    const account = splitSymbolic(':', elements.get('RoleArn') ?? '')[4] ?? scope.account;
    const region = elements.get('Region') ?? scope.region;
    return this.findStacksNamed(elements.get('StackName') ?? '')
      .filter((other) => other.region === region && other.account === account);
  }

  public findNestedStack({ stack }: Scope, logicalId: string): Scope | undefined {
    const nested = this.tree.findNested(stack, logicalId);
    return nested && this.scopes.get(nested);
  }

  public findParentStack({ stack }: Scope): ParentStack | undefined {
    const { nestedIn } = stack;
    const parent = nestedIn && this.tree.findParent(stack);
    return parent && { scope: this.findScope(parent), logicalId: nestedIn.logicalId };
  }

  public findBoundOutput({ stack }: Scope, parameter: string): ExportedOutput | undefined {
    const bound = stack.bound?.get(parameter);
    const producer = bound && this.tree.find(bound.assembly, bound.path);
    return producer && { producer: this.findScope(producer), output: bound.output };
  }

  public findPassedValue(scope: Scope, parameter: string): unknown {
    const bound = this.findBoundOutput(scope, parameter);
    if (bound !== undefined) {
      return bound.producer.resolveOutput(bound.output);
    }
    const parent = this.findParentStack(scope);
    const parameters = toMembers(parent?.scope.findResource(parent.logicalId)?.Properties?.Parameters);
    const { passed } = scope.stack;
    return parent?.scope.resolve(passed === undefined ? parameters[parameter] : passed.get(parameter));
  }
}

/** Two apps may have stacks with the same path; what AWS generates for them differs. */
function createUniqueLabels(stacks: readonly StackTemplate[]): readonly string[] {
  const counts = new Map<string, number>();
  return stacks.map(({ path }) => {
    const count = counts.get(path) ?? 0;
    counts.set(path, count + 1);
    return count === 0 ? path : `${path}#${count + 1}`;
  });
}
