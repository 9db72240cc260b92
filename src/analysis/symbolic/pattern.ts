import type { Match } from './match';
import type { SymbolicString } from './symbolic-string';
import { isForAll, isOpaqueId, isPart, isSymbolic, isUnknown, takeLead, toSymbols } from './symbolic-string';

/** `*`: any characters, or none. */
export const ANY = Symbol('*');
/** `?`: exactly one character. */
export const ONE = Symbol('?');

/** A symbol of a text (a character or an unknown part), or a wildcard. */
export type PatternToken = string | typeof ANY | typeof ONE;

/** Which unknown parts may take any value: none, those of the deployment, those that stand for every value, or both. */
export type FreeParts = 'none' | 'undetermined' | 'for all' | 'every';

/** Whether a pattern and a text are equal for one substitution of the free parts of both. */
export function unifies(tokens: readonly PatternToken[], symbols: readonly string[], free: FreeParts): boolean {
  let positions = new Set([0]);
  for (const token of tokens) {
    const next = new Set<number>();
    for (const position of skipEmptyParts(symbols, positions, free)) {
      for (const reached of advance(token, symbols, position, free)) {
        next.add(reached);
      }
    }
    if (next.size === 0) {
      return false;
    }
    positions = next;
  }
  return skipEmptyParts(symbols, positions, free).has(symbols.length);
}

function isFree(symbol: string, free: FreeParts): boolean {
  return free !== 'none' && isPart(symbol) && (free === 'every' || (free === 'for all') === isForAll(symbol));
}

/** Adds the positions behind free parts of the text, which may be empty. */
function skipEmptyParts(symbols: readonly string[], positions: ReadonlySet<number>, free: FreeParts): Set<number> {
  const reached = new Set(positions);
  // the iteration of a set includes what is added meanwhile
  for (const position of reached) {
    const symbol = symbols[position];
    if (symbol !== undefined && !isOpaqueId(symbol) && isFree(symbol, free)) {
      reached.add(position + 1);
    }
  }
  return reached;
}

/** The positions in the text that one token of the pattern reaches from a position. */
function advance(token: PatternToken, symbols: readonly string[], position: number, free: FreeParts): number[] {
  if (token === ANY) {
    return range(position, symbols.length);
  }
  const symbol = symbols[position];
  const reached: number[] = [];
  if (symbol !== undefined && (token === symbol || (token === ONE && !isPart(symbol)))) {
    reached.push(position + 1);
  }
  if (symbol !== undefined && isFree(symbol, free) && mayContain(symbol, token)) {
    reached.push(position, position + 1);
  }
  if (token !== ONE && isFree(token, free)) {
    reached.push(...span(token, symbols, position));
  }
  return reached;
}

/** How far a part of the pattern may reach in the text; an id that AWS generates is never empty. */
function span(part: string, symbols: readonly string[], position: number): number[] {
  let end = position;
  while (end < symbols.length && mayContain(part, symbols[end])) {
    end += 1;
  }
  return range(isOpaqueId(part) ? position + 1 : position, end);
}

/** An id that AWS generates has neither slash nor colon, and is no other id. */
function mayContain(part: string, token: string | typeof ONE): boolean {
  if (token === ONE || !isOpaqueId(part)) {
    return true;
  }
  return token === part || isUnknown(token) || (!isPart(token) && token !== '/' && token !== ':');
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_unused, index) => from + index);
}

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
