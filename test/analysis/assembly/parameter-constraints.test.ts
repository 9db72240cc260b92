import { findBrokenConstraint } from '../../../src/analysis/assembly/parameter-constraints';

test.each<[string, object, string, string | undefined]>([
  ['a text of the least length', { Type: 'String', MinLength: '2' }, 'ab', undefined],
  ['a text that is too short', { Type: 'String', MinLength: 2 }, 'a', 'is shorter than its MinLength'],
  ['a text of the most length', { Type: 'String', MaxLength: 2 }, 'ab', undefined],
  ['a text that is too long', { Type: 'String', MaxLength: 2 }, 'abc', 'is longer than its MaxLength'],
  ['a text of a pattern', { Type: 'String', AllowedPattern: '^arn:aws:s3:::[a-z0-9.-]{3,63}$' }, 'arn:aws:s3:::a.b-c', undefined],
  ['a text of which a part has the pattern', { Type: 'String', AllowedPattern: '[0-9]+' }, 'a1', 'does not match its AllowedPattern'],
  ['a text of another pattern', { Type: 'String', AllowedPattern: '\\d{12}' }, '1', 'does not match its AllowedPattern'],
  ['a pattern with groups, which is not tried', { Type: 'String', AllowedPattern: '(a+)+b' }, 'c', undefined],
  ['a pattern that repeats much, which is not tried', { Type: 'String', AllowedPattern: 'a*a*a*a*' }, 'b', undefined],
  ['a text that is too long to be tried', { Type: 'String', AllowedPattern: 'a*' }, 'b'.repeat(1001), undefined],
  ['a number', { Type: 'Number', MinValue: 1, MaxValue: '3' }, ' 2.5', undefined],
  ['a number that is too small', { Type: 'Number', MinValue: 1 }, '0', 'is less than its MinValue'],
  ['a number that is too large', { Type: 'Number', MaxValue: '3' }, '4', 'is more than its MaxValue'],
  ['no number', { Type: 'Number' }, 'a', 'is no number'],
  ['no text where a number belongs', { Type: 'Number' }, '', 'is no number'],
  ['a list', { Type: 'CommaDelimitedList', MinLength: 9 }, 'a', undefined],
])('the value of a parameter is %s', (_title, parameter, value, fault) => {
  expect(findBrokenConstraint(parameter, value)).toBe(fault);
});
