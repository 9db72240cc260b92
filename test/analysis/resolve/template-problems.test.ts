import { BUCKET, CONDITIONS, PARAMETERS, messagesOf, problemsOf } from './problems';

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

test('a condition of conditions is fine, in any order', () => {
  const Both = { 'Fn::And': [{ Condition: 'Yes' }, { Condition: 'Neither' }] };
  const Neither = { 'Fn::Not': [{ 'Fn::Or': [{ Condition: 'No' }, { Condition: 'Open' }] }] };
  expect(problemsOf({ Parameters: PARAMETERS, Conditions: { Both, Neither, ...CONDITIONS } })).toEqual([]);
});

describe('with the transform for language extensions', () => {
  const more = { Transform: 'AWS::LanguageExtensions' };

  test.each<[unknown]>([
    [{ Ref: { 'Fn::Sub': 'Other' } }],
    [{ 'Fn::GetAtt': [{ Ref: 'Parameter' }, 'Arn'] }],
    [{ 'Fn::If': { Ref: 'Parameter' } }],
    [{ 'Fn::GetStackOutput': { OutputName: 'Out' } }],
    [{ 'Fn::Length': ['a', 'b'] }],
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

describe('in a template of SAM', () => {
  const template = { Transform: 'AWS::Serverless-2016-10-31', Resources: { Write: { Type: 'AWS::Serverless::Function' } } };

  test.each<[string, unknown]>([
    ['a role that it generates', { 'Fn::GetAtt': ['WriteRole', 'Arn'] }],
    ['a role that it generates, in text', { 'Fn::Sub': '${WriteRole.Arn}' }],
    ['an API that it generates for all', { Ref: 'ServerlessRestApi' }],
    ['a role for deployments', { Ref: 'CodeDeployServiceRole' }],
    ['a resource of its own types', { 'Fn::GetAtt': ['Write', 'Arn'] }],
  ])('nothing is said of %s', (_title, value) => {
    expect(messagesOf(value, [], template)).toEqual([]);
  });

  test.each<[string, unknown, string]>([
    ['a resource that it does not generate', { Ref: 'Missing' }, 'the template has no resource or parameter "Missing"'],
    ['an attribute of one', { 'Fn::GetAtt': ['OtherRole', 'Arn'] }, 'the template has no resource "OtherRole"'],
    ['an attribute that a bucket has not', { 'Fn::GetAtt': ['Other', 'Nothing'] }, 'AWS::S3::Bucket has no attribute "Nothing"'],
  ])('%s is missing', (_title, value, message) => {
    expect(messagesOf(value, [], template)).toEqual([expect.stringContaining(message)]);
  });

  test('a resource depends on what it generates', () => {
    const resource = (DependsOn: string) => ({ ...template.Resources, Dependent: { Type: BUCKET, DependsOn } });
    expect(problemsOf({ ...template, Resources: resource('WriteRole') })).toEqual([]);
    expect(problemsOf({ ...template, Resources: resource('Gone') })).toHaveLength(1);
  });

  test('without the transform nothing is generated', () => {
    expect(messagesOf({ Ref: 'WriteRole' }, [], { Resources: template.Resources })).toHaveLength(1);
    expect(messagesOf({ Ref: 'WriteRole' }, [], { Transform: 'AWS::LanguageExtensions', Resources: template.Resources })).toHaveLength(1);
  });
});

describe('Fn::GetStackOutput', () => {
  const value = { 'Fn::GetStackOutput': { StackName: 'Elsewhere', OutputName: 'Out' } };

  test.each<[string, unknown]>([
    ['Fn::Sub.1', { 'Fn::Sub': ['${a}', { a: value }] }],
    ['Fn::Base64', { 'Fn::Base64': value }],
    ['Fn::ImportValue', { 'Fn::ImportValue': value }],
  ])('is not taken in %s', (place, around) => {
    expect(messagesOf(around)).toEqual([expect.stringContaining(`Fn::GetStackOutput is not taken in ${place}`)]);
  });

  test('is not taken in a condition, nor as an output', () => {
    const found = problemsOf({ Conditions: { C: { 'Fn::Equals': [value, 'a'] } }, Outputs: { O: { Value: value } } });
    expect(found).toEqual([
      { propertyPath: 'Outputs.O.Value', message: 'Fn::GetStackOutput is not taken in the value of an output itself' },
      expect.objectContaining({ message: 'Fn::GetStackOutput is not taken in a condition' }),
    ]);
  });
});
