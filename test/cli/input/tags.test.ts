import { addTag } from '../../../src/cli/input/tags';

test.each([
  ['tier=gold', { tier: 'gold' }],
  ['tier=', { tier: '' }],
  ['expr=a=b', { expr: 'a=b' }],
  ['a key=a value', { 'a key': 'a value' }],
])('reads %s', (text, tags) => {
  expect(addTag(text, { before: 'kept' })).toEqual({ before: 'kept', ...tags });
});

test.each(['tier', '=gold', ''])('fails for %j', (text) => {
  expect(() => addTag(text, {})).toThrow(`a tag is written key=value, got ${JSON.stringify(text)}`);
});
