/** Computes each value once; where a value needs itself, it is `cyclic`. */
export class Memo<T> {
  private readonly known = new Map<string, { readonly value: T }>();

  public of(key: string, cyclic: T, compute: () => T): T {
    const found = this.known.get(key);
    if (found !== undefined) {
      return found.value;
    }
    this.known.set(key, { value: cyclic });
    const value = compute();
    this.known.set(key, { value });
    return value;
  }
}
