const BRAND = Symbol.for('cdk-encrypted-replication.TemplateProblem');

/** What is wrong with the text of a template, and where; who knows the name of the file says it. */
export class TemplateProblem extends Error {
  /** Whether a caught value is one. */
  public static isTemplateProblem(x: unknown): x is TemplateProblem {
    return typeof x === 'object' && x !== null && BRAND in x;
  }

  /** @param problem lowercase, without a full stop */
  constructor(public readonly problem: string, public readonly line: number) {
    super(`${problem} (line ${line})`);
    this.name = 'TemplateProblem';
    Object.defineProperty(this, BRAND, { value: true });
  }
}
