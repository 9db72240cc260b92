import * as fc from 'fast-check';
import type { Match } from '../../../src/analysis/symbolic/match';
import { equal, glob, literal, matches, pattern } from '../../../src/analysis/symbolic/pattern';
import type { SymbolicString } from '../../../src/analysis/symbolic/symbolic-string';
import { display, forAll, opaqueId, unknownValue } from '../../../src/analysis/symbolic/symbolic-string';
import { assertProperty } from '../../support/assert-property';
import { A, B, E, F, G, H } from './parts';

type Row = readonly [expected: SymbolicString, text: SymbolicString, match: Match];

function titled(rows: readonly Row[], verb: string): { title: string; row: Row }[] {
  return rows.map((row) => ({ title: `${display(row[0])} ${verb} ${display(row[1])}: ${row[2]}`, row }));
}

const GLOBS: readonly Row[] = [
  // without unknown parts
  ['', '', 'all'],
  ['', 'a', 'none'],
  ['abc', 'abc', 'all'],
  ['abc', 'abcd', 'none'],
  ['*', '', 'all'],
  ['*', 'anything/at:all', 'all'],
  ['a*', 'a', 'all'],
  ['a*', 'b', 'none'],
  ['a*c', 'abc', 'all'],
  ['a*c', 'abd', 'none'],
  ['*a*a*', 'banana', 'all'],
  ['?', 'a', 'all'],
  ['?', '', 'none'],
  ['a?c', 'abc', 'all'],
  ['a?c', 'ac', 'none'],
  ['a**', 'abc', 'all'],
  ['.+', 'ab', 'none'],
  // unknown values
  [A, A, 'all'],
  [A, B, 'unknown'],
  [A, 'literal', 'unknown'],
  [A, '', 'unknown'],
  ['literal', A, 'unknown'],
  ['', A, 'unknown'],
  [`x${A}`, `x${A}`, 'all'],
  [`x${A}`, 'xyz', 'unknown'],
  [`x${A}`, 'abc', 'none'],
  [`${A}x`, 'abc', 'none'],
  [`${A}/*`, `${A}/key`, 'all'],
  [`${A}/*`, `${B}/key`, 'unknown'],
  ['a*', `a${A}`, 'all'],
  ['a*', A, 'unknown'],
  ['a?', `a${A}`, 'unknown'],
  ['a?c', `a${A}c`, 'unknown'],
  ['?', A, 'unknown'],
  [`a${A}`, `b${A}`, 'none'],
  [`${A}${B}`, 'ab', 'unknown'],
  // ids that AWS generates
  [G, G, 'all'],
  [G, H, 'none'],
  [G, 'literal', 'unknown'],
  ['literal', G, 'unknown'],
  [G, '', 'none'],
  ['', G, 'none'],
  [G, 'a/b', 'none'],
  ['a:b', G, 'none'],
  [G, A, 'unknown'],
  [A, G, 'unknown'],
  [`key/${G}`, `key/${G}`, 'all'],
  [`key/${G}`, `key/${H}`, 'none'],
  ['key/*', `key/${G}`, 'all'],
  ['key/m*', `key/${G}`, 'unknown'],
  ['?', G, 'unknown'],
  // all values
  [E, E, 'all'],
  ['*', E, 'all'],
  ['a*', E, 'some'],
  ['a*', `a${E}`, 'all'],
  ['a', E, 'some'],
  ['', E, 'some'],
  ['ab*', `a${E}`, 'some'],
  ['b*', `a${E}`, 'none'],
  ['*z', `a${E}`, 'some'],
  ['?', E, 'some'],
  [E, F, 'some'],
  [`${A}*`, `b${E}`, 'unknown'],
  [`${G}/*`, `${G}/${E}`, 'all'],
  [`${G}/a*`, `${G}/${E}`, 'some'],
  [`${H}/a*`, `${G}/${E}`, 'none'],
  [G, E, 'some'],
  // all values, and unknown ones
  [A, E, 'unknown'],
  [`${A}*`, E, 'unknown'],
  ['a*', `${A}${E}`, 'unknown'],
  ['a*', `a${A}${E}`, 'all'],
  [`${A}/a*`, `b/${E}`, 'unknown'],
  [`b/${A}a`, `b/${E}`, 'some'],
  [`b/${A}/x`, `b/${A}/${E}`, 'some'],
  [`b/${A}/x`, `b/${B}/${E}`, 'unknown'],
  ['b/*/x', `b/${A}/${E}`, 'some'],
  ['b/*/x', `c${A}/${E}`, 'none'],
  [`b${G}/x`, `b${H}/${E}`, 'none'],
];

