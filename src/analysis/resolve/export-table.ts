import type { Text } from '../symbolic/symbolic-string';
import { objectOf } from './expressions';
import type { Scope } from './scope';

/** Values that stacks offer by name to every stack of an account and Region. */
export class Offers {
  private readonly offers = new Map<string, readonly (() => unknown)[]>();

  public add(account: Text, region: Text, name: Text, value: () => unknown): void {
    const key = keyOf(account, region, name);
    this.offers.set(key, [...this.offers.get(key) ?? [], value]);
  }

  /** `undefined` where nobody offers it, or several do. */
  public find(account: Text, region: Text, name: Text): unknown {
    const found = this.offers.get(keyOf(account, region, name)) ?? [];
    return found.length === 1 ? found[0]() : undefined;
  }
}

/** What `Fn::ImportValue` finds. */
export function exportsOf(scopes: readonly Scope[]): Offers {
  const offers = new Offers();
  for (const scope of scopes) {
    for (const [output, { Export: exported }] of Object.entries(scope.stack.template.Outputs ?? {})) {
      if (exported?.Name !== undefined) {
        offers.add(scope.account, scope.region, scope.text(exported.Name), () => scope.output(output));
      }
    }
  }
  return offers;
}

/**
 * What the app option `crossRegionReferences` writes into Systems Manager parameters of other Regions: the custom
 * resource has the values by parameter name.
 */
export function parametersOf(scopes: readonly Scope[]): Offers {
  const offers = new Offers();
  for (const scope of scopes) {
    for (const { Type: type, Properties: properties } of Object.values(scope.stack.template.Resources ?? {})) {
      const writer = type === 'Custom::CrossRegionExportWriter' ? properties?.WriterProps : undefined;
      const { region, exports = {} } = { region: undefined, ...objectOf(writer) };
      for (const [name, value] of Object.entries(objectOf(exports))) {
        offers.add(scope.account, scope.text(region), name, () => scope.resolve(value));
      }
    }
  }
  return offers;
}

function keyOf(...parts: readonly Text[]): string {
  return parts.join('\n');
}
