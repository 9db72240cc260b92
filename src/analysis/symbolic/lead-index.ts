import type { SymbolicString } from './symbolic-string';
import { isSymbolic, takeLead } from './symbolic-string';

/** Things by the characters that a pattern begins with: finds those that may match a text without comparing all. */
export class LeadIndex<T> {
  private readonly byLead = new Map<SymbolicString, T[]>();
  /** The lengths of the leads, each once. */
  private readonly lengths: readonly number[];
  private sorted: readonly SymbolicString[] | undefined;

  constructor(entries: Iterable<readonly [lead: SymbolicString, thing: T]>) {
    for (const [lead, thing] of entries) {
      const things = this.byLead.get(lead);
      if (things === undefined) {
        this.byLead.set(lead, [thing]);
      } else {
        things.push(thing);
      }
    }
    this.lengths = [...new Set([...this.byLead.keys()].map(({ length }) => length))];
  }

  /** What begins as the text does, and what the first unknown part of the text may go on as. */
  public find(text: SymbolicString): readonly T[] {
    const lead = takeLead(text);
    const found = this.lengths.filter((length) => length <= lead.length)
      .flatMap((length) => this.byLead.get(lead.slice(0, length)) ?? []);
    return isSymbolic(text) ? [...found, ...this.findLonger(lead)] : found;
  }

  private findLonger(lead: SymbolicString): readonly T[] {
    this.sorted ??= [...this.byLead.keys()].sort(compare);
    const found: T[] = [];
    for (let index = findFirst(this.sorted, lead); this.sorted[index]?.startsWith(lead); index += 1) {
      found.push(...this.byLead.get(this.sorted[index])!);
    }
    return found;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : 1;
}

/** Where the texts begin that are longer than one, or come after it. */
function findFirst(sorted: readonly string[], text: string): number {
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
