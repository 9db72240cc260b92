import { App, CfnResource, NestedStack, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { collectPathBelow, findRootStack, shortenName, computeIdentity, computeHash } from '../../../src/internal/topology/identity';

function below(stack: Stack, ...ids: string[]): Construct {
  return ids.reduce<Construct>((scope, id) => new Construct(scope, id), stack);
}

describe('the identity of a construct', () => {
  test('is the name of its stack and its path, not the path of the stack', () => {
    const named = new Stack(new App(), 'Id', { stackName: 'documents' });
    expect(computeIdentity(below(named, 'Team', 'Replication')).name).toBe('documents-Team-Replication');
  });

  test('leaves out the id that CDK hides', () => {
    const stack = new Stack(new App(), 'Documents');
    expect(computeIdentity(below(stack, 'Replication', 'Default')).name).toBe('Documents-Replication');
  });

  test('begins with the outermost stack', () => {
    const stack = new Stack(new App(), 'Parent');
    const nested = new NestedStack(new NestedStack(stack, 'One'), 'Two');
    expect(findRootStack(nested)).toBe(stack);
    expect(computeIdentity(below(nested, 'Replication')).name).toMatch(/^Parent-One-.*Two.*-Replication$/);
  });

  test('keeps apart paths that are joined alike', () => {
    const [one, two] = [new Stack(new App(), 'A'), new Stack(new App(), 'A-B')];
    const [first, second] = [computeIdentity(below(one, 'B', 'C')), computeIdentity(below(two, 'C'))];
    expect(first.name).toBe(second.name);
    expect(first.hash).not.toBe(second.hash);
  });
});

test('a hash has eight hexadecimal digits and is the same in every synthesis', () => {
  expect(computeHash('Documents/Replication')).toBe('53754211');
});

test('a path begins below the ancestor and ends with the construct', () => {
  const stack = new Stack(new App(), 'Documents');
  const resource = new CfnResource(below(stack, 'A', 'B'), 'Resource', { type: 'Test::Resource' });
  expect(collectPathBelow(stack, resource)).toEqual(['A', 'B', 'Resource']);
  expect(collectPathBelow(stack, stack)).toEqual([]);
});

describe('a bounded name', () => {
  test.each(['short', 'x'.repeat(20)])('that fits stays as it is: %s', (name) => {
    expect(shortenName(name, 20)).toBe(name);
  });

  test('that is too long is cut and ends with a hash', () => {
    const name = shortenName('x'.repeat(21), 20);
    expect(name).toMatch(/^x{11}-[0-9a-f]{8}$/);
    expect(name).not.toBe(shortenName('x'.repeat(22), 20));
  });

  test('has no character that CloudFormation refuses, and stays apart from its like', () => {
    expect(shortenName('a/b', 20)).toMatch(/^a-b-[0-9a-f]{8}$/);
    expect(shortenName('a/b', 20)).not.toBe(shortenName('a_b', 20));
  });
});
