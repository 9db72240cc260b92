import type { StackTemplate } from '../../../src/analysis/assembly/stack-template';
import { buildModel } from '../../../src/analysis/model/build-model';
import { display } from '../../../src/analysis/symbolic/symbolic-string';
import { stackOf } from './templates';

function readStack(stack: StackTemplate, ...others: readonly StackTemplate[]) {
  return buildModel([stack, ...others]).stacks[0];
}

test('a stack has its path, names and environment', () => {
  expect(readStack(stackOf('App/Docs', {}, { name: 'App-Docs', region: 'cn-north-1' }))).toMatchObject({
    path: 'App/Docs',
    name: 'App-Docs',
    account: '111111111111',
    region: 'cn-north-1',
    partition: 'aws-cn',
    templatePath: '/app/cdk.out/App/Docs.template.json',
    assembly: '/app/cdk.out',
  });
});

describe('the order of stacks', () => {
  const chain = (path: string, dependencies: readonly string[], assembly = '/app') =>
    stackOf(path, {}, { dependencies, assembly });

  test('includes indirect dependencies', () => {
    const { after } = readStack(chain('C', ['B']), chain('B', ['A']), chain('A', []));
    expect([...after]).toEqual(['B', 'A']);
  });

  test('ignores stacks of another assembly', () => {
    const { after } = readStack(chain('C', ['B']), chain('B', ['A'], '/other'));
    expect([...after]).toEqual(['B']);
  });
});

describe('nested stacks', () => {
  const outer = stackOf('Outer', {});
  const middle = stackOf('Outer/Middle', {}, { nestedIn: { path: 'Outer', logicalId: 'M' } });
  const inner = stackOf('Outer/Middle/Inner', {}, { nestedIn: { path: 'Outer/Middle', logicalId: 'I' } });
  const summary = (stacks: readonly StackTemplate[]) =>
    buildModel(stacks).stacks.map(({ root, nestedIn }) => [root, nestedIn]);

  test('have their outermost stack and their resource in the parent', () => {
    expect(summary([inner, middle, outer])).toEqual([
      ['Outer', { path: 'Outer/Middle', logicalId: 'I' }],
      ['Outer', { path: 'Outer', logicalId: 'M' }],
      ['Outer', undefined],
    ]);
  });

  test('do not belong to a stack of another app', () => {
    expect(summary([inner, { ...middle, assembly: '/other' }])).toEqual([
      ['Outer/Middle/Inner', undefined],
      ['Outer/Middle', undefined],
    ]);
  });

  test('have the name that AWS::StackName returns', () => {
    expect(display(readStack(middle, outer).name)).toBe('Outer-M-<Outer/Middle>');
  });
});
