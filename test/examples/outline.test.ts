import { stacksInDeployOrder } from '../support/assembly';
import type { DeployedStack, Resource } from '../support/assembly';
import { EXAMPLE_NAMES, synthesizeExample } from '../support/examples';
import { replaced } from '../support/mutations/json';
import { isLeaf, nodesIn } from '../support/mutations/leaves';
import type { Node } from '../support/mutations/leaves';
import type { Json } from '../support/mutations/mutant';
import { outlineOf, outlineResource } from '../support/outline';

const TEMPLATE = { Resources: {} };
const STACK: DeployedStack = {
  path: 'Stage/Data',
  name: 'Stage-Data',
  account: '111111111111',
  region: 'eu-west-1',
  dependencies: [],
  template: TEMPLATE,
};

/** How a property is written. */
function outlined(value: unknown): string {
  return outlineResource('Id', { Type: 'T', Properties: { Name: value } })[0].slice('Id T {Name: '.length, -1);
}

/** What a change of a template makes of a value: nothing, or another one of its type. */
function changed({ value, isPart }: Node): (Json | undefined)[] {
  const other = typeof value === 'boolean' ? !value : typeof value === 'number' ? value + 1 : `${String(value)}x`;
  return [...(isLeaf(value) ? [other] : []), ...(isPart ? [undefined] : [])];
}

describe('the outline of an assembly', () => {
  test.each(EXAMPLE_NAMES)('is another one after any change of a resource of %s', (name) => {
    const stacks = stacksInDeployOrder(synthesizeExample(name));
    const resources = stacks.flatMap(({ template }) => Object.values(template.Resources));
    const unseen = resources.flatMap((resource) => {
      const whole = resource as unknown as Json;
      const textOf = (value: Json) => outlineResource('Id', value as unknown as Resource).join('\n');
      const before = textOf(whole);
      return nodesIn(whole, '').flatMap((node) => changed(node)
        .filter((other) => textOf(replaced(whole, node.path, other)) === before)
        .map((other) => `${node.path.join('.')} -> ${JSON.stringify(other)}`));
    });
    expect(resources.length).toBeGreaterThan(0);
    expect(unseen).toEqual([]);
  });

  test.each<Partial<DeployedStack>>([
    { path: 'Data' },
    { name: 'Data' },
    { account: '222222222222' },
    { region: 'eu-west-2' },
    { dependencies: ['Stage/Keys'] },
    { template: { Resources: { A: { Type: 'T' } } } },
    { template: { ...TEMPLATE, Outputs: { A: { Value: 'a' } } } },
  ])('is another one with %j', (change) => {
    expect(outlineOf([{ ...STACK, ...change }])).not.toBe(outlineOf([STACK]));
  });
});

describe('a line of it', () => {
  const statement = { Sid: 'Read', Effect: 'Allow', Action: ['a:B'], Resource: '*', Condition: { Bool: { c: 'true' } } };

  test('is one for a statement, below its resource', () => {
    const properties = { PolicyDocument: { Statement: [statement, { Effect: 'Deny', Other: 1 }] } };
    expect(outlineResource('Policy', { Type: 'T', Properties: properties, DeletionPolicy: 'Retain' })).toEqual([
      'Policy T {PolicyDocument: {Statement: <2>}} {DeletionPolicy: Retain}',
      '  Allow Read Action [a:B] Resource * Condition {Bool: {c: "true"}}',
      '  Deny - Other 1',
    ]);
  });

  test('is one for a rule of a replication', () => {
    const rules = [{ Id: 'all', Destination: { Bucket: { 'Fn::GetAtt': ['B', 'Arn'] } } }];
    const properties = { ReplicationConfiguration: { Rules: rules } };
    expect(outlineResource('Bucket', { Type: 'T', Properties: properties })).toEqual([
      'Bucket T {ReplicationConfiguration: {Rules: <1>}}',
      '  rule {Id: all, Destination: {Bucket: ${B.Arn}}}',
    ]);
  });

  test.each<[unknown, string]>([
    ['s3:Get*', 's3:Get*'],
    ['true', '"true"'],
    [true, 'true'],
    ['2012-10-17', '"2012-10-17"'],
    ['two words', '"two words"'],
    ['', '""'],
    [null, 'null'],
    [{ Ref: 'A' }, '${A}'],
    ['${A}', '"$\\{A}"'],
    [{ 'Fn::Join': ['', ['arn:', { Ref: 'A' }, '/*']] }, 'arn:${A}/*'],
    [{ 'Fn::Join': ['', ['a b', { Ref: 'A' }]] }, '"a b${A}"'],
    [{ 'Fn::Join': [',', ['a', { Ref: 'A' }]] }, '{Fn::Join: [",", [a, ${A}]]}'],
    [{ 'Fn::Join': ['', { Ref: 'A' }] }, '{Fn::Join: ["", ${A}]}'],
    [{ 'Fn::Join': ['', ['a', { 'Fn::Sub': '${A}' }]] }, '{Fn::Join: ["", [a, {Fn::Sub: "$\\{A}"}]]}'],
    [{ 'Fn::GetAtt': 'A.Arn' }, '{Fn::GetAtt: A.Arn}'],
    [{ 'Fn::GetStackOutput': { StackName: 'S', OutputName: 'O' } }, '${S/O}'],
    [{ 'Fn::GetStackOutput': { StackName: 'S', OutputName: 'O', Region: 'eu-west-1', RoleArn: 'r' } }, '${S/O in eu-west-1 as r}'],
    [{ 'Fn::GetStackOutput': { StackName: 'S', OutputName: 'O', More: 1 } }, '{Fn::GetStackOutput: {StackName: S, OutputName: O, More: 1}}'],
  ])('writes %j as %s', (value, text) => {
    expect(outlined(value)).toBe(text);
  });
});
