/** Assigns unique ids of letters, digits and `_`; the same names in the same order get the same ids. */
export class NodeIds {
  private readonly ids = new Map<string, string>();
  private readonly taken = new Set<string>();

  /** The id of the node that kind and key identify, derived from its name. */
  public getId(kind: string, key: string, name: string): string {
    const known = this.ids.get(`${kind}:${key}`);
    if (known !== undefined) {
      return known;
    }
    // the kind in front keeps it from being a keyword of Mermaid, such as `end`
    const wanted = `${kind}_${name.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_|_$/g, '')}`;
    let id = wanted;
    for (let count = 2; this.taken.has(id); count += 1) {
      id = `${wanted}_${count}`;
    }
    this.ids.set(`${kind}:${key}`, id);
    this.taken.add(id);
    return id;
  }
}
