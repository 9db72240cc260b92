import type { StackTemplate, TemplateBody } from '../../../src/analysis/assembly/stack-template';
import { Resolver } from '../../../src/analysis/resolve/resolver';
import { display } from '../../../src/analysis/symbolic/symbolic-string';
import { stackOf } from '../model/templates';

const BUCKET = 'AWS::S3::Bucket';
const CONDITIONS = {
  Yes: { 'Fn::Equals': ['a', 'a'] },
  No: { 'Fn::Equals': ['a', 'b'] },
  Open: { 'Fn::Equals': [{ Ref: 'Parameter' }, 'a'] },
};

const PARAMETERS = { Parameter: { Type: 'String' } };

function problemsOf(template: TemplateBody, others: readonly StackTemplate[] = []): readonly object[] {
  const stack = stackOf('Docs', template);
  return new Resolver([stack, ...others]).findTemplateProblems(stack)
    .map((problem) => ({ ...problem, message: display(problem.message) }));
}

function templateOf(value: unknown, more: TemplateBody = {}): TemplateBody {
  return {
    Parameters: PARAMETERS,
    Conditions: CONDITIONS,
    Mappings: { Names: { a: { b: 'c' } } },
    ...more,
    Resources: {
      Tested: { Type: BUCKET, Properties: { Value: value } },
      Other: { Type: BUCKET },
      Absent: { Type: BUCKET, Condition: 'No' },
      Perhaps: { Type: BUCKET, Condition: 'Open' },
      Lost: { Type: 'AWS::CloudFormation::Stack' },
      ...more.Resources,
    },
  };
}

/** What is said of the value of a property. */
function messagesOf(value: unknown, others: readonly StackTemplate[] = [], more: TemplateBody = {}): readonly string[] {
  return problemsOf(templateOf(value, more), others).map((problem) => String(Reflect.get(problem, 'message')));
}

describe('a function that CloudFormation takes', () => {
  test.each<[unknown]>([
    [{ Ref: 'Other' }],
    [{ Ref: 'Parameter' }],
    [{ Ref: 'AWS::Region' }],
    [{ 'Fn::GetAtt': ['Other', 'Arn'] }],
    [{ 'Fn::GetAtt': 'Other.Arn' }],
    [{ 'Fn::Sub': 'text' }],
    [{ 'Fn::Sub': '${Other}-${Other.Arn}-${ Parameter }-${AWS::Region}-${!Missing}' }],
    [{ 'Fn::Sub': ['${a}', { a: { Ref: 'Other' } }] }],
    [{ 'Fn::Sub': ['${Other}'] }],
    [{ 'Fn::Join': ['', ['a', 'b']] }],
    [{ 'Fn::Select': [0, ['a']] }],
    [{ 'Fn::Split': ['-', 'a-b'] }],
    [{ 'Fn::If': ['Yes', 'a', 'b'] }],
    [{ 'Fn::FindInMap': ['Names', 'a', 'b'] }],
    [{ 'Fn::FindInMap': ['Names', 'a', 'b', { DefaultValue: 'd' }] }],
    [{ 'Fn::ImportValue': 'name' }],
    [{ 'Fn::ImportValue': { 'Fn::Sub': 'name' } }],
    [{ 'Fn::GetStackOutput': { StackName: 'Elsewhere', OutputName: 'Out' } }],
    [{ 'Fn::Base64': 'text' }],
    [{ Ref: 'Missing', And: 'another member' }],
    [{}],
    [null],
    [1],
  ])('%j', (value) => {
    expect(messagesOf(value)).toEqual([]);
  });
});

