import type { Match } from '../../../src/analysis/symbolic/match';
import { unanimous, allOf, anyOf, not } from '../../../src/analysis/symbolic/match';

interface Case {
  readonly answers: readonly Match[];
  readonly any: Match;
  readonly all: Match;
  readonly same?: Match;
}

const CASES: readonly Case[] = [
  { answers: [], any: 'none', all: 'all' },
  { answers: ['all'], any: 'all', all: 'all', same: 'all' },
  { answers: ['all', 'none'], any: 'all', all: 'none', same: 'unknown' },
  { answers: ['unknown', 'some'], any: 'unknown', all: 'unknown', same: 'unknown' },
  { answers: ['some', 'none'], any: 'some', all: 'none', same: 'unknown' },
  { answers: ['some', 'all'], any: 'all', all: 'some', same: 'unknown' },
  { answers: ['unknown', 'none'], any: 'unknown', all: 'none', same: 'unknown' },
  { answers: ['unknown', 'all'], any: 'all', all: 'unknown', same: 'unknown' },
  { answers: ['some', 'some'], any: 'some', all: 'some', same: 'some' },
  { answers: ['none', 'none'], any: 'none', all: 'none', same: 'none' },
];

test.each(CASES)('any of $truths is $any, all of them $all', ({ answers, any, all }) => {
  expect([anyOf(answers), allOf(answers)]).toEqual([any, all]);
  expect([anyOf([...answers].reverse()), allOf([...answers].reverse())]).toEqual([any, all]);
});

test.each(CASES.filter(({ same }) => same !== undefined))('$truths agree on $same', ({ answers, same }) => {
  expect(unanimous(answers)).toBe(same);
});

test.each<{ match: Match; opposite: Match }>([
  { match: 'all', opposite: 'none' },
  { match: 'none', opposite: 'all' },
  { match: 'some', opposite: 'some' },
  { match: 'unknown', opposite: 'unknown' },
])('the opposite of $truth is $opposite', ({ match, opposite }) => {
  expect(not(match)).toBe(opposite);
});

test('nothing is asked after the answer is known', () => {
  function* answers(): Generator<Match> {
    yield 'none';
    throw new Error('asked too much');
  }
  expect(allOf(answers())).toBe('none');
});
