import { readAssembly } from '../../../src/analysis/assembly/read-assembly';
import type { StackTemplate } from '../../../src/analysis/assembly/stack-template';
import { Resolver } from '../../../src/analysis/resolve/resolver';
import { artifact, writeAssembly } from './assemblies';

const BODY = { Parameters: { Name: { Type: 'String' } }, Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { Ref: 'Name' } } } } };
const TARGET = { DeploymentTargets: { Accounts: ['222222222222'] }, Regions: ['eu-west-1'] };

function read(properties: object | undefined, type = 'AWS::CloudFormation::StackSet'): readonly StackTemplate[] {
  const template = { Resources: { Set: { Type: type, Properties: properties } } };
  return readAssembly(writeAssembly({ Docs: artifact() }, { 'Docs.template.json': JSON.stringify(template) }));
}

function setOf(more: object = {}): object {
  return { TemplateBody: JSON.stringify(BODY), StackInstancesGroup: [TARGET], ...more };
}

function bucketNames(stacks: readonly StackTemplate[]): unknown {
  const resolver = new Resolver(stacks);
  return stacks.slice(1).map((stack) =>
    resolver.resolve(stack, stack.template.Resources?.Bucket.Properties?.BucketName));
}

test('a stack set deploys a stack in each account and Region of its targets', () => {
  const groups = [
    { DeploymentTargets: { Accounts: ['222222222222', '333333333333'] }, Regions: ['eu-west-1', 'us-east-1'] },
    { DeploymentTargets: { Accounts: ['444444444444'] }, Regions: ['ap-south-1'] },
  ];
  const stacks = read(setOf({ StackInstancesGroup: groups }));
  expect(stacks.map(({ path, name, account, region }) => [path, name, account, region])).toEqual([
    ['Docs', 'Docs', '111111111111', 'eu-west-1'],
    ['Docs/Set/222222222222/eu-west-1', 'StackSet-Set', '222222222222', 'eu-west-1'],
    ['Docs/Set/222222222222/us-east-1', 'StackSet-Set', '222222222222', 'us-east-1'],
    ['Docs/Set/333333333333/eu-west-1', 'StackSet-Set', '333333333333', 'eu-west-1'],
    ['Docs/Set/333333333333/us-east-1', 'StackSet-Set', '333333333333', 'us-east-1'],
    ['Docs/Set/444444444444/ap-south-1', 'StackSet-Set', '444444444444', 'ap-south-1'],
  ]);
});

test('no more stacks are read than somebody writes', () => {
  const Regions = Array.from({ length: 600 }, (_unused, index) => `eu-west-${index}`);
  expect(read(setOf({ StackInstancesGroup: [{ ...TARGET, Regions }] }))).toHaveLength(501);
});

describe('the parameters of its stacks', () => {
  const Parameters = [{ ParameterKey: 'Name', ParameterValue: { 'Fn::Sub': 'docs-${AWS::Region}' } }];

  test('are those of the stack set, as the stack around it resolves them', () => {
    expect(bucketNames(read(setOf({ Parameters })))).toEqual(['docs-eu-west-1']);
  });

  test('are overridden by those of a target', () => {
    const ParameterOverrides = [{ ParameterKey: 'Name', ParameterValue: 'other' }];
    expect(bucketNames(read(setOf({ Parameters, StackInstancesGroup: [{ ...TARGET, ParameterOverrides }, TARGET] })))).toEqual(['other', 'docs-eu-west-1']);
  });

  test('are not those without a name', () => {
    expect(read(setOf({ Parameters: [{ ParameterValue: 'x' }, 'Name'] }))[1].passed).toEqual(new Map());
  });

  test('may be what loops of its template run over', () => {
    const body = {
      Transform: 'AWS::LanguageExtensions',
      Resources: { 'Fn::ForEach::Buckets': ['X', { Ref: 'Names' }, { 'Bucket${X}': { Type: 'AWS::S3::Bucket' } }] },
    };
    const names = [{ ParameterKey: 'Names', ParameterValue: 'A,B' }];
    const [, stack] = read(setOf({ TemplateBody: JSON.stringify(body), Parameters: names }));
    expect(Object.keys(stack.template.Resources ?? {})).toEqual(['BucketA', 'BucketB']);
  });
});

test('characters that mean something to the analysis are those of the template', () => {
  const body = JSON.stringify({ Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: '\uE000' } } } });
  const [set, plain] = [read(setOf({ TemplateBody: body }))[1], readAssembly(writeAssembly({ Docs: artifact() }, { 'Docs.template.json': body }))[0]];
  expect(set.template.Resources).toEqual(plain.template.Resources);
});

test('the stacks of a resource of another type are not read', () => {
  expect(read(setOf(), 'AWS::CloudFormation::Other')).toHaveLength(1);
});

test.each<[string, object | undefined]>([
  ['without properties', undefined],
  ['whose template is elsewhere', { ...setOf(), TemplateBody: undefined, TemplateURL: 'https://example.com/t.json' }],
  ['whose template deployment decides', setOf({ TemplateBody: { Ref: 'Body' } })],
  ['whose template is YAML', setOf({ TemplateBody: 'Resources: {}' })],
  ['whose template is a list', setOf({ TemplateBody: '[]' })],
  ['without targets', setOf({ StackInstancesGroup: [] })],
  ['of organizational units', setOf({ StackInstancesGroup: [{ DeploymentTargets: { OrganizationalUnitIds: ['ou-1'] }, Regions: ['eu-west-1'] }] })],
  ['without Regions', setOf({ StackInstancesGroup: [{ DeploymentTargets: TARGET.DeploymentTargets }] })],
  ['whose accounts deployment decides', setOf({ StackInstancesGroup: [{ ...TARGET, DeploymentTargets: { Accounts: [{ Ref: 'AWS::AccountId' }] } }] })],
  ['with one target that is not written out', setOf({ StackInstancesGroup: [TARGET, { ...TARGET, Regions: { Ref: 'Regions' } }] })],
])('the stacks of a stack set %s are not read', (_title, properties) => {
  expect(read(properties)).toHaveLength(1);
});
