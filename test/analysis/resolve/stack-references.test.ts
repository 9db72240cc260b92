import type { StackTemplate, TemplateBody } from '../../../src/analysis/assembly/stack-template';
import { Resolver } from '../../../src/analysis/resolve/resolver';
import { stackOf } from '../model/templates';

const CONDITIONS = {
  Yes: { 'Fn::Equals': ['a', 'a'] },
  No: { 'Fn::Equals': ['a', 'b'] },
  Open: { 'Fn::Equals': [{ Ref: 'Parameter' }, 'a'] },
};
const IMPORT = { 'Fn::ImportValue': 'exported' };
const ROLE = 'arn:aws:iam::111111111111:role/reader';

const PRODUCER = stackOf('Producer', { Outputs: { Out: { Value: 'x', Export: { Name: 'exported' } } } });
const WRITER = stackOf('Writer', {
  Resources: {
    Writer: {
      Type: 'Custom::CrossRegionExportWriter',
      Properties: { WriterProps: { region: 'eu-west-1', exports: { '/cdk/exports/Arn': 'x' } } },
    },
  },
}, { region: 'us-east-1' });

function referencesOf(
  template: TemplateBody,
  others: readonly StackTemplate[] = [PRODUCER, WRITER],
): readonly object[] {
  const common = { Parameters: { Parameter: { Type: 'String' } }, Conditions: CONDITIONS };
  const stack = stackOf('Docs', { ...common, ...template });
  return new Resolver([stack, ...others]).findStackReferences(stack)
    .map(({ producer, ...reference }) => ({ ...reference, producer: producer.path }));
}

const inProperty = (value: unknown): TemplateBody => ({ Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { V: value } } } });
const EXPORT = { producer: 'Producer', what: 'the export "exported"', logicalId: 'A' };

test.each<[string, unknown, readonly object[]]>([
  ['an import', IMPORT, [EXPORT]],
  ['an import in a function in a list', [{ 'Fn::Join': ['', ['a', IMPORT]] }], [EXPORT]],
  ['an output', { 'Fn::GetStackOutput': { StackName: 'Producer', OutputName: 'Out' } },
    [{ producer: 'Producer', what: 'an output', logicalId: 'A', roleArn: undefined }]],
  ['an output by a role', { 'Fn::GetStackOutput': { StackName: 'Producer', OutputName: 'Out', RoleArn: ROLE } },
    [{ producer: 'Producer', what: 'an output', logicalId: 'A', roleArn: ROLE }]],
  ['a parameter that another Region writes', 'x-{{resolve:ssm:/cdk/exports/Arn}}',
    [{ producer: 'Writer', what: 'the parameter "/cdk/exports/Arn"', logicalId: 'A' }]],
  ['a version of a parameter', '{{resolve:ssm:/cdk/exports/Arn:3}}',
    [{ producer: 'Writer', what: 'the parameter "/cdk/exports/Arn"', logicalId: 'A' }]],
  ['a parameter that no stack writes', '{{resolve:ssm:/other}}', []],
  ['an export that no stack has', { 'Fn::ImportValue': 'missing' }, []],
  ['the branch that is chosen', { 'Fn::If': ['Yes', IMPORT, 'b'] }, [EXPORT]],
  ['the branch that is not chosen', { 'Fn::If': ['No', IMPORT, 'b'] }, []],
  ['a branch that deployment chooses', { 'Fn::If': ['Open', 'a', IMPORT] }, [EXPORT]],
  ['nothing', [null, 1, 'text', { a: true }], []],
])('a resource reads %s', (_title, value, expected) => {
  expect(referencesOf(inProperty(value))).toEqual(expected);
});

test('a value that two stacks export is read from neither', () => {
  expect(referencesOf(inProperty(IMPORT), [PRODUCER, { ...PRODUCER, path: 'Second', name: 'Second' }])).toEqual([]);
});

test.each<[string | undefined, number]>([[undefined, 2], ['Yes', 2], ['Open', 2], ['No', 0]])(
  'resources and outputs under the condition %s read', (condition, count) => {
    const when = condition === undefined ? {} : { Condition: condition };
    expect(referencesOf({
      Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { V: IMPORT }, ...when } },
      Outputs: { Out: { Value: IMPORT, ...when } },
    })).toHaveLength(count);
  });

test('the reference of an output belongs to no resource', () => {
  expect(referencesOf({ Outputs: { Out: { Value: IMPORT } } })).toEqual([{ producer: 'Producer', what: 'the export "exported"' }]);
});

test('an empty template reads nothing', () => {
  expect(referencesOf({})).toEqual([]);
});

test('an output that a parameter is given', () => {
  const bound = new Map([
    ['P', { assembly: PRODUCER.assembly, path: 'Producer', output: 'Out' }],
    ['Q', { assembly: PRODUCER.assembly, path: 'Nowhere', output: 'Out' }],
  ]);
  const stack = stackOf('Docs', { Parameters: { P: { Type: 'String' }, Q: { Type: 'String', Default: 'q' } } }, { bound });
  const resolver = new Resolver([stack, PRODUCER]);
  expect(resolver.findStackReferences(stack)).toEqual([{ producer: PRODUCER, what: 'the parameter P' }]);
  expect(['P', 'Q'].map((name) => resolver.resolveReference(stack, name))).toEqual(['x', 'q']);
});

test('what a stack reads is collected once', () => {
  const stack = stackOf('Docs', inProperty(IMPORT));
  const resolver = new Resolver([stack, PRODUCER]);
  expect(resolver.findStackReferences(stack)).toBe(resolver.findStackReferences(stack));
});
