/** Expressions in expressions and references to references, together; the call stack has room for some times more. */
const MAX_DEPTH = 300;

/** How deep the resolution of values is at the moment, through all stacks. */
export class Recursion {
  private depth = 0;

  /** What is deeper is not computed: the deployment decides it. */
  public descend<T>(tooDeep: () => T, compute: () => T): T {
    if (this.depth === MAX_DEPTH) {
      return tooDeep();
    }
    this.depth += 1;
    const value = compute();
    this.depth -= 1;
    return value;
  }
}
