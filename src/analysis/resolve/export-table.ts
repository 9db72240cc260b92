import { listResources } from '../assembly/template-resources';
import type { SymbolicString } from '../symbolic/symbolic-string';
import { toMembers } from './expressions';
import type { ExportedOutput, Scope } from './scope';

/** Values that stacks export by name to every stack of an account and Region. */
export class ExportTable {
  private readonly exports = new Map<string, readonly ExportedValue[]>();

  public add(account: SymbolicString, region: SymbolicString, name: SymbolicString, exported: ExportedValue): void {
    const key = createKey(account, region, name);
    this.exports.set(key, [...this.exports.get(key) ?? [], exported]);
  }

  /** `undefined` if no stack exports the name, or several do. */
  public find(account: SymbolicString, region: SymbolicString, name: SymbolicString): unknown {
    const found = this.findAll(account, region, name);
    return found.length === 1 ? found[0].value() : undefined;
  }

  /** The stacks that export the name: one of them is deployed before each stack that imports it. */
  public findProducers(account: SymbolicString, region: SymbolicString, name: SymbolicString): readonly Scope[] {
    return this.findAll(account, region, name).map(({ producer }) => producer);
  }

  public findOutputs(account: SymbolicString, region: SymbolicString, name: SymbolicString): readonly ExportedOutput[] {
    return this.findAll(account, region, name).filter(isOutput);
  }

  private findAll(account: SymbolicString, region: SymbolicString, name: SymbolicString): readonly ExportedValue[] {
    const all = this.exports.get(createKey(account, region, name)) ?? [];
    const created = all.filter(({ producer, output }) => output === undefined || producer.hasOutput(output) !== false);
    return created.length === 0 ? all : created;
  }
}

interface ExportedValue {
  readonly producer: Scope;
  /** @default - it is no output */
  readonly output?: string;
  readonly value: () => unknown;
}

function isOutput(exported: ExportedValue): exported is ExportedValue & ExportedOutput {
  return exported.output !== undefined;
}

/** The exports for `Fn::ImportValue`. */
export function collectExports(scopes: readonly Scope[]): ExportTable {
  const table = new ExportTable();
  for (const scope of scopes) {
    for (const [output, { Export: exported }] of Object.entries(scope.stack.template.Outputs ?? {})) {
      if (exported?.Name !== undefined) {
        table.add(scope.account, scope.region, scope.resolveText(exported.Name),
          { producer: scope, output, value: () => scope.resolveOutput(output) });
      }
    }
  }
  return table;
}

/**
 * The Systems Manager parameters that the app option `crossRegionReferences` writes in other Regions: CDK's custom
 * resource has the values by parameter name.
 */
export function collectParameters(scopes: readonly Scope[]): ExportTable {
  const table = new ExportTable();
  for (const scope of scopes) {
    for (const logicalId of listResources(scope.stack.template, (type) => type === 'Custom::CrossRegionExportWriter')) {
      const writer = scope.findResource(logicalId)?.Properties?.WriterProps;
      const { region, exports = {} } = { region: undefined, ...toMembers(writer) };
      for (const [name, value] of Object.entries(toMembers(exports))) {
        const exported = { producer: scope, value: () => scope.resolve(value) };
        table.add(scope.account, scope.resolveText(region), name, exported);
      }
    }
  }
  return table;
}

function createKey(...parts: readonly SymbolicString[]): string {
  return parts.join('\n');
}
