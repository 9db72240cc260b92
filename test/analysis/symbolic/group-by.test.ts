import { groupBy } from '../../../src/analysis/symbolic/group-by';

test('keys and items keep their order', () => {
  const groups = groupBy(['b1', 'a1', 'b2'], ([letter]) => letter);
  expect([...groups]).toEqual([['b', ['b1', 'b2']], ['a', ['a1']]]);
});
