import type { Match } from './match';
import type { SymbolicString } from './symbolic-string';
import { isSymbolic, takeLead, toSymbols } from './symbolic-string';
import type { PatternToken } from './unify';
import { ANY, ONE, unifies } from './unify';

/** A string with `*` and `?`, prepared for many comparisons. */
export interface Pattern {
  readonly pieces: readonly Piece[];
  /** The whole text, where it has no wildcard. */
  readonly literal?: SymbolicString;
  /** The text before the only wildcard, a `*` at the end. */
  readonly prefix?: SymbolicString;
  /** The characters before the first wildcard or unknown part. */
  readonly lead: SymbolicString;
  /** Whether it has unknown parts. */
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
  const hasPrefix = pieces.length - texts.length === 1 && typeof last !== 'string' && last.wildcard === '*';
  return {
    pieces,
    lead: typeof first === 'string' ? takeLead(first) : '',
    symbolic: texts.some(isSymbolic),
    ...(hasPrefix ? { prefix: texts.join('') } : {}),
  };
}

/** A pattern in which `*` and `?` of the text are wildcards. */
export function glob(text: SymbolicString): Pattern {
  return pattern(splitWildcards(text));
}

export function splitWildcards(text: SymbolicString): readonly Piece[] {
  return text.split(/([*?])/).filter((piece) => piece !== '')
    .map((piece) => (piece === '*' || piece === '?' ? { wildcard: piece } : piece));
}

/** Whether a text matches a pattern. */
export function matches(expected: Pattern, text: SymbolicString): Match {
  const { literal: whole, prefix } = expected;
  if (whole === undefined ? prefix !== undefined && text.startsWith(prefix) : whole === text) {
    return 'all';
  }
  const symbolic = isSymbolic(text);
  return hasCompatibleLead(expected, text, symbolic) ? matchSymbols(expected, text, symbolic) : 'none';
}

/** Whether two texts are equal. */
export function equal(a: SymbolicString, b: SymbolicString): Match {
  return a === b ? 'all' : !isSymbolic(a) && !isSymbolic(b) ? 'none' : matches(literal(a), b);
}

/** Whether the characters before any wildcard and unknown part allow a match; most comparisons end here. */
function hasCompatibleLead(expected: Pattern, text: SymbolicString, symbolic: boolean): boolean {
  const { lead } = expected;
  const fixed = expected.symbolic ? undefined : expected.literal ?? expected.prefix;
  if (!symbolic) {
    return fixed === undefined && text.startsWith(lead);
  }
  const textLead = takeLead(text);
  return (fixed ?? lead).startsWith(textLead) || (fixed === undefined && textLead.startsWith(lead));
}

function matchSymbols(expected: Pattern, text: SymbolicString, symbolic: boolean): Match {
  // the lead that both have takes no part in the search
  const common = Math.min(toSymbols(expected.lead).length, toSymbols(takeLead(text)).length);
  const [tokens, symbols] = [toTokens(expected.pieces).slice(common), toSymbols(text).slice(common)];
  if (unifies(tokens, symbols, 'none')) {
    return 'all';
  }
  if (!expected.symbolic && !symbolic) {
    return 'none';
  }
  if (unifies(tokens, symbols, 'undetermined')) {
    return 'unknown';
  }
  // some objects match whatever the deployment determines, or only where it determines a certain value
  return unifies(tokens, symbols, 'for all') ? 'some' : unifies(tokens, symbols, 'every') ? 'unknown' : 'none';
}

/** Done only where the lead does not settle a comparison, which is rare. */
function toTokens(pieces: readonly Piece[]): readonly PatternToken[] {
  return pieces.flatMap((piece): readonly PatternToken[] =>
    typeof piece === 'string' ? toSymbols(piece) : [piece.wildcard === '*' ? ANY : ONE]);
}
