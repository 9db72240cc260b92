import { Lazy, Token } from 'aws-cdk-lib';
import { coveringPrefixes, encryptionContexts, iamLiteral, objectArns } from '../../../src/policy/private/object-patterns';
import type { PlannedRule } from '../../../src/rules/private/planned-rule';

function rulesWith(...prefixes: (string | undefined)[]): PlannedRule[] {
  return prefixes.map((prefix) => ({ filter: { prefix } }) as PlannedRule);
}

describe('a prefix in a policy', () => {
  test.each([
    ['contracts/', 'contracts/'],
    ['a*b', 'a${*}b'],
    ['what?', 'what${?}'],
    ['$1', '${$}1'],
    ['${aws:username}', '${$}{aws:username}'],
    ['**', '${*}${*}'],
  ])('matches the characters of %j alone', (prefix, pattern) => {
    expect(iamLiteral(prefix)).toBe(pattern);
  });

  test('that is a token stays as it is', () => {
    const token = Lazy.string({ produce: () => 'a/' });
    expect(iamLiteral(token)).toBe(token);
    expect(Token.isUnresolved(objectArns('arn:aws:s3:::b', [token])[0])).toBe(true);
  });
});

describe('the prefixes that cover rules', () => {
  test.each<[string, (string | undefined)[], string[]]>([
    ['one prefix', ['a/'], ['a/']],
    ['equal prefixes', ['a/', 'a/'], ['a/']],
    ['nested prefixes', ['a/b/c/', 'a/', 'a/b/'], ['a/']],
    ['prefixes that only begin alike', ['ab', 'ac'], ['ab', 'ac']],
    ['a rule without prefix', ['a/', undefined], ['']],
    ['an empty prefix', ['', 'a/'], ['']],
    ['any order', ['c/', 'a/', 'b/'], ['a/', 'b/', 'c/']],
    ['no rule', [], []],
  ])('for %s', (_case, prefixes, covering) => {
    expect(coveringPrefixes(rulesWith(...prefixes))).toEqual(covering);
  });
});

test('the encryption contexts are the bucket and the objects', () => {
  expect(encryptionContexts('arn:aws:s3:::b', ['a/', 'c*/'])).toEqual([
    'arn:aws:s3:::b',
    'arn:aws:s3:::b/a/*',
    'arn:aws:s3:::b/c${*}/*',
  ]);
});
