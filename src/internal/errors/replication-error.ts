import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { ERROR_CODES } from './error-codes';

/** A code of the table in `error-codes.ts`. */
export type ErrorCode = keyof typeof ERROR_CODES;

/**
 * The parts of a message: the problem, the offending value and the remedy, in terms of the prop that the user set.
 */
export interface ErrorDetails {
  /** What is wrong, lowercase, without a full stop. */
  readonly problem: string;
  /** The offending value; shown as JSON. */
  readonly value?: unknown;
  /** What is accepted, or what to change. */
  readonly remedy: string;
}

const MARK = Symbol.for('cdk-encrypted-replication.ReplicationError');

/**
 * The only error that this library throws.
 *
 * Its `code` is a stable PascalCase code, documented in `docs/reference/errors.md`. The message begins with it, since
 * jsii hands other languages the message alone; the name is another, since Node.js prints it before the message.
 */
export class ReplicationError extends Error {
  /** Whether a caught value is a `ReplicationError`, also of a second copy of this package. */
  public static isReplicationError(x: unknown): x is ReplicationError {
    return typeof x === 'object' && x !== null && MARK in x;
  }

  public readonly code: ErrorCode;
  public readonly path: string | undefined;

  constructor(code: ErrorCode, scope: IConstruct | undefined, details: ErrorDetails) {
    super(renderMessage(code, scope?.node.path, details));
    this.name = 'ReplicationError';
    this.code = code;
    this.path = scope?.node.path;
    Object.defineProperty(this, MARK, { value: true });
  }
}

function renderMessage(code: ErrorCode, path: string | undefined, { problem, value, remedy }: ErrorDetails): string {
  const got = value === undefined ? '' : `, got ${JSON.stringify(value, replaceTokens)}`;
  const where = path === undefined ? '' : ` [${path}]`;
  return `${code}: ${problem}${got}; ${remedy}${where}`.replace(/[#$]\{Token\[[^\]]*\]\}/g, '<token>');
}

/** Replaces tokens, also those for lists and numbers, and prints the numbers that JSON cannot represent. */
function replaceTokens(_key: string, value: unknown): unknown {
  if (typeof value === 'number') {
    return Token.isUnresolved(value) ? '<token>' : Number.isFinite(value) ? value : String(value);
  }
  return typeof value === 'string' && /[#$]\{Token\[/.test(value) ? '<token>' : value;
}
