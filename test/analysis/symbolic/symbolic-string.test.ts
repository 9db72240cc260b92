import * as fc from 'fast-check';
import { equal, glob, matches } from '../../../src/analysis/symbolic/pattern';
import {
  display, forAll, fromTemplate, hasUndetermined, hasUnknown, isForAll, isOpaqueId, isPart, isSymbolic, isUnknown,
  opaqueId, showValue, takeLead, toSymbols, unknownValue,
} from '../../../src/analysis/symbolic/symbolic-string';
import { assertProperty } from '../../support/assert-property';
import { A, E, G } from './parts';

/** Characters of any kind, and above all those with a meaning in unknown parts. */
const TEMPLATE_TEXT = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'\uE000\uE001\uE002\uE003\uE004\uE100\uE161\uE1FF\uE400\uF8FF\uFCFF'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    fc.constantFrom('a', '/', ':', '"', '\\'),
  ),
});

test.each([
  { text: 'plain', symbolic: false, undetermined: false, unknown: false },
  { text: '', symbolic: false, undetermined: false, unknown: false },
  { text: `a${A}b`, symbolic: true, undetermined: true, unknown: true },
  { text: G, symbolic: true, undetermined: true, unknown: false },
  { text: `prefix/${E}`, symbolic: true, undetermined: false, unknown: false },
])('$text is symbolic: $symbolic, undetermined: $undetermined, unknown: $unknown', ({ text, ...expected }) => {
  expect(expected).toEqual({
    symbolic: isSymbolic(text), undetermined: hasUndetermined(text), unknown: hasUnknown(text),
  });
});

test.each([
  { text: 'plain', lead: 'plain' },
  { text: `a/${A}b`, lead: 'a/' },
  { text: `${G}b`, lead: '' },
])('the characters before the first part are $lead', ({ text, lead }) => {
  expect(takeLead(text)).toBe(lead);
});

describe('a person sees', () => {
  test.each([
    { text: 'plain', seen: 'plain' },
    { text: `arn:aws:s3:::${G}/${E}`, seen: 'arn:aws:s3:::<G>/*' },
    { text: `${A}${A}`, seen: '<A><A>' },
    { text: opaqueId(`of ${A}/${E}`), seen: '<of <A>/*>' },
  ])('$seen', ({ text, seen }) => {
    expect(display(text)).toBe(seen);
  });

  test.each([
    { value: undefined, text: 'not set' },
    { value: 'a"b', text: '"a\\"b"' },
    { value: { Ref: [A, 1, true, null] }, text: '{"Ref":["<A>",1,true,null]}' },
    { value: fromTemplate('\uE000a\uE003'), text: '"\uE000a\uE003"' },
  ])('a value as $text', ({ value, text }) => {
    expect(showValue(value)).toBe(text);
  });

  test('every name as it was given', () => {
    assertProperty(fc.property(TEMPLATE_TEXT, (name) => {
      expect(display(unknownValue(fromTemplate(name)))).toBe(`<${name}>`);
    }));
  });
});

describe('an unknown part', () => {
  test('has nothing in it that has a meaning elsewhere, in whatever case', () => {
    const part = unknownValue('aA :/*?${}\n\t,."\'\\');
    expect(part).toMatch(/^[\uE000-\uE1FF]+$/);
    expect(part.toLowerCase()).toBe(part);
  });

  test('is the same for the same name, and another for another kind or name', () => {
    expect(unknownValue('x')).toBe(unknownValue('x'));
    expect(new Set([unknownValue('x'), unknownValue('y'), opaqueId('x'), forAll('x')]).size).toBe(4);
    expect(opaqueId(`of ${A}`)).not.toBe(opaqueId('of <A>'));
  });

  test.each([
    { symbol: A, kinds: [true, true, false, false] },
    { symbol: G, kinds: [true, false, true, false] },
    { symbol: E, kinds: [true, false, false, true] },
    { symbol: 'a', kinds: [false, false, false, false] },
  ])('is of one kind, and a character of none: $symbol', ({ symbol, kinds }) => {
    expect([isPart(symbol), isUnknown(symbol), isOpaqueId(symbol), isForAll(symbol)]).toEqual(kinds);
  });
});

test.each([
  { text: '', symbols: [] },
  { text: 'ab', symbols: ['a', 'b'] },
  { text: `a${A}${E}b`, symbols: ['a', A, E, 'b'] },
  { text: 'a😀\n', symbols: ['a', '😀', '\n'] },
  { text: `${fromTemplate('\uE000a')}${A}`, symbols: [fromTemplate('\uE000'), 'a', A] },
])('a string consists of characters and whole parts: $symbols', ({ text, symbols }) => {
  expect(toSymbols(text)).toEqual(symbols);
});

describe('text of a template', () => {
  test('stays as it is without reserved characters', () => {
    expect(fromTemplate('arn:aws:s3:::documents/ä😀\uD83D')).toBe('arn:aws:s3:::documents/ä😀\uD83D');
  });

  test('is displayed as it was, and is no unknown part', () => {
    assertProperty(fc.property(TEMPLATE_TEXT, (text) => {
      expect(display(fromTemplate(text))).toBe(text);
      expect(isSymbolic(fromTemplate(text))).toBe(false);
      expect(toSymbols(fromTemplate(text)).map(display)).toEqual([...text]);
    }));
  });

  test('cannot imitate an unknown part, not even by the characters of one', () => {
    assertProperty(fc.property(TEMPLATE_TEXT, fc.constantFrom(unknownValue, opaqueId, forAll), (name, createPart) => {
      const part = createPart(fromTemplate(name));
      expect(fromTemplate(part)).not.toBe(part);
      expect(equal(fromTemplate(part), part)).not.toBe('all');
      expect(equal(fromTemplate(name), part)).not.toBe('all');
    }));
  });

  test('matches itself, and no other text', () => {
    assertProperty(fc.property(TEMPLATE_TEXT, TEMPLATE_TEXT, (a, b) => {
      expect(equal(fromTemplate(a), fromTemplate(a))).toBe('all');
      expect(equal(fromTemplate(a), fromTemplate(b))).toBe(a === b ? 'all' : 'none');
    }));
  });

  test('has one character for each question mark, reserved or not', () => {
    assertProperty(fc.property(TEMPLATE_TEXT, (text) => {
      const length = [...text].length;
      expect(matches(glob('?'.repeat(length)), fromTemplate(text))).toBe('all');
      expect(matches(glob('?'.repeat(length + 1)), fromTemplate(text))).toBe('none');
    }));
  });

  test('is compared with an unknown value like any other text', () => {
    assertProperty(fc.property(TEMPLATE_TEXT, TEMPLATE_TEXT, (before, after) => {
      const text = fromTemplate(before) + A + fromTemplate(after);
      expect(equal(text, fromTemplate(`${before}x${after}`))).toBe('unknown');
      expect(matches(glob(`${fromTemplate(before).replace(/[*?]/g, '?')}*`), text)).toBe('all');
    }));
  });
});
