import { isForAll, isOpaqueId, isPart, isUnknown } from './symbolic-string';

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