describe('a function that CloudFormation refuses', () => {
  test.each<[unknown, string]>([
    [{ Ref: 'Missing' }, 'the template has no resource or parameter "Missing"'],
    [{ Ref: ['Other'] }, 'the template has no resource or parameter ["Other"]'],
    [{ Ref: 'AWS::Account' }, 'the template has no resource or parameter "AWS::Account"'],
    [{ Ref: 'constructor' }, 'the template has no resource or parameter "constructor"'],
    [{ 'Fn::GetAtt': ['Missing', 'Arn'] }, 'the template has no resource "Missing"'],
    [{ 'Fn::GetAtt': 'Other' }, 'Fn::GetAtt takes a resource and an attribute, got "Other"'],
    [{ 'Fn::GetAtt': [1, 'Arn'] }, 'Fn::GetAtt takes a resource and an attribute, got [1,"Arn"]'],
    [{ 'Fn::GetAtt': 1 }, 'Fn::GetAtt takes a resource and an attribute, got 1'],
    [{ 'Fn::Sub': 1 }, 'Fn::Sub takes a text, or a text and values, got 1'],
    [{ 'Fn::Sub': ['${a}', 'b'] }, 'Fn::Sub takes a text, or a text and values, got ["${a}","b"]'],
    [{ 'Fn::Sub': '${Missing}' }, 'the template has no resource or parameter "Missing"'],
    [{ 'Fn::Sub': '${Missing.Arn}' }, 'the template has no resource "Missing"'],
    [{ 'Fn::Sub': '${AWS::Missing.It}' }, 'the template has no resource or parameter "AWS::Missing.It"'],
    [{ 'Fn::Sub': ['${a}${b}', { a: 'x' }] }, 'the template has no resource or parameter "b"'],
    [{ 'Fn::Join': ['', ['a'], 'b'] }, 'Fn::Join takes a list of 2, got ["",["a"],"b"]'],
    [{ 'Fn::Select': [0] }, 'Fn::Select takes a list of 2, got [0]'],
    [{ 'Fn::Split': 'a-b' }, 'Fn::Split takes a list of 2, got "a-b"'],
    [{ 'Fn::If': ['Yes', 'a'] }, 'Fn::If takes a list of 3, got ["Yes","a"]'],
    [{ 'Fn::If': 'Yes' }, 'Fn::If takes a list of 3, got "Yes"'],
    [{ 'Fn::If': ['Missing', 'a', 'b'] }, 'the template has no condition "Missing"'],
    [{ 'Fn::FindInMap': ['Names', 'a'] }, 'Fn::FindInMap takes a list of 3 or 4, got ["Names","a"]'],
    [{ 'Fn::ImportValue': ['name'] }, 'Fn::ImportValue takes a name, got ["name"]'],
    [{ 'Fn::GetStackOutput': { StackName: 'Elsewhere' } }, 'Fn::GetStackOutput takes StackName and OutputName'],
    [{ 'Fn::GetStackOutput': 'Elsewhere' }, 'Fn::GetStackOutput takes StackName and OutputName'],
    [{ 'Fn::Missing': 'text' }, 'there is no function "Fn::Missing"'],
    [{ 'Fn::Join': ['', [{ Ref: 'Missing' }]] }, 'the template has no resource or parameter "Missing"'],
  ])('%j', (value, message) => {
    expect(messagesOf(value)).toEqual([message]);
  });

  test('in a condition', () => {
    const Conditions = { A: { 'Fn::Equals': ['a'] }, B: { 'Fn::Not': [] }, C: { 'Fn::Equals': [{ Ref: 'Missing' }, 'a'] } };
    expect(problemsOf({ Conditions })).toEqual([
      { propertyPath: 'Conditions.A', message: 'Fn::Equals takes a list of 2, got ["a"]' },
      { propertyPath: 'Conditions.C.Fn::Equals.0', message: 'the template has no resource or parameter "Missing"' },
      { propertyPath: 'Conditions.B', message: expect.stringMatching(/^a condition is Fn::Equals, .*, got \{"Fn::Not":\[\]\}$/) },
    ]);
  });
});

describe('with the transform for language extensions', () => {
  const more = { Transform: 'AWS::LanguageExtensions' };

  test.each<[unknown]>([
    [{ Ref: { 'Fn::Sub': 'Other' } }],
    [{ 'Fn::GetAtt': [{ Ref: 'Parameter' }, 'Arn'] }],
    [{ 'Fn::If': { Ref: 'Parameter' } }],
  ])('the argument may be a function: %j', (value) => {
    expect(messagesOf(value, [], more)).toEqual([]);
  });

  test('other arguments are checked', () => {
    expect(messagesOf({ Ref: 'Missing' }, [], more)).toEqual(['the template has no resource or parameter "Missing"']);
  });
});

