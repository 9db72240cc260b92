/** Computes each value once; where a value needs itself, it is what `cyclic` gives. */
export class Memo<T> {
  private readonly known = new Map<string, { readonly value: T }>();
  private readonly pending = new Set<string>();

  public of(key: string, cyclic: () => T, compute: () => T): T {
    const found = this.known.get(key);
    if (found !== undefined) {
      return found.value;
    }
    if (this.pending.has(key)) {
      return cyclic();
    }
    this.pending.add(key);
    const value = compute();
    this.pending.delete(key);
    this.known.set(key, { value });
    return value;
  }
}
