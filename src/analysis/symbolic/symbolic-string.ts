/**
 * A string of a template after its intrinsic functions are resolved.
 *
 * What deployment alone decides stands in it as a mark: a name between characters that no template contains. Strings
 * with marks are compared, matched and joined like others, and the answer is `maybe` where it depends on a mark.
 */
export type SymbolicString = string;

/** A value that may be anything, even equal to a literal elsewhere: a parameter, the account of the deployment. */
const OPEN = '\uE000';
/** A name or id that AWS generates: two of them are never equal, and none contains a slash or a colon. */
const GENERATED = '\uE001';
/** Every possible value, such as the rest of an object key after the prefix of a rule. */
const EVERY = '\uE002';
const END = '\uE003';
/** Where the characters of names stand instead, so that none has a meaning for whoever takes a text apart. */
const HIDDEN = 0xE100;

const MARK = /[\uE000-\uE002][^\uE003]*\uE003/g;
const SYMBOL = /[\uE000-\uE002][^\uE003]*\uE003|[^]/gu;

/** A value that deployment decides; the same name is the same value. */
export function unknownValue(name: string): SymbolicString {
  return mark(OPEN, name);
}

/** A name or id that AWS generates for one resource. */
export function opaqueId(name: string): SymbolicString {
  return mark(GENERATED, name);
}

/** Stands for every value at once. */
export function forAll(name: string): SymbolicString {
  return mark(EVERY, name);
}

function mark(kind: string, name: string): SymbolicString {
  // the name may be a text with marks
  return `${kind}${hidden(display(name))}${END}`;
}

/** Colons, slashes, wildcards, quotes, and letters, whose case may not matter. */
function hidden(name: string): string {
  return name.replace(/[\t-\u00ff]/g, (character) => String.fromCharCode(HIDDEN + character.charCodeAt(0)));
}

function shownName(symbol: string): string {
  return symbol.slice(1, -1).replace(/[\uE100-\uE1FF]/g, (character) =>
    String.fromCharCode(character.charCodeAt(0) - HIDDEN));
}

/** Whether it holds a mark of any kind. */
export function isSymbolic(text: SymbolicString): boolean {
  return /[\uE000-\uE002]/.test(text);
}

/** Whether it holds what deployment decides; what stands for every value does not count. */
export function hasUndetermined(text: SymbolicString): boolean {
  return /[\uE000\uE001]/.test(text);
}

/** Whether it holds what may be anything, even a literal elsewhere. */
export function hasUnknown(text: SymbolicString): boolean {
  return text.includes(OPEN);
}

/** For a person: marks in angle brackets, what stands for every value as a wildcard. */
export function display(text: SymbolicString): string {
  return text.replace(MARK, (each) => (isForAll(each) ? '*' : `<${shownName(each)}>`));
}

/** Any value for a person, as JSON. */
export function showValue(value: unknown): string {
  return value === undefined ? 'not set' : display(JSON.stringify(value));
}

/** Characters and whole marks. */
export function toSymbols(text: SymbolicString): string[] {
  return text.match(SYMBOL) ?? [];
}

export function isPart(symbol: string): boolean {
  return isUnknown(symbol) || isOpaqueId(symbol) || isForAll(symbol);
}

export function isUnknown(symbol: string): boolean {
  return symbol.startsWith(OPEN);
}

export function isOpaqueId(symbol: string): boolean {
  return symbol.startsWith(GENERATED);
}

export function isForAll(symbol: string): boolean {
  return symbol.startsWith(EVERY);
}
