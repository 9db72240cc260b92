const ASSEMBLY_ERROR = Symbol.for('cdk-encrypted-replication.AssemblyError');

/** A folder is not a cloud assembly, or cannot be read. */
export class AssemblyError extends Error {
  /** Whether a caught value is an `AssemblyError`, also of a second copy of this package. */
  public static isAssemblyError(x: unknown): x is AssemblyError {
    return typeof x === 'object' && x !== null && ASSEMBLY_ERROR in x;
  }

  public readonly code = 'AssemblyUnreadable';

  /**
   * @param problem what is wrong, lowercase, without a full stop
   * @param remedy what to do about it
   */
  constructor(directory: string, readonly problem: string, readonly remedy: string) {
    super(`AssemblyUnreadable: ${problem}, got ${JSON.stringify(directory)}; ${remedy}`);
    this.name = this.code;
    Object.defineProperty(this, ASSEMBLY_ERROR, { value: true });
  }
}

/** What is wrong with JSON, without the text around it: a file that is no text does not belong on a terminal. */
export function describeJsonError(error: unknown): string {
  const { message } = error as Error;
  const [position] = /at position \d+(?: \(line \d+ column \d+\))?/.exec(message) ?? [];
  return /nested deeper|ENOENT|EISDIR|EACCES/.exec(message) ? message : ['it is no JSON', position].filter((part) => part).join(' ');
}
