import type { Graph } from '../../../../src/cli/graph/graph';
import { arrangePlaces } from '../../../../src/cli/render/svg/places';
import { bucket, graphOf, key, rule } from './graphs';

function arranged(graph: Graph) {
  return arrangePlaces(graph).map(({ region, nodes, column }) => [region, column, nodes.map(({ id }) => id).join(' ')]);
}

test('a source is on the left of its destinations, and what replicates further in between', () => {
  const nodes = [bucket('c', 'third'), bucket('b', 'second'), bucket('a', 'first')];
  expect(arranged(graphOf(nodes, [rule('b', 'c'), rule('a', 'b')]))).toEqual([
    ['third', 2, 'c'], ['second', 1, 'b'], ['first', 0, 'a'],
  ]);
});

test('a circle begins with what is declared first', () => {
  const nodes = [bucket('a', 'first'), bucket('b', 'second')];
  expect(arranged(graphOf(nodes, [rule('a', 'b'), rule('b', 'a')]))).toEqual([['first', 0, 'a'], ['second', 1, 'b']]);
});

test('a bucket with no rule, and one with two sources, are drawn once', () => {
  const nodes = [bucket('a', 'first'), bucket('alone', 'first'), bucket('b', 'second'), bucket('c', 'third')];
  expect(arranged(graphOf(nodes, [rule('a', 'c'), rule('b', 'c'), rule('b', 'c')]))).toEqual([
    ['first', 0, 'a alone'], ['second', 0, 'b'], ['third', 1, 'c'],
  ]);
});

test('a key is below the first bucket that uses it', () => {
  const nodes = [bucket('a', 'here'), bucket('b', 'here'), key('k', 'here'), key('l', 'here')];
  const graph = graphOf(nodes, [rule('a', 'b')], [['a', 'k'], ['b', 'k'], ['b', 'l']]);
  expect(arranged(graph)).toEqual([['here', 0, 'a k b l']]);
});

test('what is in no template is beside what it belongs to', () => {
  const nodes = [bucket('a', 'first'), bucket('b'), key('k'), key('l')];
  expect(arranged(graphOf(nodes, [rule('a', 'b')], [['a', 'k'], ['b', 'l']]))).toEqual([
    ['first', 0, 'a'], [undefined, 0, 'k'], [undefined, 1, 'b l'],
  ]);
});
