import type { SymbolicString } from './symbolic-string';
import { fromTemplate, isSymbolic } from './symbolic-string';

/** Names of members and positions in lists. */
type Path = readonly (string | number)[];

/** The beginning of the number of a reserved character. */
const RESERVED_CODE = /\\u(?:[eE][01]|[fF]8)/;

/** Far beyond what CloudFormation or CDK write; what is nested deeper would exhaust the call stack. */
const MAX_DEPTH = 200;

/**
 * Reads JSON; a reserved character that is written as `\u` and its number is escaped like one that stands for itself.
 *
 * @throws SyntaxError
 */
export function parseJson(text: SymbolicString): unknown {
  return limitDepth(
    JSON.parse(RESERVED_CODE.test(text) ? text.replace(/\\(?:u([0-9a-fA-F]{4})|[^])/g, escapeSequence) : text));
}

/**
 * A value that is read from JSON, if it can be walked through.
 *
 * @throws SyntaxError
 */
export function limitDepth<T>(value: T, depth = 0): T {
  if (typeof value === 'object' && value !== null) {
    if (depth === MAX_DEPTH) {
      throw new SyntaxError(`nested deeper than ${MAX_DEPTH} levels`);
    }
    // a list of the members of each object of every template would be most of the time
    for (const name in value) {
      if (typeof value[name] === 'object') {
        limitDepth(value[name], depth + 1);
      }
    }
  }
  return value;
}

function escapeSequence(sequence: string, code: string | undefined): string {
  const character = code === undefined ? '' : String.fromCharCode(parseInt(code, 16));
  const escaped = fromTemplate(character);
  return escaped === character ? sequence : escaped;
}

/** A member of resolved JSON; `undefined` where the path leads nowhere. */
export function at(value: unknown, ...path: Path): unknown {
  let found = value;
  for (const key of path) {
    found = typeof found === 'object' && found !== null ? (found as JsonObject)[key] : undefined;
  }
  return found;
}

/** A member; where the deployment determines an element on the way to it, the unknown part for that element. */
export function decidedAt(value: unknown, ...path: Path): unknown {
  return path.reduce<unknown>(
    (parent, key) => (typeof parent === 'string' && isSymbolic(parent) ? parent : at(parent, key)), value);
}

/** A member that is a string, or a number or Boolean as one. */
export function textAt(value: unknown, ...path: Path): SymbolicString | undefined {
  const found = at(value, ...path);
  return typeof found === 'string' ? found
    : typeof found === 'number' || typeof found === 'boolean' ? String(found)
      : undefined;
}

/** Whether a value is an intrinsic function, such as `{ "Ref": "Bucket" }`. */
export function isFunctionCall(value: unknown): boolean {
  const [name, ...others] = isObject(value) ? Object.keys(value) : [];
  return name !== undefined && others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'));
}

/** Any JSON as text. `String` asks an object for its member `toString`, which may be data of a template. */
export function toText(value: unknown): SymbolicString {
  return typeof value === 'string' ? value : JSON.stringify(value) ?? '';
}

/** CloudFormation accepts Booleans as strings; an unknown part stays. */
export function booleanAt(value: unknown, ...path: Path): boolean | SymbolicString | undefined {
  const text = textAt(value, ...path);
  return text === 'true' ? true : text === 'false' ? false : text;
}

/** CloudFormation accepts numbers as strings; an unknown part stays. */
export function numberAt(value: unknown, ...path: Path): number | SymbolicString | undefined {
  const text = textAt(value, ...path);
  return text !== undefined && /^-?\d+$/.test(text) ? Number(text) : text;
}

/** The items of a list; a value that is no list is its only item. */
export function listAt(value: unknown, ...path: Path): readonly unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : found === undefined ? [] : [found];
}

/** The strings of a list. */
export function textsAt(value: unknown, ...path: Path): readonly SymbolicString[] {
  return listAt(value, ...path).filter((item) => typeof item === 'string');
}

/** An object of JSON, which is no list. */
export interface JsonObject {
  readonly [name: string]: unknown;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
