import { isForAll, isOpaqueId, isPart, isUnknown } from './symbolic-string';

/** Any characters, none included. */
export const ANY = Symbol('*');
/** Exactly one character. */
export const ONE = Symbol('?');

/** A character, a mark or a wildcard. */
export type PatternToken = string | typeof ANY | typeof ONE;

/** Which marks may take a value other than their own name. */
export type Freedom = 'none' | 'undecided' | 'every' | 'all';

/** Whether a pattern and a text can be made equal by giving the free marks of both a value. */
export function unifies(tokens: readonly PatternToken[], symbols: readonly string[], freedom: Freedom): boolean {
  let positions = new Set([0]);
  for (const part of tokens) {
    const next = new Set<number>();
    for (const position of skipEmpty(symbols, positions, freedom)) {
      for (const target of advance(part, symbols, position, freedom)) {
        next.add(target);
      }
    }
    if (next.size === 0) {
      return false;
    }
    positions = next;
  }
  return skipEmpty(symbols, positions, freedom).has(symbols.length);
}

function isFree(symbol: string, freedom: Freedom): boolean {
  return freedom !== 'none' && isPart(symbol) && (freedom === 'all' || (freedom === 'every') === isForAll(symbol));
}

/** Adds the places behind free marks of the text that may be empty. */
function skipEmpty(symbols: readonly string[], positions: ReadonlySet<number>, freedom: Freedom): Set<number> {
  const reached = new Set(positions);
  // a set hands out what is added while one goes through it
  for (const position of reached) {
    const symbol = symbols[position];
    if (symbol !== undefined && !isOpaqueId(symbol) && isFree(symbol, freedom)) {
      reached.add(position + 1);
    }
  }
  return reached;
}

/** The places in the text to which one part of the pattern leads. */
function advance(part: PatternToken, symbols: readonly string[], position: number, freedom: Freedom): number[] {
  if (part === ANY) {
    return range(position, symbols.length);
  }
  const symbol = symbols[position];
  const found: number[] = [];
  if (symbol !== undefined && (part === symbol || (part === ONE && !isPart(symbol)))) {
    found.push(position + 1);
  }
  if (symbol !== undefined && isFree(symbol, freedom) && mayContain(symbol, part)) {
    found.push(position, position + 1);
  }
  if (part !== ONE && isFree(part, freedom)) {
    found.push(...span(part, symbols, position));
  }
  return found;
}

/** How far a mark of the pattern may reach in the text; what AWS generates is never empty. */
function span(mark: string, symbols: readonly string[], position: number): number[] {
  let end = position;
  while (end < symbols.length && mayContain(mark, symbols[end])) {
    end += 1;
  }
  return range(isOpaqueId(mark) ? position + 1 : position, end);
}

function mayContain(mark: string, part: string | typeof ONE): boolean {
  if (part === ONE || !isOpaqueId(mark)) {
    return true;
  }
  return part === mark || isUnknown(part) || (!isPart(part) && part !== '/' && part !== ':');
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_unused, index) => from + index);
}
