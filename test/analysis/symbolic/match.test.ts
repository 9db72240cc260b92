import type { Match } from '../../../src/analysis/symbolic/match';
import { allOf, anyOf, not, unanimous } from '../../../src/analysis/symbolic/match';

interface Case {
  readonly matches: readonly Match[];
  readonly any: Match;
  readonly all: Match;
  readonly same?: Match;
}

const CASES: readonly Case[] = [
  { matches: [], any: 'none', all: 'all' },
  { matches: ['all'], any: 'all', all: 'all', same: 'all' },
  { matches: ['all', 'none'], any: 'all', all: 'none', same: 'unknown' },
  { matches: ['unknown', 'some'], any: 'unknown', all: 'unknown', same: 'unknown' },
  { matches: ['some', 'none'], any: 'some', all: 'none', same: 'unknown' },
  { matches: ['some', 'all'], any: 'all', all: 'some', same: 'unknown' },
  { matches: ['unknown', 'none'], any: 'unknown', all: 'none', same: 'unknown' },
  { matches: ['unknown', 'all'], any: 'all', all: 'unknown', same: 'unknown' },
  { matches: ['some', 'some'], any: 'some', all: 'some', same: 'some' },
  { matches: ['none', 'none'], any: 'none', all: 'none', same: 'none' },
];

test.each(CASES)('any of $matches is $any, all of them $all', ({ matches, any, all }) => {
  expect([anyOf(matches), allOf(matches)]).toEqual([any, all]);
  expect([anyOf([...matches].reverse()), allOf([...matches].reverse())]).toEqual([any, all]);
});

test.each(CASES.filter(({ same }) => same !== undefined))('$matches in several cases are $same', ({ matches, same }) => {
  expect(unanimous(matches)).toBe(same);
});

test.each<{ match: Match; opposite: Match }>([
  { match: 'all', opposite: 'none' },
  { match: 'none', opposite: 'all' },
  { match: 'some', opposite: 'some' },
  { match: 'unknown', opposite: 'unknown' },
])('the opposite of $match is $opposite', ({ match, opposite }) => {
  expect(not(match)).toBe(opposite);
});

test('no further match is computed after `none`', () => {
  function* matches(): Generator<Match> {
    yield 'none';
    throw new Error('computed too much');
  }
  expect(allOf(matches())).toBe('none');
});
