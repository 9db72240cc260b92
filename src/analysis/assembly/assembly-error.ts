const MARK = Symbol.for('cdk-encrypted-replication.AssemblyError');

/** A folder that is no cloud assembly, or one that cannot be read. */
export class AssemblyError extends Error {
  /** Whether a caught value is one of these, also when it comes from a second copy of this package. */
  public static isAssemblyError(x: unknown): x is AssemblyError {
    return typeof x === 'object' && x !== null && MARK in x;
  }

  public readonly code = 'AssemblyUnreadable';

  /**
   * @param problem what is wrong, lowercase, without a full stop
   * @param remedy what to do about it
   */
  constructor(directory: string, readonly problem: string, readonly remedy: string) {
    super(`AssemblyUnreadable: ${problem}, got ${JSON.stringify(directory)}; ${remedy}`);
    this.name = this.code;
    Object.defineProperty(this, MARK, { value: true });
  }
}
