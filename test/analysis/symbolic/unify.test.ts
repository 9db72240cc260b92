import * as fc from 'fast-check';
import { glob, matches, pattern } from '../../../src/analysis/symbolic/pattern';
import { isForAll, isOpaqueId, isPart, isUnknown } from '../../../src/analysis/symbolic/symbolic-string';
import type { FreeParts, PatternToken } from '../../../src/analysis/symbolic/unify';
import { ANY, ONE, unifies } from '../../../src/analysis/symbolic/unify';
import { assertProperty } from '../../support/assert-property';
import { A, B, E, G, H } from './parts';

const isFree = (symbol: PatternToken, free: FreeParts) => typeof symbol === 'string' && isPart(symbol)
  && (free === 'every' || (free === 'for all' && isForAll(symbol)) || (free === 'undetermined' && !isForAll(symbol)));

function mayContain(part: string, symbol: PatternToken): boolean {
  return !isOpaqueId(part) || symbol === ONE || symbol === part
    || (typeof symbol === 'string' && (isUnknown(symbol) || (!isPart(symbol) && symbol !== '/' && symbol !== ':')));
}

/** The definition, tried one way after the other; each part that is free may be as long as anybody likes. */
function reference(
  [token, ...tokens]: readonly PatternToken[],
  [symbol, ...symbols]: readonly string[],
  free: FreeParts,
): boolean {
  const [hasToken, hasSymbol] = [token !== undefined, symbol !== undefined];
  const rest = () => reference([token, ...tokens], symbols, free);
  return (!hasToken && !hasSymbol)
    || (hasToken && hasSymbol && (token === symbol || (token === ONE && !isPart(symbol)))
      && reference(tokens, symbols, free))
    || (token === ANY && (reference(tokens, hasSymbol ? [symbol, ...symbols] : [], free) || (hasSymbol && rest())))
    // a free part of the text takes one token, or is empty
    || (hasSymbol && isFree(symbol, free)
      && ((!isOpaqueId(symbol) && reference(hasToken ? [token, ...tokens] : [], symbols, free))
      || (hasToken && token !== ANY && mayContain(symbol, token)
        && (reference(tokens, [symbol, ...symbols], free) || reference(tokens, symbols, free)))))
    // a free part of the pattern takes one symbol, or is empty
    || (typeof token === 'string' && isFree(token, free)
      && ((!isOpaqueId(token) && reference(tokens, hasSymbol ? [symbol, ...symbols] : [], free))
      || (hasSymbol && mayContain(token, symbol) && (reference(tokens, symbols, free) || rest()))));
}

const SYMBOLS = fc.array(fc.constantFrom('a', 'b', '/', A, B, E, G, H), { maxLength: 4 });
const TOKENS = fc.array(fc.constantFrom<PatternToken>(ANY, ANY, ONE, 'a', 'b', '/', A, E, G), { maxLength: 4 });

test.each<FreeParts>(['none', 'undetermined', 'for all', 'every'])(
  'a table answers what trying every way answers, where %s is free', (free) => {
    assertProperty(fc.property(TOKENS, SYMBOLS, (tokens, symbols) => {
      expect(unifies(tokens, symbols, free)).toBe(reference(tokens, symbols, free));
    }), { numRuns: 400, examples: [[[G], ['a', E, 'a']], [[G], [G, E, G]]] });
  });

const LONG = 'a'.repeat(1000);

test.each([
  ['stars and letters, which match nowhere', `${'*a'.repeat(300)}*b`, LONG],
  ['stars and letters, which match', `${'*a'.repeat(300)}*`, LONG],
  ['stars and question marks', `${'*?'.repeat(300)}b`, LONG],
  ['stars alone', '*'.repeat(500), LONG],
  ['a text with an unknown part', `${'*a'.repeat(300)}*b`, `${LONG.slice(1)}${A}`],
  ['a text of which a part stands for every value', `${'*a'.repeat(300)}*b/`, `${LONG.slice(1)}${E}`],
  ['unknown parts in both', `${'*a'.repeat(150)}${B}${'*a'.repeat(150)}*b/c`, `${LONG.slice(1)}${A}${E}`],
])('a pattern of hundreds of stars against 1,000 characters takes under 10 ms: %s', (_title, expected, text) => {
  const compiled = glob(expected);
  const times = Array.from({ length: 20 }, () => {
    const start = performance.now();
    matches(compiled, text);
    return performance.now() - start;
  });
  expect(Math.min(...times)).toBeLessThan(10);
});

test('two patterns of hundreds of stars, one of them with unknown parts for the stars, take under 10 ms', () => {
  const compiled = pattern(Array.from({ length: 300 }, () => [{ wildcard: '*' } as const, 'a']).flat());
  const text = `${A}b`.repeat(200) + LONG.slice(0, 600);
  const times = Array.from({ length: 20 }, () => {
    const start = performance.now();
    matches(compiled, text);
    return performance.now() - start;
  });
  expect(Math.min(...times)).toBeLessThan(10);
});
