import { App, CfnResource, NestedStack, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { pathBelow, rootStackOf } from '../../../src/internal/topology/construct-tree';
import { boundedName, identityOf, shortHash } from '../../../src/internal/topology/identity';

function below(stack: Stack, ...ids: string[]): Construct {
  return ids.reduce<Construct>((scope, id) => new Construct(scope, id), stack);
}

describe('the identity of a construct', () => {
  test('is the name of its stack and its path, not the path of the stack', () => {
    const named = new Stack(new App(), 'Id', { stackName: 'documents' });
    expect(identityOf(below(named, 'Team', 'Replication')).name).toBe('documents-Team-Replication');
  });

  test('leaves out the id that CDK hides', () => {
    const stack = new Stack(new App(), 'Documents');
    expect(identityOf(below(stack, 'Replication', 'Default')).name).toBe('Documents-Replication');
  });

  test('begins with the outermost stack', () => {
    const stack = new Stack(new App(), 'Parent');
    const nested = new NestedStack(new NestedStack(stack, 'One'), 'Two');
    expect(rootStackOf(nested)).toBe(stack);
    expect(identityOf(below(nested, 'Replication')).name).toMatch(/^Parent-One-.*Two.*-Replication$/);
  });

  test('keeps apart paths that are joined alike', () => {
    const [one, two] = [new Stack(new App(), 'A'), new Stack(new App(), 'A-B')];
    const [first, second] = [identityOf(below(one, 'B', 'C')), identityOf(below(two, 'C'))];
    expect(first.name).toBe(second.name);
    expect(first.hash).not.toBe(second.hash);
  });
});

test('a hash has eight hexadecimal digits and is the same in every synthesis', () => {
  expect(shortHash('Documents/Replication')).toBe('53754211');
});

test('a path begins below the ancestor and ends with the construct', () => {
  const stack = new Stack(new App(), 'Documents');
  const resource = new CfnResource(below(stack, 'A', 'B'), 'Resource', { type: 'Test::Resource' });
  expect(pathBelow(stack, resource)).toEqual(['A', 'B', 'Resource']);
  expect(pathBelow(stack, stack)).toEqual([]);
});

describe('a bounded name', () => {
  test.each(['short', 'x'.repeat(20)])('that fits stays as it is: %s', (name) => {
    expect(boundedName(name, 20)).toBe(name);
  });

  test('that is too long is cut and ends with a hash', () => {
    const name = boundedName('x'.repeat(21), 20);
    expect(name).toMatch(/^x{11}-[0-9a-f]{8}$/);
    expect(name).not.toBe(boundedName('x'.repeat(22), 20));
  });

  test('has no character that CloudFormation refuses, and stays apart from its like', () => {
    expect(boundedName('a/b', 20)).toMatch(/^a-b-[0-9a-f]{8}$/);
    expect(boundedName('a/b', 20)).not.toBe(boundedName('a_b', 20));
  });
});
