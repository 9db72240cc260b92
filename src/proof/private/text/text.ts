/**
 * A string of a template after its intrinsic functions are resolved.
 *
 * What deployment alone decides stands in it as a mark: a name between characters that no template contains. Strings
 * with marks are compared, matched and joined like others, and the answer is `maybe` where it depends on a mark.
 */
export type Text = string;

/** A value that may be anything, even equal to a literal elsewhere: a parameter, the account of the deployment. */
const OPEN = '\uE000';
/** A name or id that AWS generates: two of them are never equal, and none contains a slash or a colon. */
const GENERATED = '\uE001';
/** Every possible value, such as the rest of an object key after the prefix of a rule. */
const EVERY = '\uE002';
const END = '\uE003';

const MARK = /[\uE000-\uE002][^\uE003]*\uE003/g;
const SYMBOL = /[\uE000-\uE002][^\uE003]*\uE003|[^]/gu;

/** A value that deployment decides; the same name is the same value. */
export function open(name: string): Text {
  return mark(OPEN, name);
}

/** A name or id that AWS generates for one resource. */
export function generated(name: string): Text {
  return mark(GENERATED, name);
}

/** Stands for every value at once. */
export function every(name: string): Text {
  return mark(EVERY, name);
}

/** ARNs are taken apart at colons and slashes: none may be inside of a mark. */
const HIDDEN: { readonly [separator: string]: string } = { ':': '\uE004', '/': '\uE005' };

function mark(kind: string, name: string): Text {
  // a name that is made of a text with marks
  const plain = display(name).replace(/[:/]/g, (separator) => HIDDEN[separator]);
  return `${kind}${plain}${END}`;
}

/** Whether it holds a mark of any kind. */
export function isMarked(text: Text): boolean {
  return /[\uE000-\uE002]/.test(text);
}

/** Whether it holds what deployment decides; what stands for every value does not count. */
export function isUndecided(text: Text): boolean {
  return /[\uE000\uE001]/.test(text);
}

/** For a person: marks in angle brackets, what stands for every value as a wildcard. */
export function display(text: Text): string {
  return text.replace(MARK, (each) => (isEvery(each) ? '*' : `<${shownName(each)}>`));
}

function shownName(symbol: string): string {
  return symbol.slice(1, -1).replace(/\uE004/g, ':').replace(/\uE005/g, '/');
}

/** Characters and whole marks. */
export function symbolsOf(text: Text): string[] {
  return text.match(SYMBOL) ?? [];
}

export function isMark(symbol: string): boolean {
  return isOpen(symbol) || isGenerated(symbol) || isEvery(symbol);
}

export function isOpen(symbol: string): boolean {
  return symbol.startsWith(OPEN);
}

export function isGenerated(symbol: string): boolean {
  return symbol.startsWith(GENERATED);
}

export function isEvery(symbol: string): boolean {
  return symbol.startsWith(EVERY);
}
