import * as fc from 'fast-check';
import {
  at, booleanAt, decidedAt, listAt, numberAt, parseJson, textAt, textsAt,
} from '../../../src/analysis/symbolic/json-members';
import { display, fromTemplate, isSymbolic } from '../../../src/analysis/symbolic/symbolic-string';
import { assertProperty } from '../../support/assert-property';
import { A } from './parts';

const TEXT = fc.string({ unit: fc.constantFrom('\uE000', '\uE003', '\uE161', '\uF8FF', '\\', 'u', 'e', '0', '"', 'a') });

describe('JSON', () => {
  test('keeps its unknown parts', () => {
    expect(parseJson(JSON.stringify({ [A]: [`a${A}`] }))).toEqual({ [A]: [`a${A}`] });
  });

  test('of a template has none, however a reserved character is written', () => {
    assertProperty(fc.property(TEXT, (text) => {
      const plain = JSON.stringify({ text });
      const escaped = plain.replace(/[\uE000-\uF8FF]/g, (each) => `\\u${each.charCodeAt(0).toString(16)}`);
      for (const json of [plain, escaped]) {
        const parsed = String(textAt(parseJson(fromTemplate(json)), 'text'));
        expect(isSymbolic(parsed)).toBe(false);
        expect(display(parsed)).toBe(text);
      }
    }));
  });

  test('keeps other sequences', () => {
    expect(parseJson('"\\u00e4\\n\\\\ue000"')).toBe('ä\n\\ue000');
  });

  test('with a mistake is refused', () => {
    expect(() => parseJson('{"a": \\ue000}')).toThrow(SyntaxError);
  });
});

const VALUE = { text: 'a', number: 1, digits: '-12', yes: 'true', no: false, part: A, list: ['a', 1, A], none: null };

test('a member is found by names and positions, and is undefined where there is none', () => {
  expect(at({ a: [{ b: 1 }] }, 'a', 0, 'b')).toBe(1);
  expect(at(VALUE, 'text', 'length')).toBeUndefined();
  expect(at(VALUE, 'none', 'a')).toBeUndefined();
});

test('an unknown element stands for its members', () => {
  expect(decidedAt(VALUE, 'part', 'a', 0)).toBe(A);
  expect(decidedAt(VALUE, 'text', 'a')).toBeUndefined();
  expect(decidedAt(VALUE, 'list', 0)).toBe('a');
});

test('numbers and Booleans may be written as strings, and strings as numbers and Booleans', () => {
  expect(['text', 'number', 'no', 'list'].map((name) => textAt(VALUE, name))).toEqual(['a', '1', 'false', undefined]);
  expect(['yes', 'no', 'part', 'x'].map((name) => booleanAt(VALUE, name))).toEqual([true, false, A, undefined]);
  expect(['number', 'digits', 'part', 'x'].map((name) => numberAt(VALUE, name))).toEqual([1, -12, A, undefined]);
});

test('a value that is no list is its only item', () => {
  expect([listAt(VALUE, 'list'), listAt(VALUE, 'text'), listAt(VALUE, 'x')]).toEqual([['a', 1, A], ['a'], []]);
  expect(textsAt(VALUE, 'list')).toEqual(['a', A]);
});

test.each<[string, string]>([
  ['lists', '['.repeat(300) + ']'.repeat(300)],
  ['objects', `${'{"a":'.repeat(300)}1${'}'.repeat(300)}`],
])('JSON with %s nested without end is refused', (_title, text) => {
  expect(() => parseJson(text)).toThrow(new SyntaxError('nested deeper than 200 levels'));
});
