/** Begins a part that may have any value, even equal to a literal elsewhere. */
export const UNKNOWN = '\uE000';
/** Begins an id that AWS generates. */
export const OPAQUE = '\uE001';
/** Begins a part that stands for every value at once. */
export const FOR_ALL = '\uE002';
/** Ends a part of any kind. */
export const END = '\uE003';

/** Stands before a reserved character that a template contains. */
const ESCAPE = '\uE004';
/** From a reserved character to the one behind `ESCAPE`, which has neither a case nor a meaning. */
const SHIFT = 0x400;
/** From a character of a name to the one that stands for it inside of a part. */
const HIDDEN = 0xE100;

/**
 * The block of the parts, of their names and of `ESCAPE`, and the placeholder of `Fn::Split`.
 *
 * All are for private use: Unicode gives them no meaning, but a template may contain them.
 */
const RESERVED = /[\uE000-\uE1FF\uF8FF]/g;
const ESCAPED = new RegExp(`${ESCAPE}([^])`, 'g');

/** Text in which no reserved character is left but `ESCAPE`. */
export function escapeReserved(text: string): string {
  return text.replace(RESERVED, (character) => `${ESCAPE}${shift(character, SHIFT)}`);
}

export function unescapeReserved(text: string): string {
  return text.replace(ESCAPED, (_whole, character: string) => shift(character, -SHIFT));
}

/** What stands for each character below U+0100, but for the first control characters. */
const HIDING = Array.from({ length: 0x100 }, (_unused, code) => String.fromCharCode(code < 9 ? code : code + HIDDEN));

/** A name without the colons, slashes, wildcards, quotes and letters that would mean something inside of a string. */
export function hideName(name: string): string {
  const escaped = escapeReserved(name);
  let hidden = '';
  for (let index = 0; index < escaped.length; index += 1) {
    hidden += HIDING[escaped.charCodeAt(index)] ?? escaped[index];
  }
  return hidden;
}

export function revealName(hidden: string): string {
  return unescapeReserved(hidden.replace(/[\uE100-\uE1FF]/g, (character) => shift(character, -HIDDEN)));
}

function shift(character: string, by: number): string {
  return String.fromCharCode(character.charCodeAt(0) + by);
}
