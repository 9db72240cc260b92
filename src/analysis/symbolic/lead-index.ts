import type { SymbolicString } from './symbolic-string';
import { isSymbolic, takeLead, takeOpaqueId } from './symbolic-string';

/** What begins with the same characters. */
interface Group<T> {
  readonly all: T[];
  /** What goes on with an id that AWS generates, which is no other such id. */
  readonly byOpaqueId: Map<SymbolicString, T[]>;
  /** What goes on in another way, or ends. */
  readonly others: T[];
}

/** Things by the beginning of a pattern or a text: finds those that may match a text without comparing all. */
export class LeadIndex<T> {
  private readonly groups = new Map<SymbolicString, Group<T>>();
  /** The lengths of the leads, each once. */
  private readonly lengths: readonly number[];
  private sorted: readonly SymbolicString[] | undefined;

  /** @param entries each thing with the text up to the first wildcard */
  constructor(entries: Iterable<readonly [start: SymbolicString, thing: T]>) {
    for (const [start, thing] of entries) {
      this.add(start, thing);
    }
    this.lengths = [...new Set([...this.groups.keys()].map(({ length }) => length))];
  }

  /** What begins as the text does, and what its first unknown part may go on as. */
  public find(text: SymbolicString): readonly T[] {
    const lead = takeLead(text);
    const found: T[] = [];
    for (const length of this.lengths) {
      if (length < lead.length) {
        found.push(...this.groups.get(lead.slice(0, length))?.all ?? []);
      }
    }
    found.push(...this.findEqual(lead, text));
    return isSymbolic(text) ? [...found, ...this.findLonger(lead)] : found;
  }

  private add(start: SymbolicString, thing: T): void {
    const lead = takeLead(start);
    const group = this.groups.get(lead) ?? createGroup<T>();
    this.groups.set(lead, group);
    group.all.push(thing);
    const id = takeOpaqueId(start, lead.length);
    const same = id === undefined ? group.others : group.byOpaqueId.get(id) ?? [];
    same.push(thing);
    if (id !== undefined) {
      group.byOpaqueId.set(id, same);
    }
  }

  private findEqual(lead: SymbolicString, text: SymbolicString): readonly T[] {
    const group = this.groups.get(lead);
    const id = takeOpaqueId(text, lead.length);
    return group === undefined ? []
      : id === undefined ? group.all : [...group.others, ...group.byOpaqueId.get(id) ?? []];
  }

  private findLonger(lead: SymbolicString): readonly T[] {
    this.sorted ??= [...this.groups.keys()].sort();
    const found: T[] = [];
    for (let index = findAfter(this.sorted, lead); this.sorted[index]?.startsWith(lead); index += 1) {
      found.push(...this.groups.get(this.sorted[index])!.all);
    }
    return found;
  }
}

function createGroup<T>(): Group<T> {
  return { all: [], byOpaqueId: new Map<SymbolicString, T[]>(), others: [] };
}

/** Where the texts begin that come after one. */
function findAfter(sorted: readonly string[], text: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (sorted[middle] <= text) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
