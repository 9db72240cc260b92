import type { Text } from './text';
import { isMarked, symbolsOf } from './text';
import type { Truth } from './truth';
import type { Part } from './unify';
import { ANY, ONE, unifies } from './unify';

/** A string with `*` and `?`, prepared for many comparisons. */
export interface Pattern {
  readonly parts: readonly Part[];
  /** The text, where it has no wildcard. */
  readonly literal?: Text;
  /** The text before the one wildcard, a `*` at the end. */
  readonly prefix?: Text;
  /** The characters before the first wildcard or mark. */
  readonly lead: string;
  readonly marked: boolean;
}

/** A piece of a pattern: text, in which wildcards mean nothing, or a wildcard. */
export type Piece = Text | { readonly wildcard: '*' | '?' };

/** A pattern that only the text itself matches. */
export function literal(text: Text): Pattern {
  return { parts: symbolsOf(text), literal: text, lead: leadOf(text), marked: isMarked(text) };
}

export function pattern(pieces: readonly Piece[]): Pattern {
  const texts = pieces.filter((piece) => typeof piece === 'string');
  if (texts.length === pieces.length) {
    return literal(texts.join(''));
  }
  const parts = pieces.flatMap((piece): readonly Part[] =>
    typeof piece === 'string' ? symbolsOf(piece) : [piece.wildcard === '*' ? ANY : ONE]);
  const first = typeof pieces[0] === 'string' ? pieces[0] : '';
  const simple = pieces.length - texts.length === 1 && parts[parts.length - 1] === ANY;
  return {
    parts,
    lead: leadOf(first),
    marked: texts.some(isMarked),
    ...(simple ? { prefix: texts.join('') } : {}),
  };
}

/** Reads `*` and `?` in a text as wildcards. */
export function glob(text: Text): Pattern {
  const pieces = text.split(/([*?])/).filter((piece) => piece !== '');
  return pattern(pieces.map((piece) => (piece === '*' || piece === '?' ? { wildcard: piece } : piece)));
}

/** Whether a text matches a pattern. */
export function matches(wanted: Pattern, text: Text): Truth {
  if (wanted.literal === undefined ? wanted.prefix !== undefined && text.startsWith(wanted.prefix) : wanted.literal === text) {
    return 'yes';
  }
  const marked = isMarked(text);
  const plain = !wanted.marked && !marked;
  if ((plain && (wanted.literal ?? wanted.prefix) !== undefined) || !leadsAgree(wanted.lead, marked ? leadOf(text) : text)) {
    return 'no';
  }
  const symbols = symbolsOf(text);
  if (unifies(wanted.parts, symbols, 'none')) {
    return 'yes';
  }
  if (plain) {
    return 'no';
  }
  return unifies(wanted.parts, symbols, 'undecided') ? 'maybe' : unifies(wanted.parts, symbols, 'all') ? 'some' : 'no';
}

/** Whether two texts are equal. */
export function equal(a: Text, b: Text): Truth {
  return a === b ? 'yes' : !isMarked(a) && !isMarked(b) ? 'no' : matches(literal(a), b);
}

function leadOf(text: Text): string {
  const end = text.search(/[\uE000-\uE002]/);
  return end < 0 ? text : text.slice(0, end);
}

function leadsAgree(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a);
}
