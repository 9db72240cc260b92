import * as fc from 'fast-check';
import { equal, glob, literal, matches, pattern } from '../../../src/analysis/symbolic/pattern';
import type { Text } from '../../../src/analysis/symbolic/symbolic-string';
import { display, every, generated, open } from '../../../src/analysis/symbolic/symbolic-string';
import type { Truth } from '../../../src/analysis/symbolic/match';
import { A, B, E, F, G, H } from './parts';

type Row = readonly [wanted: Text, text: Text, truth: Truth];

function titled(rows: readonly Row[], verb: string): { title: string; row: Row }[] {
  return rows.map((row) => ({ title: `${display(row[0])} ${verb} ${display(row[1])}: ${row[2]}`, row }));
}

const GLOBS: readonly Row[] = [
  // without marks
  ['', '', 'yes'],
  ['', 'a', 'no'],
  ['abc', 'abc', 'yes'],
  ['abc', 'abcd', 'no'],
  ['*', '', 'yes'],
  ['*', 'anything/at:all', 'yes'],
  ['a*', 'a', 'yes'],
  ['a*', 'b', 'no'],
  ['a*c', 'abc', 'yes'],
  ['a*c', 'abd', 'no'],
  ['*a*a*', 'banana', 'yes'],
  ['?', 'a', 'yes'],
  ['?', '', 'no'],
  ['a?c', 'abc', 'yes'],
  ['a?c', 'ac', 'no'],
  ['a**', 'abc', 'yes'],
  ['.+', 'ab', 'no'],
  // what deployment decides
  [A, A, 'yes'],
  [A, B, 'maybe'],
  [A, 'literal', 'maybe'],
  [A, '', 'maybe'],
  ['literal', A, 'maybe'],
  ['', A, 'maybe'],
  [`x${A}`, `x${A}`, 'yes'],
  [`x${A}`, 'xyz', 'maybe'],
  [`x${A}`, 'abc', 'no'],
  [`${A}x`, 'abc', 'no'],
  [`${A}/*`, `${A}/key`, 'yes'],
  [`${A}/*`, `${B}/key`, 'maybe'],
  ['a*', `a${A}`, 'yes'],
  ['a*', A, 'maybe'],
  ['a?', `a${A}`, 'maybe'],
  ['a?c', `a${A}c`, 'maybe'],
  ['?', A, 'maybe'],
  [`a${A}`, `b${A}`, 'no'],
  [`${A}${B}`, 'ab', 'maybe'],
  // what AWS generates
  [G, G, 'yes'],
  [G, H, 'no'],
  [G, 'literal', 'maybe'],
  ['literal', G, 'maybe'],
  [G, '', 'no'],
  ['', G, 'no'],
  [G, 'a/b', 'no'],
  ['a:b', G, 'no'],
  [G, A, 'maybe'],
  [A, G, 'maybe'],
  [`key/${G}`, `key/${G}`, 'yes'],
  [`key/${G}`, `key/${H}`, 'no'],
  ['key/*', `key/${G}`, 'yes'],
  ['key/m*', `key/${G}`, 'maybe'],
  ['?', G, 'maybe'],
  // every value
  [E, E, 'yes'],
  ['*', E, 'yes'],
  ['a*', E, 'some'],
  ['a*', `a${E}`, 'yes'],
  ['a', E, 'some'],
  ['', E, 'some'],
  ['ab*', `a${E}`, 'some'],
  ['b*', `a${E}`, 'no'],
  ['*z', `a${E}`, 'some'],
  ['?', E, 'some'],
  [E, F, 'some'],
  [`${A}*`, `b${E}`, 'maybe'],
  [`${G}/*`, `${G}/${E}`, 'yes'],
  [`${G}/a*`, `${G}/${E}`, 'some'],
  [`${H}/a*`, `${G}/${E}`, 'no'],
  [G, E, 'some'],
  // every value, and what deployment decides
  [A, E, 'maybe'],
  [`${A}*`, E, 'maybe'],
  ['a*', `${A}${E}`, 'maybe'],
  ['a*', `a${A}${E}`, 'yes'],
  [`${A}/a*`, `b/${E}`, 'maybe'],
  [`b/${A}a`, `b/${E}`, 'some'],
  [`b/${A}/x`, `b/${A}/${E}`, 'some'],
  [`b/${A}/x`, `b/${B}/${E}`, 'maybe'],
  ['b/*/x', `b/${A}/${E}`, 'some'],
  ['b/*/x', `c${A}/${E}`, 'no'],
  [`b${G}/x`, `b${H}/${E}`, 'no'],
];

