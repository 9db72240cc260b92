import * as fc from 'fast-check';
import { anyOf } from '../../../src/analysis/symbolic/match';
import { glob, matches } from '../../../src/analysis/symbolic/pattern';
import { PatternIndex } from '../../../src/analysis/symbolic/pattern-index';
import { A, B, E, F, G, H } from './parts';

const TEXT = fc.string({ unit: fc.constantFrom('a', 'b', '/', A, B, E, F, G, H), maxLength: 6 });
const GLOB = fc.string({ unit: fc.constantFrom('a', 'b', '/', '*', '?', A, B, E, F, G, H), maxLength: 6 });

test.each([[1, 4], [5, 12]])('%d to %d patterns match as each by itself does', (minLength, maxLength) => {
  fc.assert(fc.property(fc.array(GLOB, { minLength, maxLength }), TEXT, (written, text) => {
    const patterns = written.map(glob);
    expect(new PatternIndex(patterns).match(text)).toBe(anyOf(patterns.map((each) => matches(each, text))));
  }), { numRuns: 500 });
});

test('texts that begin otherwise, or with another generated id, are not compared', () => {
  const written = Array.from({ length: 100 }, (_unused, index) => `arn:${index}:`).concat(`key/${G}`, `key/${H}`);
  const compare = jest.fn(matches);
  expect(new PatternIndex(written.map(glob)).match('arn:42:', compare)).toBe('all');
  expect(new PatternIndex(written.map(glob)).match(`key/${G}`, compare)).toBe('all');
  expect(compare.mock.calls.map(([{ literal }]) => literal)).toEqual(['arn:42:', `key/${G}`]);
});