test.each(titled(GLOBS, 'matches'))('$title', ({ row: [expected, text, match] }) => {
  expect(matches(glob(expected), text)).toBe(match);
});

const EQUALS: readonly Row[] = [
  ['a', 'a', 'all'],
  ['a', 'b', 'none'],
  ['*', 'a', 'none'],
  ['*', '*', 'all'],
  ['?', 'a', 'none'],
  [A, 'a', 'unknown'],
  ['a', A, 'unknown'],
  [G, H, 'none'],
  [G, 'a', 'unknown'],
  [E, 'a', 'some'],
  [`a${A}`, `a${A}`, 'all'],
  [`a${A}`, 'b', 'none'],
];

test.each(titled(EQUALS, 'equals'))('$title', ({ row: [a, b, match] }) => {
  expect(equal(a, b)).toBe(match);
  expect(equal(b, a)).toBe(match);
});

test('wildcards in a literal mean nothing', () => {
  expect(matches(literal('a*'), 'abc')).toBe('none');
  expect(matches(literal('a*'), 'a*')).toBe('all');
});

test('a pattern of pieces has the wildcards among them, and no others', () => {
  const mixed = pattern(['a*', { wildcard: '*' }, 'b']);
  expect(matches(mixed, 'a*xb')).toBe('all');
  expect(matches(mixed, 'axb')).toBe('none');
});

test('a pattern that begins with a wildcard has no lead', () => {
  expect(pattern([{ wildcard: '?' }, 'a']).lead).toBe('');
  expect(glob(`ab${A}c*`).lead).toBe('ab');
});

const NAME = fc.string({ unit: fc.constantFrom('a', 'A', '*', '?', '$', '{', '}', ':', '/', '"', ' ') });

test('the name of an unknown part does not matter to what it may be', () => {
  assertProperty(fc.property(NAME, (name) => {
    expect(matches(glob(unknownValue(name)), 'anything')).toBe('unknown');
    expect(matches(glob(opaqueId(name)), 'anything')).toBe('unknown');
    expect(matches(glob('any*'), forAll(name))).toBe('some');
  }));
});

const TEXT = fc.string({ unit: fc.constantFrom('a', 'b', '/', ':', '.', '\n'), maxLength: 8 });
const GLOB = fc.string({ unit: fc.constantFrom('a', 'b', '/', '*', '?', '.'), maxLength: 6 });

function toRegExp(wanted: string): RegExp {
  const parts = [...wanted].map((each) => (each === '*' ? '[^]*' : each === '?' ? '[^]' : each.replace(/[./]/, '\\$&')));
  return new RegExp(`^${parts.join('')}$`, 'u');
}

test('without unknown parts it agrees with a regular expression', () => {
  assertProperty(fc.property(GLOB, TEXT, (wanted, text) => {
    expect(matches(glob(wanted), text)).toBe(toRegExp(wanted).test(text) ? 'all' : 'none');
  }));
});

test('`all` and `none` for an unknown value hold for each value', () => {
  assertProperty(fc.property(GLOB, TEXT, TEXT, TEXT, (wanted, before, after, value) => {
    const match = matches(glob(wanted), `${before}${A}${after}`);
    const concrete = matches(glob(wanted), `${before}${value}${after}`);
    expect(match === 'unknown' ? concrete : match).toBe(concrete);
  }));
});

test('`all` and `none` for all values hold for each value', () => {
  assertProperty(fc.property(GLOB, TEXT, TEXT, (wanted, before, value) => {
    const match = matches(glob(wanted), `${before}${E}`);
    const concrete = matches(glob(wanted), `${before}${value}`);
    expect(match === 'some' ? concrete : match).toBe(concrete);
  }));
});

test('`some` is certain: it holds for each unknown value', () => {
  assertProperty(fc.property(GLOB, TEXT, TEXT, (wanted, before, value) => {
    const match = matches(glob(wanted), `${before}${A}${E}`);
    const concrete = matches(glob(wanted), `${before}${value}${E}`);
    expect(match === 'unknown' ? concrete : match).toBe(concrete);
  }));
});

test('`all` and `none` for an unknown value in a pattern hold for each value', () => {
  assertProperty(fc.property(TEXT, TEXT, TEXT, TEXT, (before, after, value, text) => {
    const match = equal(`${before}${A}${after}`, text);
    const concrete = equal(`${before}${value}${after}`, text);
    expect(match === 'unknown' ? concrete : match).toBe(concrete);
  }));
});