test.each<[unknown]>([['Mine'], [['AWS::LanguageExtensions', 'Mine']], [{ Name: 'AWS::Include' }]])(
  'nothing is said of a template with the macro %j, which may add what is missing', (Transform) => {
    expect(messagesOf({ Ref: 'Missing' }, [], { Transform })).toEqual([]);
  });

test('a resource names conditions and resources of its template', () => {
  expect(problemsOf({
    Parameters: PARAMETERS,
    Conditions: CONDITIONS,
    Resources: {
      A: { Type: BUCKET, Condition: 'Missing', DependsOn: ['B', 'Missing'] },
      B: { Type: BUCKET, Condition: 'Yes', DependsOn: 'Gone' },
      C: { Type: BUCKET, DependsOn: [1] as unknown as string[] },
    },
    Outputs: { Out: { Value: 'x', Condition: 'Lost' } },
  })).toEqual([
    { logicalId: 'A', propertyPath: 'Condition', message: 'the template has no condition "Missing"' },
    { logicalId: 'A', propertyPath: 'DependsOn', message: 'the template has no resource "Missing"' },
    { logicalId: 'B', propertyPath: 'DependsOn', message: 'the template has no resource "Gone"' },
    { propertyPath: 'Condition', message: 'the template has no condition "Lost"' },
  ]);
});

test('a template without conditions has none', () => {
  expect(problemsOf({ Resources: { A: { Type: BUCKET, Condition: 'C', Properties: { V: { 'Fn::If': ['C', 'a', 'b'] } } } } })).toEqual([
    { logicalId: 'A', propertyPath: 'Condition', message: 'the template has no condition "C"' },
    { logicalId: 'A', propertyPath: 'Properties.V', message: 'the template has no condition "C"' },
  ]);
});

test('an empty template has no problem', () => {
  expect(problemsOf({})).toEqual([]);
});

test('an output has the path of its value', () => {
  const Outputs = { Out: { Value: { Ref: 'Missing' } }, Fine: { Value: 'x', Condition: 'Yes' } };
  expect(problemsOf({ Parameters: PARAMETERS, Conditions: CONDITIONS, Outputs }))
    .toEqual([{ propertyPath: 'Outputs.Out.Value', message: 'the template has no resource or parameter "Missing"' }]);
});

describe('a value of a resource that is not created', () => {
  const message = 'the resource Absent is not created: its condition "No" does not hold';

  test.each<[string, unknown, readonly string[]]>([
    ['is missing', { Ref: 'Absent' }, [message]],
    ['is a missing attribute', { 'Fn::GetAtt': ['Absent', 'Arn'] }, [message]],
    ['is a missing attribute in text', { 'Fn::GetAtt': 'Absent.Arn' }, [message]],
    ['may be there', { Ref: 'Perhaps' }, []],
    ['is missing in the branch that is chosen', { 'Fn::If': ['Yes', { Ref: 'Absent' }, 'b'] }, [message]],
    ['is not read in the other branch', { 'Fn::If': ['No', { Ref: 'Absent' }, 'b'] }, []],
    ['may be read in a branch that deployment chooses', { 'Fn::If': ['Open', { Ref: 'Absent' }, 'b'] }, [message]],
    ['is not read in a branch of a branch', { 'Fn::If': ['No', { 'Fn::If': ['Yes', { Ref: 'Absent' }, 'b'] }, 'c'] }, []],
  ])('%s', (_title, value, messages) => {
    expect(messagesOf(value)).toEqual(messages);
  });

  test('is not read by what is not created either', () => {
    const Absent = { Type: BUCKET, Condition: 'No' };
    const reading = { Type: BUCKET, Properties: { V: { Ref: 'Absent' } } };
    const Outputs = { Out: { Value: { Ref: 'Absent' }, Condition: 'No' } };
    expect(problemsOf({ Parameters: PARAMETERS, Conditions: CONDITIONS, Resources: { Absent, Reading: { ...reading, Condition: 'No' } }, Outputs })).toEqual([]);
    expect(problemsOf({ Parameters: PARAMETERS, Conditions: CONDITIONS, Resources: { Absent, Reading: { ...reading, Condition: 'Open' } } })).toHaveLength(1);
  });

  test('names in the branch that is not chosen are checked', () => {
    expect(problemsOf(templateOf({ 'Fn::If': ['Yes', 'a', { Ref: 'Missing' }] }))).toMatchObject([{ propertyPath: 'Properties.Value.Fn::If.2' }]);
  });
});

