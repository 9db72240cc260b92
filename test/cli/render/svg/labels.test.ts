import { opaqueId } from '../../../../src/analysis/symbolic/symbolic-string';
import type { ResourceNode } from '../../../../src/cli/graph/graph';
import { describeNode, limitLines, mergeRules, shorten } from '../../../../src/cli/render/svg/labels';
import { bucket, graphOf, rule } from './graphs';

const { stacks } = graphOf([bucket('A', 'here')], []);

test.each<[string, ResourceNode, readonly string[]]>([
  ['path, stack and name', bucket('A', 'here'), ['A', 'in here', 'name-of-A']],
  ['no generated name', { ...bucket('A', 'here'), name: opaqueId('A') }, ['A', 'in here']],
  ['the name of what has no path', { ...bucket('A', 'here'), constructPath: undefined }, ['in here', 'name-of-A']],
  ['the name of what is in no template', bucket('out'), ['out']],
  ['one line for each', { ...bucket('x\ny') }, ['x y']],
])('shows %s', (_title, node, lines) => {
  expect(describeNode(node, stacks)).toEqual(lines);
});

test('all rules between two buckets are one arrow, disabled if all are', () => {
  const off = { enabled: false };
  const rules = [rule('a', 'b'), rule('a', 'b', { ...off, rule: 'again' }), rule('b', 'a', off)];
  expect(mergeRules(graphOf([], rules))).toEqual([
    { from: 'a', to: 'b', enabled: true, lines: ['a-b: all objects', 'again: all objects (disabled)'] },
    { from: 'b', to: 'a', enabled: false, lines: ['b-a: all objects (disabled)'] },
  ]);
});

test('three rules are beside an arrow, and how many more there are', () => {
  expect(limitLines(['1', '2', '3'])).toEqual(['1', '2', '3']);
  expect(limitLines(['1', '2', '3', '4', '5'])).toEqual(['1', '2', '3', 'and 2 more']);
});

test('a long text keeps its beginning and its end', () => {
  expect(shorten('a'.repeat(36))).toBe('a'.repeat(36));
  expect(shorten(`b${'a'.repeat(40)}e`)).toBe(`b${'a'.repeat(16)}…${'a'.repeat(16)}e`);
});
