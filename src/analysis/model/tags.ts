import { listAt, textAt } from '../symbolic/json-members';
import type { SymbolicString } from '../symbolic/symbolic-string';
import type { Inventory, LocatedResource } from './inventory';

/** The tags that a template states of a resource, by their keys; the stack may add others. */
export function readTags(inventory: Inventory, located: LocatedResource): ReadonlyMap<string, SymbolicString> {
  return new Map(listAt(inventory.resolveProperty(located, 'Tags'))
    .map((tag) => [textAt(tag, 'Key') ?? '', textAt(tag, 'Value') ?? '']));
}
