import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { findOrCreateShared } from '../../../src/internal/topology/shared-parts';

const share = (stack: Stack, create = (scope: Construct) => new Construct(scope, 'Part')) =>
  findOrCreateShared(stack, 'Shared', 'SharedInTests', create);

test('what a stack shares is created once, below a construct of its own', () => {
  const stack = new Stack(undefined, 'Documents');
  const first = share(stack);
  expect(first.node.path).toBe('Documents/Shared/Part');
  expect(share(stack)).toBe(first);
});

test('another copy of the package finds it by its mark', () => {
  const stack = new Stack();
  const { scope } = share(stack).node;
  expect(Object.getOwnPropertySymbols(scope)).toContain(Symbol.for('cdk-encrypted-replication.SharedInTests'));
});

test('stacks share nothing with each other', () => {
  expect(share(new Stack())).not.toBe(share(new Stack()));
});

test('a construct of somebody else is not taken for it', () => {
  const stack = new Stack();
  new Construct(stack, 'Shared');
  expect(() => share(stack)).toThrow("There is already a Construct with name 'Shared'");
});
