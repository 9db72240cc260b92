/* eslint-disable no-bitwise -- a bit for each position makes a row of the table a few machine words */
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
  const isFixed = (token: PatternToken) => typeof token !== 'string' || !isFree(token, free);
  return tokens.every(isFixed) && symbols.every(isFixed) ? matchesGreedily(tokens, symbols)
    : unifiesByTable(tokens, symbols, free);
}

/**
 * Takes the first place for what stands between two `*`, and never goes back behind the last `*`: the number of steps
 * is at most the product of both lengths, whatever the pattern.
 */
function matchesGreedily(tokens: readonly PatternToken[], symbols: readonly string[]): boolean {
  let [token, position] = [0, 0];
  let retry: { readonly token: number; position: number } | undefined;
  while (position < symbols.length) {
    if (tokens[token] === ANY) {
      token += 1;
      retry = { token, position };
    } else if (token < tokens.length && matchesOne(tokens[token], symbols[position])) {
      token += 1;
      position += 1;
    } else if (retry === undefined) {
      return false;
    } else {
      retry.position += 1;
      ({ token, position } = retry);
    }
  }
  return tokens.slice(token).every((rest) => rest === ANY);
}

function matchesOne(token: PatternToken, symbol: string): boolean {
  return token === symbol || (token === ONE && !isPart(symbol));
}

/**
 * Positions in the text, a bit for each: what the tokens so far can reach is a row of a table with a row for each
 * token, computed from the row before for all positions at once.
 */
type Positions = bigint;

/** A part may have any length, so that no first place is the best one: every position is kept, once. */
function unifiesByTable(tokens: readonly PatternToken[], symbols: readonly string[], free: FreeParts): boolean {
  const text = new TextPositions(symbols, free);
  let row = text.skipEmptyParts(1n);
  for (const token of tokens) {
    row = text.skipEmptyParts(text.advance(row, token));
    if (row === 0n) {
      return false;
    }
  }
  return text.isEnd(row);
}

/** Where each token of a pattern leads in one text. */
class TextPositions {
  private readonly all: Positions;
  private readonly bySymbol = new Map<string, Positions>();
  private readonly characters: Positions;
  private readonly skippable: readonly Positions[];
  private readonly containing = new Map<PatternToken, Positions>();
  private readonly freeParts: ReadonlyArray<readonly [position: number, part: string]>;

  constructor(private readonly symbols: readonly string[], private readonly free: FreeParts) {
    this.all = (1n << BigInt(symbols.length + 1)) - 1n;
    symbols.forEach((symbol, position) =>
      this.bySymbol.set(symbol, (this.bySymbol.get(symbol) ?? 0n) | (1n << BigInt(position))));
    this.characters = mark(symbols, (symbol) => !isPart(symbol));
    this.skippable = listRuns(mark(symbols, (symbol) => !isOpaqueId(symbol) && isFree(symbol, free)));
    this.freeParts = [...symbols.entries()].filter(([, symbol]) => isFree(symbol, free));
  }

  public isEnd(row: Positions): boolean {
    return (row >> BigInt(this.symbols.length)) === 1n;
  }

  /** Adds the positions behind free parts of the text, which may be empty. */
  public skipEmptyParts(row: Positions): Positions {
    return extend(row, this.skippable);
  }

  /** The row of the next token of the pattern. */
  public advance(row: Positions, token: PatternToken): Positions {
    if (token === ANY) {
      return this.fromFirst(row);
    }
    const equal = token === ONE ? this.characters : this.bySymbol.get(token) ?? 0n;
    const inside = row & this.findContaining(token);
    const next = (((row & equal) | inside) << 1n) | inside;
    return token !== ONE && isFree(token, this.free) ? next | this.span(row, token) : next;
  }

  private fromFirst(row: Positions): Positions {
    return (row | -row) & this.all;
  }

  /** The free parts of the text that may contain the token, and more. */
  private findContaining(token: string | typeof ONE): Positions {
    const known = this.containing.get(token) ?? this.freeParts.reduce((found, [position, part]) =>
      (mayContain(part, token) ? found | (1n << BigInt(position)) : found), 0n);
    this.containing.set(token, known);
    return known;
  }

  /**
   * How far a part of the pattern may reach in the text. An id that AWS generates is never empty; free parts of the
   * text between its characters may be.
   */
  private span(row: Positions, part: string): Positions {
    if (!isOpaqueId(part)) {
      return this.fromFirst(row);
    }
    const contained = mark(this.symbols, (symbol) => mayContain(part, symbol));
    return (extend(row, listRuns(contained | this.skippable[0])) & contained) << 1n;
  }
}

function isFree(symbol: string, free: FreeParts): boolean {
  return free !== 'none' && isPart(symbol) && (free === 'every' || (free === 'for all') === isForAll(symbol));
}

function mark(symbols: readonly string[], predicate: (symbol: string) => boolean): Positions {
  return BigInt(`0b0${symbols.map((symbol) => (predicate(symbol) ? '1' : '0')).reverse().join('')}`);
}

/** Where 1, 2, 4, 8 … positions in a row are marked. */
function listRuns(marked: Positions): readonly Positions[] {
  const runs = [marked];
  for (let length = 1n, run = marked; run !== 0n; length *= 2n) {
    run &= run >> length;
    runs.push(run);
  }
  return runs;
}

/** Adds every position that is reached through marked ones alone: twice as far with each step. */
function extend(row: Positions, runs: readonly Positions[]): Positions {
  return runs.reduce((reached, run, step) => reached | ((reached & run) << (1n << BigInt(step))), row);
}

/** An id that AWS generates has neither slash nor colon, and is no other id. */
function mayContain(part: string, token: string | typeof ONE): boolean {
  if (token === ONE || !isOpaqueId(part)) {
    return true;
  }
  return token === part || isUnknown(token) || (!isPart(token) && token !== '/' && token !== ':');
}
