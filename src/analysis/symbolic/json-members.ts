import type { SymbolicString } from './symbolic-string';
import { isSymbolic } from './symbolic-string';

/** A member of resolved JSON; `undefined` where the path leads nowhere. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (parent, key) => (typeof parent === 'object' && parent !== null ? Reflect.get(parent, key) : undefined), value);
}

/** A member; where deployment decides an element on the way to it, the mark of that element. */
export function decidedAt(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((parent, key) => (typeof parent === 'string' && isSymbolic(parent) ? parent : at(parent, key)), value);
}

/** A member that is a string, or a number or Boolean as one. */
export function textAt(value: unknown, ...path: readonly (string | number)[]): SymbolicString | undefined {
  const found = at(value, ...path);
  return typeof found === 'string' ? found
    : typeof found === 'number' || typeof found === 'boolean' ? String(found)
      : undefined;
}

/** CloudFormation accepts Booleans as strings; a mark stays. */
export function booleanAt(value: unknown, ...path: readonly (string | number)[]): boolean | SymbolicString | undefined {
  const text = textAt(value, ...path);
  return text === 'true' ? true : text === 'false' ? false : text;
}

/** CloudFormation accepts numbers as strings; a mark stays. */
export function numberAt(value: unknown, ...path: readonly (string | number)[]): number | SymbolicString | undefined {
  const text = textAt(value, ...path);
  return text !== undefined && /^-?\d+$/.test(text) ? Number(text) : text;
}

/** The items of a list, the one item that stands without a list, nothing. */
export function listAt(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : found === undefined ? [] : [found];
}

/** The strings of a list. */
export function textsAt(value: unknown, ...path: readonly (string | number)[]): readonly SymbolicString[] {
  return listAt(value, ...path).filter((item) => typeof item === 'string');
}

/** An object of JSON, which is no list. */
export interface JsonObject {
  readonly [name: string]: unknown;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
