import { isEvery, isGenerated, isMark, isOpen } from './symbolic-string';

/** Any characters, none included. */
export const ANY = Symbol('*');
/** Exactly one character. */
export const ONE = Symbol('?');

/** A character, a mark or a wildcard. */
export type Part = string | typeof ANY | typeof ONE;

/** Which marks may take a value other than their own name. */
export type Freedom = 'none' | 'undecided' | 'every' | 'all';

/** Whether a pattern and a text can be made equal by giving the free marks of both a value. */
export function unifies(parts: readonly Part[], symbols: readonly string[], freedom: Freedom): boolean {
  let places = new Set([0]);
  for (const part of parts) {
    const next = new Set<number>();
    for (const place of passEmpty(symbols, places, freedom)) {
      for (const target of targets(part, symbols, place, freedom)) {
        next.add(target);
      }
    }
    if (next.size === 0) {
      return false;
    }
    places = next;
  }
  return passEmpty(symbols, places, freedom).has(symbols.length);
}

function isFree(symbol: string, freedom: Freedom): boolean {
  return freedom !== 'none' && isMark(symbol) && (freedom === 'all' || (freedom === 'every') === isEvery(symbol));
}

/** Adds the places behind free marks of the text that may be empty. */
function passEmpty(symbols: readonly string[], places: ReadonlySet<number>, freedom: Freedom): Set<number> {
  const reached = new Set(places);
  // a set hands out what is added while one goes through it
  for (const place of reached) {
    const symbol = symbols[place];
    if (symbol !== undefined && !isGenerated(symbol) && isFree(symbol, freedom)) {
      reached.add(place + 1);
    }
  }
  return reached;
}

/** The places in the text to which one part of the pattern leads. */
function targets(part: Part, symbols: readonly string[], place: number, freedom: Freedom): number[] {
  if (part === ANY) {
    return range(place, symbols.length);
  }
  const symbol = symbols[place];
  const found: number[] = [];
  if (symbol !== undefined && (part === symbol || (part === ONE && !isMark(symbol)))) {
    found.push(place + 1);
  }
  if (symbol !== undefined && isFree(symbol, freedom) && mayContain(symbol, part)) {
    found.push(place, place + 1);
  }
  if (part !== ONE && isFree(part, freedom)) {
    found.push(...span(part, symbols, place));
  }
  return found;
}

/** How far a mark of the pattern may reach in the text; what AWS generates is never empty. */
function span(mark: string, symbols: readonly string[], place: number): number[] {
  let end = place;
  while (end < symbols.length && mayContain(mark, symbols[end])) {
    end += 1;
  }
  return range(isGenerated(mark) ? place + 1 : place, end);
}

function mayContain(mark: string, part: string | typeof ONE): boolean {
  if (part === ONE || !isGenerated(mark)) {
    return true;
  }
  return part === mark || isOpen(part) || (!isMark(part) && part !== '/' && part !== ':');
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_unused, index) => from + index);
}