test.each(titled(GLOBS, 'matches'))('$title', ({ row: [wanted, text, truth] }) => {
  expect(matches(glob(wanted), text)).toBe(truth);
});

const EQUALS: readonly Row[] = [
  ['a', 'a', 'yes'],
  ['a', 'b', 'no'],
  ['*', 'a', 'no'],
  ['*', '*', 'yes'],
  ['?', 'a', 'no'],
  [A, 'a', 'maybe'],
  ['a', A, 'maybe'],
  [G, H, 'no'],
  [G, 'a', 'maybe'],
  [E, 'a', 'some'],
  [`a${A}`, `a${A}`, 'yes'],
  [`a${A}`, 'b', 'no'],
];

test.each(titled(EQUALS, 'equals'))('$title', ({ row: [a, b, truth] }) => {
  expect(equal(a, b)).toBe(truth);
  expect(equal(b, a)).toBe(truth);
});

test('wildcards in a literal mean nothing', () => {
  expect(matches(literal('a*'), 'abc')).toBe('no');
  expect(matches(literal('a*'), 'a*')).toBe('yes');
});

test('a pattern of pieces hears the wildcards among them, and no others', () => {
  const mixed = pattern(['a*', { wildcard: '*' }, 'b']);
  expect(matches(mixed, 'a*xb')).toBe('yes');
  expect(matches(mixed, 'axb')).toBe('no');
});

test('a pattern that begins with a wildcard has no lead', () => {
  expect(pattern([{ wildcard: '?' }, 'a']).lead).toBe('');
  expect(glob(`ab${A}c*`).lead).toBe('ab');
});

const NAME = fc.string({ unit: fc.constantFrom('a', 'A', '*', '?', '$', '{', '}', ':', '/', '"', ' ') });

test('the name of a mark does not matter to what it may be', () => {
  fc.assert(fc.property(NAME, (name) => {
    expect(matches(glob(open(name)), 'anything')).toBe('maybe');
    expect(matches(glob(generated(name)), 'anything')).toBe('maybe');
    expect(matches(glob('any*'), every(name))).toBe('some');
  }));
});

const TEXT = fc.string({ unit: fc.constantFrom('a', 'b', '/', ':', '.', '\n'), maxLength: 8 });
const GLOB = fc.string({ unit: fc.constantFrom('a', 'b', '/', '*', '?', '.'), maxLength: 6 });

function expression(wanted: string): RegExp {
  const parts = [...wanted].map((each) => (each === '*' ? '[^]*' : each === '?' ? '[^]' : each.replace(/[./]/, '\\$&')));
  return new RegExp(`^${parts.join('')}$`, 'u');
}

test('without marks it agrees with a regular expression', () => {
  fc.assert(fc.property(GLOB, TEXT, (wanted, text) => {
    expect(matches(glob(wanted), text)).toBe(expression(wanted).test(text) ? 'yes' : 'no');
  }));
});

test('a yes or a no about a value that deployment decides holds for each value', () => {
  fc.assert(fc.property(GLOB, TEXT, TEXT, TEXT, (wanted, before, after, value) => {
    const truth = matches(glob(wanted), `${before}${A}${after}`);
    const certain = matches(glob(wanted), `${before}${value}${after}`);
    expect(truth === 'maybe' ? certain : truth).toBe(certain);
  }));
});

test('a yes or a no about every value holds for each value', () => {
  fc.assert(fc.property(GLOB, TEXT, TEXT, (wanted, before, value) => {
    const truth = matches(glob(wanted), `${before}${E}`);
    const certain = matches(glob(wanted), `${before}${value}`);
    expect(truth === 'some' ? certain : truth).toBe(certain);
  }));
});

test('a part of every value is sure only where it holds whatever deployment decides', () => {
  fc.assert(fc.property(GLOB, TEXT, TEXT, (wanted, before, value) => {
    const truth = matches(glob(wanted), `${before}${A}${E}`);
    const decided = matches(glob(wanted), `${before}${value}${E}`);
    expect(truth === 'maybe' ? decided : truth).toBe(decided);
  }));
});

test('a value that deployment decides in a pattern is decided for each value, too', () => {
  fc.assert(fc.property(TEXT, TEXT, TEXT, TEXT, (before, after, value, text) => {
    const truth = equal(`${before}${A}${after}`, text);
    const certain = equal(`${before}${value}${after}`, text);
    expect(truth === 'maybe' ? certain : truth).toBe(certain);
  }));
});
