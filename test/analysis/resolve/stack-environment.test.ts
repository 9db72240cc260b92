import type { StackTemplate } from '../../../src/analysis/assembly/stack-template';
import { Resolver } from '../../../src/analysis/resolve/resolver';
import { display } from '../../../src/analysis/symbolic/symbolic-string';
import { agnosticStackOf, stackOf } from '../model/templates';

function shown(stack: StackTemplate, expression: unknown): string {
  return display(String(new Resolver([stack]).resolve(stack, expression)));
}

describe.each([
  ['eu-west-1', 'aws', 'amazonaws.com'],
  ['cn-north-1', 'aws-cn', 'amazonaws.com.cn'],
  ['us-gov-west-1', 'aws-us-gov', 'amazonaws.com'],
  ['us-iso-east-1', 'aws-iso', 'c2s.ic.gov'],
  ['us-isob-east-1', 'aws-iso-b', 'sc2s.sgov.gov'],
  ['eu-isoe-west-1', 'aws-iso-e', 'cloud.adc-e.uk'],
  ['us-isof-south-1', 'aws-iso-f', 'csp.hci.ic.gov'],
  ['eusc-de-east-1', 'aws-eusc', 'amazonaws.eu'],
])('in %s', (region, partition, suffix) => {
  test('pseudo parameters are known', () => {
    const stack = stackOf('App/Docs', {}, { region, name: 'App-Docs' });
    expect(shown(stack, { 'Fn::Sub': '${AWS::Partition} ${AWS::URLSuffix} ${AWS::Region} ${AWS::AccountId} ${AWS::StackName}' }))
      .toBe(`${partition} ${suffix} ${region} 111111111111 App-Docs`);
    expect(shown(stack, { Ref: 'AWS::StackId' }))
      .toBe(`arn:${partition}:cloudformation:${region}:111111111111:stack/App-Docs/<App/Docs.AWS::StackId>`);
  });
});

const ENVIRONMENT = { 'Fn::Sub': '${AWS::Partition} ${AWS::URLSuffix} ${AWS::Region} ${AWS::AccountId}' };

test('the environment-agnostic stacks of an app have the same environment', () => {
  const stacks = ['A', 'B'].map((path) => agnosticStackOf(path, {}));
  const resolver = new Resolver(stacks);
  const [a, b] = stacks.map((stack) => resolver.resolve(stack, ENVIRONMENT));
  expect(display(String(a))).toBe('<AWS::Partition> <AWS::URLSuffix> <AWS::Region> <AWS::AccountId>');
  expect(b).toBe(a);
});

test.each([
  ['by the names of their folders', ['/x/one.out', '/x/two.out'], ['one.out', 'two.out']],
  ['by their paths if the folders have the same name', ['/one/cdk.out', '/two/cdk.out', '/x/three.out'], ['/one/cdk.out', '/two/cdk.out', 'three.out']],
])('the environment-agnostic stacks of several apps are distinguished %s', (_title, folders, names) => {
  const stacks = folders.map((assembly) => stackOf('Docs', {}, { account: undefined, region: undefined, assembly }));
  const resolver = new Resolver(stacks);
  expect(stacks.map((stack) => display(String(resolver.resolve(stack, ENVIRONMENT))))).toEqual(names.map((name) =>
    `<AWS::Partition of ${name}> <AWS::URLSuffix of ${name}> <AWS::Region of ${name}> <AWS::AccountId of ${name}>`));
});

test('two apps with stacks of one path have different keys', () => {
  const stacks = ['/a', '/b'].map((assembly) =>
    stackOf('Docs', { Resources: { Key: { Type: 'AWS::KMS::Key' } } }, { assembly }));
  const resolver = new Resolver(stacks);
  expect(stacks.map((stack) => display(resolver.resolveReference(stack, 'Key')))).toEqual(['<Docs.Key>', '<Docs#2.Key>']);
});

test('templates that are in no assembly may go to different environments', () => {
  const stacks = ['A', 'B'].map((path) => ({ ...agnosticStackOf(path, {}), assembly: '', standsAlone: path }));
  const resolver = new Resolver(stacks);
  expect(stacks.map((stack) => display(String(resolver.resolve(stack, { Ref: 'AWS::Region' }))))).toEqual(['<AWS::Region of A>', '<AWS::Region of B>']);
});
