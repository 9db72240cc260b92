import { Lazy, Token } from 'aws-cdk-lib';
import { renderEncryptionContexts, escapePrefix, renderObjectArns } from '../../../src/internal/policy/object-scope';

describe('a prefix in a policy', () => {
  test.each([
    ['contracts/', 'contracts/'],
    ['a*b', 'a${*}b'],
    ['what?', 'what${?}'],
    ['$1', '${$}1'],
    ['${aws:username}', '${$}{aws:username}'],
    ['**', '${*}${*}'],
  ])('matches the characters of %j alone', (prefix, pattern) => {
    expect(escapePrefix(prefix)).toBe(pattern);
  });

  test('that is a token stays as it is', () => {
    const token = Lazy.string({ produce: () => 'a/' });
    expect(escapePrefix(token)).toBe(token);
    expect(Token.isUnresolved(renderObjectArns('arn:aws:s3:::b', [token])[0])).toBe(true);
  });
});

test('the encryption contexts are the bucket and the objects', () => {
  expect(renderEncryptionContexts('arn:aws:s3:::b', ['a/', 'c*/'])).toEqual([
    'arn:aws:s3:::b',
    'arn:aws:s3:::b/a/*',
    'arn:aws:s3:::b/c${*}/*',
  ]);
});
