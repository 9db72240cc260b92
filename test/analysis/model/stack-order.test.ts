import { StackTree } from '../../../src/analysis/assembly/stack-tree';
import { StackOrder } from '../../../src/analysis/model/stack-order';
import { Resolver } from '../../../src/analysis/resolve/resolver';
import { stackOf } from './templates';

function orderOf(needs: Readonly<Record<string, readonly string[]>>): StackOrder {
  const stacks = Object.entries(needs).map(([path, dependencies]) => stackOf(path, {}, { dependencies }));
  return new StackOrder(stacks, new StackTree(stacks), new Resolver(stacks));
}

test.each<[string, Readonly<Record<string, readonly string[]>>, readonly string[] | undefined]>([
  ['none', { A: ['B', 'C'], B: ['C'], C: [] }, undefined],
  ['none of the stack itself', { A: ['B'], B: ['C'], C: ['B'] }, undefined],
  ['the shortest one', { A: ['B', 'C'], B: ['D'], C: ['A'], D: ['A'] }, ['C', 'A']],
  ['of one', { A: ['A'] }, ['A']],
  ['none with a stack that is not here', { A: ['Missing'] }, undefined],
])('the cycle of a stack: %s', (_title, needs, expected) => {
  expect(orderOf(needs).findCycle('A')?.map(({ path }) => path)).toEqual(expected);
});
