import {
  END, escapeReserved, FOR_ALL, hideName, OPAQUE, revealName, unescapeReserved, UNKNOWN,
} from './reserved-characters';

/**
 * A string of a template after its intrinsic functions are resolved.
 *
 * Where only the deployment knows a value, the string has an unknown part: a name between reserved characters. Strings
 * with unknown parts are joined, stored and compared like others, and a comparison that depends on such a part is
 * `unknown`. Text of a template enters by `fromTemplate`, so that it cannot imitate a part (docs/adr/0014).
 */
export type SymbolicString = string;

const PART_START = /[\uE000-\uE002]/;
const PART = /[\uE000-\uE002][^\uE003]*\uE003/;
/** Every part of a text. */
export const PARTS = new RegExp(PART, 'g');
const PART_OR_ESCAPED = new RegExp(`${PART.source}|\uE004[^]`, 'g');
const SYMBOL = new RegExp(`${PART.source}|\uE004[^]|[^]`, 'gu');

/** Text of a template: reserved characters in it are escaped, and mean nothing. */
export function fromTemplate(text: string): SymbolicString {
  return escapeReserved(text);
}

/** A part that may be anything, even equal to a literal elsewhere: a parameter, the account of the deployment. */
export function unknownValue(name: SymbolicString): SymbolicString {
  return createPart(UNKNOWN, name);
}

/** A name or id that AWS generates for one resource: never that of another, and without slashes and colons. */
export function opaqueId(name: SymbolicString): SymbolicString {
  return createPart(OPAQUE, name);
}

/** What the last id that AWS generates in a text was named; `undefined` if there is none. */
export function nameOpaqueId(text: SymbolicString): SymbolicString | undefined {
  const start = text.lastIndexOf(OPAQUE);
  return start < 0 ? undefined : revealName(text.slice(start + 1, text.indexOf(END, start)));
}

/** A part that stands for every value at once, such as the rest of an object key after the prefix of a rule. */
export function forAll(name: SymbolicString): SymbolicString {
  return createPart(FOR_ALL, name);
}

/** Parts of one kind with the same name are the same value. */
function createPart(kind: string, name: SymbolicString): SymbolicString {
  return `${kind}${hideName(name)}${END}`;
}

/** Whether it has a part of any kind. */
export function isSymbolic(text: SymbolicString): boolean {
  return PART_START.test(text);
}

/** Whether it has a part that the deployment determines; one that stands for every value does not count. */
export function hasUndetermined(text: SymbolicString): boolean {
  return text.includes(UNKNOWN) || text.includes(OPAQUE);
}

/** Whether it has a part that may be anything, even a literal elsewhere. */
export function hasUnknown(text: SymbolicString): boolean {
  return text.includes(UNKNOWN);
}

/** Whether it has an id that AWS generates. */
export function hasOpaqueId(text: SymbolicString): boolean {
  return text.includes(OPAQUE);
}

/** The characters before the first part. */
export function takeLead(text: SymbolicString): SymbolicString {
  const end = text.search(PART_START);
  return end < 0 ? text : text.slice(0, end);
}

/** The id that AWS generates that begins at a position, if one does. */
export function takeOpaqueId(text: SymbolicString, position: number): SymbolicString | undefined {
  return text[position] === OPAQUE ? text.slice(position, text.indexOf(END, position) + 1) : undefined;
}

/** Characters and whole parts; an escaped character is one symbol. */
export function toSymbols(text: SymbolicString): string[] {
  return text.match(SYMBOL) ?? [];
}

export function isPart(symbol: string): boolean {
  return isUnknown(symbol) || isOpaqueId(symbol) || isForAll(symbol);
}

export function isUnknown(symbol: string): boolean {
  return symbol.startsWith(UNKNOWN);
}

export function isOpaqueId(symbol: string): boolean {
  return symbol.startsWith(OPAQUE);
}

export function isForAll(symbol: string): boolean {
  return symbol.startsWith(FOR_ALL);
}

/** For a person: unknown parts in angle brackets, parts that stand for every value as wildcards. */
export function display(text: SymbolicString): string {
  return text.replace(PART_OR_ESCAPED, (symbol) => (!isPart(symbol) ? unescapeReserved(symbol)
    : isForAll(symbol) ? '*' : `<${display(revealName(symbol.slice(1, -1)))}>`));
}

/** Any value for a person, as JSON. */
export function showValue(value: unknown): string {
  return value === undefined ? 'not set' : display(JSON.stringify(value));
}
