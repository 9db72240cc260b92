import { overrideParameters } from '../../../src/analysis/assembly/parameter-overrides';

const STACK = { path: 'Prod/Docs', name: 'Prod-Docs' };

test.each([
  ['of the construct path', 'Prod/Docs', 'given'],
  ['of the name', 'Prod-Docs', 'given'],
  ['of another stack', 'Docs', 'of the manifest'],
])('a value for a stack %s', (_title, stack, expected) => {
  const parameters = overrideParameters(new Map([['Name', 'of the manifest']]), [{ stack, name: 'Name', value: 'given' }], STACK);
  expect([...parameters]).toEqual([['Name', expected]]);
});

test('the last value of a parameter wins, and values of the manifest stay', () => {
  const overrides = ['first', 'last'].map((value) => ({ stack: 'Prod/Docs', name: 'Name', value }));
  expect([...overrideParameters(new Map([['Other', 'stays']]), overrides, STACK)]).toEqual([['Other', 'stays'], ['Name', 'last']]);
});
