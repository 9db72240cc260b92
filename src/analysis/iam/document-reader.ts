import type { SymbolicString } from '../symbolic/symbolic-string';
import { hasUndetermined, showValue } from '../symbolic/symbolic-string';
import type { DocumentOrigin } from './policy-document';

/** Where a part of a document stands, and where to say what is wrong with it. */
export interface Reader {
  readonly origin: DocumentOrigin;
  readonly propertyPath: string;
  /** Whether the document has the version that knows policy variables. */
  readonly variables: boolean;
  complain(message: string, propertyPath?: string): void;
}

/** A value that deployment decides, where a template could have written more than a text. */
export const UNRESOLVED = Symbol('unresolved');

export interface JsonObject {
  readonly [name: string]: unknown;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isUnresolved(value: unknown): boolean {
  return typeof value === 'string' && hasUndetermined(value);
}

export function at({ origin, propertyPath, variables, complain }: Reader, element: string): Reader {
  return { origin, propertyPath: `${propertyPath}.${element}`, variables, complain };
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

/** A text or a list of at least one; `undefined` after a complaint. */
export function textsOf(value: unknown, reader: Reader, what: string): readonly SymbolicString[] | undefined {
  const values = listOf(value);
  if (values.length > 0 && values.every((each) => typeof each === 'string')) {
    return values;
  }
  reader.complain(`${what} is ${showValue(value)}; give a string, or a list of at least one`);
  return undefined;
}

/** Complains about elements that IAM does not know. */
export function knows(object: JsonObject, known: readonly string[], reader: Reader, what: string): boolean {
  const unknown = Object.keys(object).filter((name) => !known.includes(name));
  unknown.forEach((name) => reader.complain(`unknown element ${showValue(name)} of ${what}; use ${known.join(', ')}`));
  return unknown.length === 0;
}
