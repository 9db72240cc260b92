import * as fc from 'fast-check';
import {
  display, every, generated, isEvery, isGenerated, isMark, isMarked, isOpen, isOpenText, isUndecided, open, shown,
  symbolsOf,
} from '../../../src/analysis/symbolic/symbolic-string';
import { A, E, G } from './parts';

test.each([
  { text: 'plain', marked: false, undecided: false, open: false },
  { text: '', marked: false, undecided: false, open: false },
  { text: `a${A}b`, marked: true, undecided: true, open: true },
  { text: G, marked: true, undecided: true, open: false },
  { text: `prefix/${E}`, marked: true, undecided: false, open: false },
])('$text is marked: $marked, decided at deployment: $undecided, open: $open', ({ text, ...wanted }) => {
  expect({ marked: isMarked(text), undecided: isUndecided(text), open: isOpenText(text) }).toEqual(wanted);
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
    expect(display(open(name))).toBe(`<${name}>`);
  }));
});

test('nothing that has a meaning elsewhere is in a mark, in whatever case', () => {
  const mark = open('aA :/*?${}\n\t,."\'\\');
  expect(mark).toMatch(/^[\uE000-\uE1FF]+$/);
  expect(mark.toLowerCase()).toBe(mark);
});

test('a mark may be named by a text with marks', () => {
  expect(display(generated(`of ${A}/${E}`))).toBe('<of <A>/*>');
});

test.each([
  { value: undefined, text: 'not set' },
  { value: 'a"b', text: '"a\\"b"' },
  { value: { Ref: [A, 1, true, null] }, text: '{"Ref":["<A>",1,true,null]}' },
])('a person sees a value as $text', ({ value, text }) => {
  expect(shown(value)).toBe(text);
});

test.each([
  { text: '', symbols: [] },
  { text: 'ab', symbols: ['a', 'b'] },
  { text: `a${A}${E}b`, symbols: ['a', A, E, 'b'] },
  { text: 'a😀\n', symbols: ['a', '😀', '\n'] },
])('a text consists of characters and whole marks: $symbols', ({ text, symbols }) => {
  expect(symbolsOf(text)).toEqual(symbols);
});

test('the same name makes the same mark of a kind, and another of another kind', () => {
  expect(open('x')).toBe(open('x'));
  expect(new Set([open('x'), open('y'), generated('x'), every('x')]).size).toBe(4);
});

test.each([
  { symbol: A, kinds: [true, true, false, false] },
  { symbol: G, kinds: [true, false, true, false] },
  { symbol: E, kinds: [true, false, false, true] },
  { symbol: 'a', kinds: [false, false, false, false] },
])('$symbol is a mark of one kind, or none', ({ symbol, kinds }) => {
  expect([isMark(symbol), isOpen(symbol), isGenerated(symbol), isEvery(symbol)]).toEqual(kinds);
});
