import { describeRule } from '../../../src/cli/graph/describe-rule';

const RULE = { rule: 'all', enabled: true, prefix: '', tags: [] };

test.each([
  ['all: all objects', RULE],
  ['all: prefix a/, tag k=v', { ...RULE, prefix: 'a/', tags: [{ key: 'k', value: 'v' }] }],
  ['all: all objects (disabled)', { ...RULE, enabled: false }],
])('%s', (text, rule) => {
  expect(describeRule(rule)).toBe(text);
});
