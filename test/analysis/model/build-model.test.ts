import { findCycle } from '../../../src/analysis/assembly/resource-graph';
import type { StackTemplate, TemplateResource } from '../../../src/analysis/assembly/stack-template';
import { buildModel } from '../../../src/analysis/model/build-model';
import { display } from '../../../src/analysis/symbolic/symbolic-string';
import { agnosticStackOf, stackOf } from './templates';

function createStack(stack: StackTemplate, ...others: readonly StackTemplate[]) {
  return buildModel([stack, ...others]).stacks[0];
}

test('a stack has its names and its place', () => {
  expect(createStack(stackOf('App/Docs', {}, { name: 'App-Docs', region: 'cn-north-1' }))).toMatchObject({
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
  const chain = (path: string, dependencies: readonly string[], assembly = '/app') => stackOf(path, {}, { dependencies, assembly });

  test('holds through other stacks', () => {
    const { after } = createStack(chain('C', ['B']), chain('B', ['A']), chain('A', []));
    expect([...after]).toEqual(['B', 'A']);
  });

  test('does not hold through stacks of another assembly', () => {
    const { after } = createStack(chain('C', ['B']), chain('B', ['A'], '/other'));
    expect([...after]).toEqual(['B']);
  });
});

describe('nested stacks', () => {
  const outer = stackOf('Outer', {});
  const middle = stackOf('Outer/Middle', {}, { nestedIn: { path: 'Outer', logicalId: 'M' } });
  const inner = stackOf('Outer/Middle/Inner', {}, { nestedIn: { path: 'Outer/Middle', logicalId: 'I' } });
  const summary = (stacks: readonly StackTemplate[]) =>
    buildModel(stacks).stacks.map(({ root, nestedIn }) => [root, nestedIn]);

  test('have their outermost stack and their place in the one around them', () => {
    expect(summary([inner, middle, outer])).toEqual([
      ['Outer', { path: 'Outer/Middle', logicalId: 'I' }],
      ['Outer', { path: 'Outer', logicalId: 'M' }],
      ['Outer', undefined],
    ]);
  });

  test('are in no stack of another app', () => {
    expect(summary([inner, { ...middle, assembly: '/other' }])).toEqual([
      ['Outer/Middle/Inner', undefined],
      ['Outer/Middle', undefined],
    ]);
  });

  test('have the name that the templates see', () => {
    expect(display(createStack(middle, outer).name)).toBe('Outer-M-<Outer/Middle>');
  });
});

describe('the order of resources', () => {
  const waiting = (resource: Omit<TemplateResource, 'Type'>) => {
    const others = Object.fromEntries(['A', 'B', 'C'].map((id) => [id, { Type: 'AWS::S3::Bucket' }]));
    const { waitsFor } = createStack(stackOf('Docs', { Resources: { It: { Type: 'Custom::It', ...resource }, ...others } }));
    return [...waitsFor.get('It') ?? []];
  };

  test.each<[string, Omit<TemplateResource, 'Type'>, readonly string[]]>([
    ['nothing', {}, []],
    ['one dependency', { DependsOn: 'A' }, ['A']],
    ['several dependencies', { DependsOn: ['A', 'B'] }, ['A', 'B']],
    ['references', { Properties: { a: [{ b: { Ref: 'A' } }, { Ref: 'AWS::Region' }] } }, ['A']],
    ['attributes', { Properties: { a: { 'Fn::GetAtt': ['A', 'Arn'] }, b: { 'Fn::GetAtt': 'B.Arn' } } }, ['A', 'B']],
    ['a text with references', { Properties: { a: { 'Fn::Sub': '${A}-${B.Arn}-${!C}-${AWS::Region}' } } }, ['A', 'B']],
    ['a text with values of its own', { Properties: { a: { 'Fn::Sub': ['${A}-${B}', { A: { Ref: 'C' } }] } } }, ['B', 'C']],
    ['what does not exist', { DependsOn: 'Missing', Properties: { a: { Ref: 'Missing' }, b: { 'Fn::Sub': 3 } } }, []],
  ])('a resource waits for %s', (_title, resource, expected) => {
    expect(waiting(resource)).toEqual(expected);
  });

  const cycle = (edges: Readonly<Record<string, readonly string[]>>) =>
    createStack(stackOf('Docs', {
      Resources: Object.fromEntries(Object.entries(edges).map(([id, names]) => [id, { Type: 'Custom::It', DependsOn: names }])),
    })).cycle;

  test.each<[string, Readonly<Record<string, readonly string[]>>, readonly string[] | undefined]>([
    ['none', { A: ['B', 'C'], B: ['C'], C: [] }, undefined],
    ['of one', { A: ['A'] }, ['A']],
    ['behind others', { A: ['B'], B: ['C'], C: ['D'], D: ['B'] }, ['B', 'C', 'D']],
    ['away from others', { A: [], B: ['A', 'C'], C: ['B'] }, ['B', 'C']],
  ])('a cycle, %s, is found', (_title, edges, expected) => {
    expect(cycle(edges)).toEqual(expected);
  });
});

test('an edge that leads nowhere is part of no cycle', () => {
  expect(findCycle(new Map([['A', new Set(['Missing'])]]))).toBe(undefined);
});

test('buckets are found by ARN, and not where that is undecided', () => {
  const model = buildModel([agnosticStackOf('Docs', {
    Parameters: { Open: { Type: 'String' } },
    Resources: {
      Named: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'docs' } },
      Undecided: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { Ref: 'Open' } } },
    },
  })]);
  expect(model.findBucket(model.buckets[0].arn)).toBe(model.buckets[0]);
  expect(model.findBucket('arn:aws:s3:::docs')).toBe(undefined);
});

test('what two apps have in stacks of one path is told apart', () => {
  const stacks = ['/a', '/b'].map((assembly) => ({
    ...agnosticStackOf('Docs', { Resources: { Key: { Type: 'AWS::KMS::Key' }, Role: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'copy' } } } }),
    assembly,
  }));
  const { keys, roles, findKey, findRole } = buildModel(stacks);
  expect(keys.map(({ arn }) => findKey(arn)?.address.assembly)).toEqual(['/a', '/b']);
  expect(roles.map(({ arn }) => findRole(arn)?.address.assembly)).toEqual(['/a', '/b']);
});

test('a world of 400 rules in large templates is built in a moment', () => {
  const names = Array.from({ length: 400 }, (_unused, index) => `B${index}`);
  const bucket = (name: string): TemplateResource => ({
    Type: 'AWS::S3::Bucket',
    Properties: {
      ReplicationConfiguration: {
        Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
        Rules: [{ Status: 'Enabled', Destination: { Bucket: { 'Fn::GetStackOutput': { StackName: 'Copy', OutputName: name } } } }],
      },
    },
  });
  const source = stackOf('Source', {
    Resources: { Role: { Type: 'AWS::IAM::Role' }, ...Object.fromEntries(names.map((name) => [name, bucket(name)])) },
  });
  const copy = stackOf('Copy', {
    Resources: Object.fromEntries(names.map((name) => [name, { Type: 'AWS::S3::Bucket' }])),
    Outputs: Object.fromEntries(names.map((name) => [name, { Value: { 'Fn::GetAtt': [name, 'Arn'] } }])),
  });
  const start = performance.now();
  const model = buildModel([source, copy]);
  expect(performance.now() - start).toBeLessThan(2000);
  const destinations = model.replications.map(({ rules: [{ destination }] }) => model.findBucket(destination.bucketArn));
  expect(destinations.map((destination) => destination?.address.logicalId)).toEqual(names);
});
