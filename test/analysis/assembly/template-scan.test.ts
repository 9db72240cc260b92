import type { Span } from '../../../src/analysis/assembly/json-scan';
import { scanTemplate } from '../../../src/analysis/assembly/template-scan';

const scan = (text: string) => scanTemplate(Buffer.from(text));
const RESOURCE = '"Role":{"Type":"AWS::IAM::Role","Condition":"C","Properties":{"RoleName":"copy","Tags":[]}}';

test.each([0, 1, '\t'])('resources are found by type, whatever the layout: indent %p', (indent) => {
  const template = {
    Description: 'a "quoted" text with {[',
    Resources: {
      Role: { Type: 'AWS::IAM::Role', Condition: 'C', Properties: { RoleName: 'copy', Path: '/', Tags: [{ Key: '}', Value: -1.5e3 }] } },
      Queue: { Properties: { Roles: ['x'] }, Type: 'AWS::SQS::Queue' },
      Other: { Type: 'AWS::IAM::Role', Properties: {}, Metadata: { a: null, b: [true, false] } },
    },
    Outputs: {},
  };
  const text = JSON.stringify(template, undefined, indent);
  const found = scan(text)!;
  const nameAt = (start: number) => /^\w+/.exec(text.slice(start))?.[0];
  const textOf = ({ start, end }: Span) => JSON.parse(text.slice(start, end)) as unknown;
  expect([...found.sections.keys()]).toEqual(['Description', 'Resources', 'Outputs']);
  expect([...found.resources].map(([type, starts]) => [type, starts.map(nameAt)]))
    .toEqual([['AWS::IAM::Role', ['Role', 'Other']], ['AWS::SQS::Queue', ['Queue']]]);
  expect([...found.conditional].map(nameAt)).toEqual(['Role']);
  const names = [...found.names].map(([start, spans]) =>
    [nameAt(start), [...spans].map(([name, span]) => [name, textOf(span)])]);
  expect(names).toEqual([['Role', [['RoleName', 'copy'], ['Path', '/']]], ['Queue', [['Roles', ['x']]]]]);
});

test.each<[string, string]>([
  ['an empty file', ''],
  ['a list', '[]'],
  ['YAML', 'Resources: {}'],
  ['what ends too early', '{"Resources":{'],
  ['what ends in a string', '{"Resources'],
  ['what ends in a string of a value', '{"Description":["a'],
  ['what ends in a value', '{"Description":[{}'],
  ['what is no JSON in a value', '{"Description":[<]}'],
  ['what goes on after the end', '{} {}'],
  ['a member without a value', '{"Description":}'],
  ['a member without a colon', '{"Description" "a"}'],
  ['a name without quotation marks', '{Description:1}'],
  ['two members without a comma', '{"Description":"a" "Outputs":{}}'],
  ['a line break in a string', '{"Description":"a\nb"}'],
  ['what is no JSON', '{"Outputs":{"a":<<<<<<< HEAD}}'],
  ['what is nested deep', `{"a":${'['.repeat(101)}${']'.repeat(101)}}`],
  ['a section twice', '{"Outputs":{},"Outputs":{}}'],
  ['a section that is no object', '{"Outputs":[]}'],
  ['a transform', '{"Transform":"AWS::LanguageExtensions"}'],
  ['a name with a code', '{"\\u0052esources":{}}'],
  ['a resource that is no object', '{"Resources":{"A":[]}}'],
  ['a resource without a type', '{"Resources":{"A":{"Properties":{}}}}'],
  ['a resource whose type is no text', '{"Resources":{"A":{"Type":1}}}'],
  ['a resource whose type is none', '{"Resources":{"A":{"Type":"none"}}}'],
  ['a resource whose properties are no object', '{"Resources":{"A":{"Type":"AWS::S3::Bucket","Properties":[]}}}'],
  ['a resource whose metadata is no object', '{"Resources":{"A":{"Type":"AWS::S3::Bucket","Metadata":"a"}}}'],
])('%s is to be read as a whole', (_title, text) => {
  expect(scan(text)).toBe(undefined);
});

test('the end of a template may be followed by white space', () => {
  expect(scan(`{"Resources":{${RESOURCE}}}\n`)?.resources.size).toBe(1);
  expect(scan(' {"Resources" : { } }')?.resources.size).toBe(0);
});

test('escapes do not end a string', () => {
  expect(scan('{"Description":"a\\\\\\"{","Resources":{}}')?.sections.size).toBe(2);
});
