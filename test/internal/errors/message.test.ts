import { Aws, Lazy, Token } from 'aws-cdk-lib';
import { ReplicationError } from '../../../src/internal/errors/replication-error';

function shown(value: unknown): string {
  return new ReplicationError('PriorityInvalid', undefined, { problem: 'wrong', value, remedy: 'right' }).message;
}

test.each<[string, unknown, string]>([
  ['a number', 7, '7'],
  ['a number that JSON has no word for', Number.NaN, '"NaN"'],
  ['a token for a number', Token.asNumber({ Ref: 'Number' }), '"<token>"'],
  ['a token for a text', `before ${Aws.ACCOUNT_ID}`, '"<token>"'],
  ['a token for a list', Lazy.list({ produce: () => ['a'] }), '["<token>"]'],
  ['a value in an object', { days: Number.POSITIVE_INFINITY }, '{"days":"Infinity"}'],
])('a message shows %s in words', (_which, value, text) => {
  expect(shown(value)).toBe(`PriorityInvalid: wrong, got ${text}; right`);
});

test('a message without a value says what is wrong and what to do', () => {
  expect(shown(undefined)).toBe('PriorityInvalid: wrong; right');
});

test('a message shows no text of a token, in what is wrong and in what to do either', () => {
  const details = { problem: `wrong in ${Aws.ACCOUNT_ID}`, remedy: `right in ${Aws.REGION}` };
  expect(new ReplicationError('PriorityInvalid', undefined, details).message)
    .toBe('PriorityInvalid: wrong in <token>; right in <token>');
});
