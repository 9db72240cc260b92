import * as fc from 'fast-check';
import {
  display, forAll, opaqueId, isForAll, isOpaqueId, isPart, isSymbolic, isUnknown, hasUnknown, hasUndetermined, unknownValue, showValue,
  toSymbols,
} from '../../../src/analysis/symbolic/symbolic-string';
import { A, E, G } from './parts';

test.each([
  { text: 'plain', marked: false, undecided: false, unknownValue: false },
  { text: '', marked: false, undecided: false, unknownValue: false },
  { text: `a${A}b`, marked: true, undecided: true, unknownValue: true },
  { text: G, marked: true, undecided: true, unknownValue: false },
  { text: `prefix/${E}`, marked: true, undecided: false, unknownValue: false },
])('$text is marked: $marked, decided at deployment: $undecided, open: $open', ({ text, ...wanted }) => {
  expect({ marked: isSymbolic(text), undecided: hasUndetermined(text), unknownValue: hasUnknown(text) }).toEqual(wanted);
});

test.each([
  { text: 'plain', seen: 'plain' },
  { text: `arn:aws:s3:::${G}/${E}`, seen: 'arn:aws:s3:::<G>/*' },
  { text: `${A}${A}`, seen: '<A><A>' },
])('a person sees $seen', ({ text, seen }) => {
  expect(display(text)).toBe(seen);
});

test('a person sees every name as it was given', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (name) => {
    expect(display(unknownValue(name))).toBe(`<${name}>`);
  }));
});

test('nothing that has a meaning elsewhere is in a mark, in whatever case', () => {
  const mark = unknownValue('aA :/*?${}\n\t,."\'\\');
  expect(mark).toMatch(/^[\uE000-\uE1FF]+$/);
  expect(mark.toLowerCase()).toBe(mark);
});

test('a mark may be named by a text with marks', () => {
  expect(display(opaqueId(`of ${A}/${E}`))).toBe('<of <A>/*>');
});

test.each([
  { value: undefined, text: 'not set' },
  { value: 'a"b', text: '"a\\"b"' },
  { value: { Ref: [A, 1, true, null] }, text: '{"Ref":["<A>",1,true,null]}' },
])('a person sees a value as $text', ({ value, text }) => {
  expect(showValue(value)).toBe(text);
});

test.each([
  { text: '', symbols: [] },
  { text: 'ab', symbols: ['a', 'b'] },
  { text: `a${A}${E}b`, symbols: ['a', A, E, 'b'] },
  { text: 'a😀\n', symbols: ['a', '😀', '\n'] },
])('a text consists of characters and whole marks: $symbols', ({ text, symbols }) => {
  expect(toSymbols(text)).toEqual(symbols);
});

test('the same name makes the same mark of a kind, and another of another kind', () => {
  expect(unknownValue('x')).toBe(unknownValue('x'));
  expect(new Set([unknownValue('x'), unknownValue('y'), opaqueId('x'), forAll('x')]).size).toBe(4);
});

test.each([
  { symbol: A, kinds: [true, true, false, false] },
  { symbol: G, kinds: [true, false, true, false] },
  { symbol: E, kinds: [true, false, false, true] },
  { symbol: 'a', kinds: [false, false, false, false] },
])('$symbol is a mark of one kind, or none', ({ symbol, kinds }) => {
  expect([isPart(symbol), isUnknown(symbol), isOpaqueId(symbol), isForAll(symbol)]).toEqual(kinds);
});
