import type { SymbolicString } from '../symbolic/symbolic-string';
import { hasUndetermined, showValue } from '../symbolic/symbolic-string';
import type { DocumentOrigin } from './policy-document';

/** Where a part of a document stands, and where to say what is wrong with it. */
export interface DocumentReader {
  readonly origin: DocumentOrigin;
  readonly propertyPath: string;
  /** Whether the document has the version that knows policy variables. */
  readonly variables: boolean;
  reportProblem(message: string, propertyPath?: string): void;
}

/** A value that deployment decides, where a template could have written more than a text. */
export const UNRESOLVED_ELEMENT = Symbol('unresolved');

export interface JsonObject {
  readonly [name: string]: unknown;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isUndetermined(value: unknown): boolean {
  return typeof value === 'string' && hasUndetermined(value);
}

export function enterElement({ origin, propertyPath, variables, reportProblem: complain }: DocumentReader, element: string): DocumentReader {
  return { origin, propertyPath: `${propertyPath}.${element}`, variables, reportProblem: complain };
}

export function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

/** A text or a list of at least one; `undefined` after a complaint. */
export function parseStrings(value: unknown, reader: DocumentReader, what: string): readonly SymbolicString[] | undefined {
  const values = toList(value);
  if (values.length > 0 && values.every((each) => typeof each === 'string')) {
    return values;
  }
  reader.reportProblem(`${what} is ${showValue(value)}; give a string, or a list of at least one`);
  return undefined;
}

/** Complains about elements that IAM does not know. */
export function hasKnownElements(object: JsonObject, known: readonly string[], reader: DocumentReader, what: string): boolean {
  const unknown = Object.keys(object).filter((name) => !known.includes(name));
  unknown.forEach((name) => reader.reportProblem(`unknown element ${showValue(name)} of ${what}; use ${known.join(', ')}`));
  return unknown.length === 0;
}
