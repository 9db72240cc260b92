import type { Truth } from '../../../src/analysis/symbolic/match';
import { agreed, allOf, anyOf, not } from '../../../src/analysis/symbolic/match';

interface Case {
  readonly truths: readonly Truth[];
  readonly any: Truth;
  readonly all: Truth;
  readonly same?: Truth;
}

const CASES: readonly Case[] = [
  { truths: [], any: 'no', all: 'yes' },
  { truths: ['yes'], any: 'yes', all: 'yes', same: 'yes' },
  { truths: ['yes', 'no'], any: 'yes', all: 'no', same: 'maybe' },
  { truths: ['maybe', 'some'], any: 'maybe', all: 'maybe', same: 'maybe' },
  { truths: ['some', 'no'], any: 'some', all: 'no', same: 'maybe' },
  { truths: ['some', 'yes'], any: 'yes', all: 'some', same: 'maybe' },
  { truths: ['maybe', 'no'], any: 'maybe', all: 'no', same: 'maybe' },
  { truths: ['maybe', 'yes'], any: 'yes', all: 'maybe', same: 'maybe' },
  { truths: ['some', 'some'], any: 'some', all: 'some', same: 'some' },
  { truths: ['no', 'no'], any: 'no', all: 'no', same: 'no' },
];

test.each(CASES)('any of $truths is $any, all of them $all', ({ truths, any, all }) => {
  expect([anyOf(truths), allOf(truths)]).toEqual([any, all]);
  expect([anyOf([...truths].reverse()), allOf([...truths].reverse())]).toEqual([any, all]);
});

test.each(CASES.filter(({ same }) => same !== undefined))('$truths agree on $same', ({ truths, same }) => {
  expect(agreed(truths)).toBe(same);
});

test.each<{ truth: Truth; opposite: Truth }>([
  { truth: 'yes', opposite: 'no' },
  { truth: 'no', opposite: 'yes' },
  { truth: 'some', opposite: 'some' },
  { truth: 'maybe', opposite: 'maybe' },
])('the opposite of $truth is $opposite', ({ truth, opposite }) => {
  expect(not(truth)).toBe(opposite);
});

test('nothing is asked after the answer is known', () => {
  function* answers(): Generator<Truth> {
    yield 'no';
    throw new Error('asked too much');
  }
  expect(allOf(answers())).toBe('no');
});
