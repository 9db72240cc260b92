import type { SymbolicString } from '../symbolic/symbolic-string';
import { objectOf } from './expressions';
import type { Scope } from './scope';

/** Values that stacks offer by name to every stack of an account and Region. */
export class ExportTable {
  private readonly exports = new Map<string, readonly (() => unknown)[]>();

  public add(account: SymbolicString, region: SymbolicString, name: SymbolicString, value: () => unknown): void {
    const key = keyOf(account, region, name);
    this.exports.set(key, [...this.exports.get(key) ?? [], value]);
  }

  /** `undefined` where nobody offers it, or several do. */
  public find(account: SymbolicString, region: SymbolicString, name: SymbolicString): unknown {
    const found = this.exports.get(keyOf(account, region, name)) ?? [];
    return found.length === 1 ? found[0]() : undefined;
  }
}

/** What `Fn::ImportValue` finds. */
export function collectExports(scopes: readonly Scope[]): ExportTable {
  const exports = new ExportTable();
  for (const scope of scopes) {
    for (const [output, { Export: exported }] of Object.entries(scope.stack.template.Outputs ?? {})) {
      if (exported?.Name !== undefined) {
        exports.add(scope.account, scope.region, scope.text(exported.Name), () => scope.output(output));
      }
    }
  }
  return exports;
}

/**
 * What the app option `crossRegionReferences` writes into Systems Manager parameters of other Regions: the custom
 * resource has the values by parameter name.
 */
export function collectParameters(scopes: readonly Scope[]): ExportTable {
  const table = new ExportTable();
  for (const scope of scopes) {
    for (const { Type: type, Properties: properties } of Object.values(scope.stack.template.Resources ?? {})) {
      const writer = type === 'Custom::CrossRegionExportWriter' ? properties?.WriterProps : undefined;
      const { region, exports = {} } = { region: undefined, ...objectOf(writer) };
      for (const [name, value] of Object.entries(objectOf(exports))) {
        table.add(scope.account, scope.text(region), name, () => scope.resolve(value));
      }
    }
  }
  return table;
}

function keyOf(...parts: readonly SymbolicString[]): string {
  return parts.join('\n');
}
