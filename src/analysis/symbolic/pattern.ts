import type { SymbolicString } from './symbolic-string';
import { isSymbolic, toSymbols } from './symbolic-string';
import type { Match } from './match';
import type { PatternToken } from './unify';
import { ANY, ONE, unifies } from './unify';

/** A string with `*` and `?`, prepared for many comparisons. */
export interface Pattern {
  readonly pieces: readonly Piece[];
  /** The text, where it has no wildcard. */
  readonly literal?: SymbolicString;
  /** The text before the one wildcard, a `*` at the end. */
  readonly prefix?: SymbolicString;
  /** The characters before the first wildcard or mark. */
  readonly lead: string;
  readonly symbolic: boolean;
}

/** A piece of a pattern: text, in which wildcards mean nothing, or a wildcard. */
export type Piece = SymbolicString | { readonly wildcard: '*' | '?' };

/** A pattern that only the text itself matches. */
export function literal(text: SymbolicString): Pattern {
  return { pieces: [text], literal: text, lead: takeLead(text), symbolic: isSymbolic(text) };
}

export function pattern(pieces: readonly Piece[]): Pattern {
  const texts = pieces.filter((piece) => typeof piece === 'string');
  if (texts.length === pieces.length) {
    return literal(texts.join(''));
  }
  const [first, last] = [pieces[0], pieces[pieces.length - 1]];
  const simple = pieces.length - texts.length === 1 && typeof last !== 'string' && last.wildcard === '*';
  return {
    pieces,
    lead: typeof first === 'string' ? takeLead(first) : '',
    symbolic: texts.some(isSymbolic),
    ...(simple ? { prefix: texts.join('') } : {}),
  };
}

/** Reads `*` and `?` in a text as wildcards. */
export function glob(text: SymbolicString): Pattern {
  const pieces = text.split(/([*?])/).filter((piece) => piece !== '');
  return pattern(pieces.map((piece) => (piece === '*' || piece === '?' ? { wildcard: piece } : piece)));
}

/** Whether a text matches a pattern. */
export function matches(wanted: Pattern, text: SymbolicString): Match {
  const { literal: whole, prefix } = wanted;
  if (whole === undefined ? prefix !== undefined && text.startsWith(prefix) : whole === text) {
    return 'all';
  }
  const marked = isSymbolic(text);
  if (!beginsAlike(wanted, text, marked)) {
    return 'none';
  }
  return matchesRest(wanted, text, marked);
}

/** Whether the characters before any wildcard or mark allow a match; most comparisons end here. */
function beginsAlike(wanted: Pattern, text: SymbolicString, marked: boolean): boolean {
  const { lead } = wanted;
  const fixed = wanted.symbolic ? undefined : wanted.literal ?? wanted.prefix;
  if (!marked) {
    return fixed === undefined && text.startsWith(lead);
  }
  const textLead = takeLead(text);
  return (fixed ?? lead).startsWith(textLead) || (fixed === undefined && textLead.startsWith(lead));
}

/** Taken apart only where a comparison does not end before, which is rare. */
function toTokens(pieces: readonly Piece[]): readonly PatternToken[] {
  return pieces.flatMap((piece): readonly PatternToken[] =>
    typeof piece === 'string' ? toSymbols(piece) : [piece.wildcard === '*' ? ANY : ONE]);
}

function matchesRest({ pieces, lead, symbolic: wantedMarked }: Pattern, text: SymbolicString, marked: boolean): Match {
  const symbols = toSymbols(text);
  // what both begin with takes no part in the search
  const common = Math.min(toSymbols(lead).length, toSymbols(takeLead(text)).length);
  const [wanted, rest] = [toTokens(pieces).slice(common), symbols.slice(common)];
  if (unifies(wanted, rest, 'none')) {
    return 'all';
  }
  if (!wantedMarked && !marked) {
    return 'none';
  }
  if (unifies(wanted, rest, 'undecided')) {
    return 'unknown';
  }
  // for some of every value whatever deployment decides, or only if it decides so
  return unifies(wanted, rest, 'every') ? 'some' : unifies(wanted, rest, 'all') ? 'unknown' : 'none';
}

/** Whether two texts are equal. */
export function equal(a: SymbolicString, b: SymbolicString): Match {
  return a === b ? 'all' : !isSymbolic(a) && !isSymbolic(b) ? 'none' : matches(literal(a), b);
}

function takeLead(text: SymbolicString): string {
  const end = text.search(/[\uE000-\uE002]/);
  return end < 0 ? text : text.slice(0, end);
}
