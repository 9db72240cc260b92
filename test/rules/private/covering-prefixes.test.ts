import { Lazy } from 'aws-cdk-lib';
import { findCoveringPrefixes } from '../../../src/rules/private/planned-rule';
import type { PlannedRule } from '../../../src/rules/private/planned-rule';

function rulesWith(...prefixes: (string | undefined)[]): PlannedRule[] {
  return prefixes.map((prefix) => ({ filter: { prefix } }) as PlannedRule);
}

const TOKEN = Lazy.string({ produce: () => 'a/' });

describe('the prefixes that cover rules', () => {
  test.each<[string, (string | undefined)[], string[]]>([
    ['one prefix', ['a/'], ['a/']],
    ['equal prefixes', ['a/', 'a/'], ['a/']],
    ['nested prefixes', ['a/b/c/', 'a/', 'a/b/'], ['a/']],
    ['prefixes that only begin alike', ['ab', 'ac'], ['ab', 'ac']],
    ['a rule without prefix', ['a/', undefined], ['']],
    ['an empty prefix', ['', 'a/'], ['']],
    ['any order', ['c/', 'a/', 'b/'], ['a/', 'b/', 'c/']],
    ['a prefix that is known at deployment only', [TOKEN, `${TOKEN}b/`, 'a/'], [TOKEN, `${TOKEN}b/`, 'a/']],
    ['a prefix that its text begins with', ['$', TOKEN], ['$', TOKEN]],
    ['such a prefix beside an empty one', [TOKEN, ''], ['']],
    ['no rule', [], []],
  ])('for %s', (_case, prefixes, covering) => {
    expect(findCoveringPrefixes(rulesWith(...prefixes))).toEqual(covering);
  });
});