describe('an output of another stack', () => {
  const producer = (condition?: string, path = 'Producer') => stackOf(path, {
    Parameters: PARAMETERS,
    Conditions: CONDITIONS,
    Outputs: { Out: { Value: 'x', Export: { Name: 'exported' }, ...(condition === undefined ? {} : { Condition: condition }) } },
  });
  const absent = 'the output "Out" of Producer does not exist, or its condition does not hold';
  const open = 'the output "Out" of Producer exists only under a condition that deployment decides';
  const imported = { 'Fn::ImportValue': 'exported' };
  const output = { 'Fn::GetStackOutput': { StackName: 'Producer', OutputName: 'Out' } };

  test.each<[string, unknown, readonly StackTemplate[], readonly object[]]>([
    ['that is exported', imported, [producer()], []],
    ['that is exported where its condition holds', imported, [producer('Yes')], []],
    ['that is not exported', imported, [producer('No')], [{ message: `the export "exported" is not there: ${absent}` }]],
    ['that may be exported', imported, [producer('Open')], [{ message: `the export "exported" is not there: ${open}`, undecided: true }]],
    ['that no stack exports', imported, [], []],
    ['that two stacks export', imported, [producer(), producer(undefined, 'Second')], []],
    ['that exists', output, [producer()], []],
    ['that does not exist', output, [producer('No')], [{ message: absent }]],
    ['that may exist', output, [producer('Open')], [{ message: open, undecided: true }]],
    ['that a stack does not have', { 'Fn::GetStackOutput': { StackName: 'Producer', OutputName: 'Gone' } }, [producer()],
      [{ message: 'the output "Gone" of Producer does not exist, or its condition does not hold' }]],
    ['of a stack that is not here', output, [], []],
  ])('%s', (_title, value, others, problems) => {
    expect(problemsOf(templateOf(value), others))
      .toEqual(problems.map((problem) => ({ ...problem, logicalId: 'Tested', propertyPath: 'Properties.Value' })));
  });
});

describe('an output of a nested stack', () => {
  const nested = (condition?: string) => stackOf('Docs/Nested', {
    Conditions: CONDITIONS,
    Parameters: PARAMETERS,
    Outputs: { 'Out': { Value: 'x', ...(condition === undefined ? {} : { Condition: condition }) }, 'A.B': { Value: 'y' } },
  }, { nestedIn: { path: 'Docs', logicalId: 'Nested' } });
  const Resources = { Nested: { Type: 'AWS::CloudFormation::Stack' } };

  test.each<[string, unknown, string | undefined, readonly string[]]>([
    ['is there', { 'Fn::GetAtt': ['Nested', 'Outputs.Out'] }, undefined, []],
    ['has dots in its name', { 'Fn::GetAtt': ['Nested', 'Outputs.A.B'] }, undefined, []],
    ['is missing', { 'Fn::GetAtt': 'Nested.Outputs.Gone' }, undefined,
      ['the output "Gone" of Docs/Nested does not exist, or its condition does not hold']],
    ['has a condition that does not hold', { 'Fn::GetAtt': ['Nested', 'Outputs.Out'] }, 'No',
      ['the output "Out" of Docs/Nested does not exist, or its condition does not hold']],
    ['has a condition that deployment decides', { 'Fn::GetAtt': ['Nested', 'Outputs.Out'] }, 'Open',
      ['the output "Out" of Docs/Nested exists only under a condition that deployment decides']],
    ['is no output', { 'Fn::GetAtt': ['Nested', 'Arn'] }, undefined, []],
    ['is of a stack that is not here', { 'Fn::GetAtt': ['Lost', 'Outputs.Out'] }, undefined, []],
  ])('%s', (_title, value, condition, messages) => {
    expect(messagesOf(value, [nested(condition)], { Resources })).toEqual(messages);
  });
});
