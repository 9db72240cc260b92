const BRAND = Symbol.for('cdk-encrypted-replication.UnusableInput');

type UnusableInputCode = 'CredentialsUnusable' | 'AccountUnreachable' | 'BucketNotFound' | 'ObjectNotFound' | 'NoReplication' | 'AssemblyInsideAssembly' | 'Usage' | 'ParameterUnknown' | 'PolicyFileUnreadable' | 'PolicyFileInvalid'
  | 'TemplateUnreadable' | 'TemplateInvalid' | 'InventoryUnreadable' | 'InventoryUnsupported' | 'OutputUnwritable';

/** Why the input cannot be checked; not a finding. */
export class UnusableInput extends Error {
  /** Whether a caught value is one. */
  public static isUnusableInput(x: unknown): x is UnusableInput {
    return typeof x === 'object' && x !== null && BRAND in x;
  }

  constructor(public readonly code: UnusableInputCode, message: string) {
    super(message);
    this.name = code;
    Object.defineProperty(this, BRAND, { value: true });
  }
}
