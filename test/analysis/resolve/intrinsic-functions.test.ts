import type { TemplateBody } from '../../../src/analysis/assembly/stack-template';
import { Resolver } from '../../../src/analysis/resolve/resolver';
import { display, isSymbolic } from '../../../src/analysis/symbolic/symbolic-string';
import { stackOf } from '../model/templates';

const TEMPLATE: TemplateBody = {
  Parameters: {
    Name: { Type: 'String', Default: 'docs' },
    Count: { Type: 'Number', Default: 3 },
    List: { Type: 'CommaDelimitedList', Default: 'a, b,c' },
    Zones: { Type: 'List<AWS::EC2::AvailabilityZone::Name>', Default: 'x,y' },
    Open: { Type: 'String' },
    Stored: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/a/parameter' },
    Untyped: { Default: 'plain' },
  },
  Mappings: { Names: { 'eu-west-1': { bucket: 'mapped', list: ['a', 'b'] } } },
  Conditions: {
    Yes: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] },
    No: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] },
    Unknown: { 'Fn::Equals': [{ Ref: 'Open' }, 'x'] },
  },
  Resources: {
    Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'docs' } },
  },
};

function resolved(expression: unknown): unknown {
  const stack = stackOf('App/Docs', TEMPLATE);
  return new Resolver([stack]).resolve(stack, expression);
}

/** With unknown parts in angle brackets. */
function shown(expression: unknown): unknown {
  return JSON.parse(display(JSON.stringify({ value: resolved(expression) }))).value;
}

describe.each<[string, ReadonlyArray<readonly [expression: unknown, value: unknown]>]>([
  ['plain values', [
    ['text', 'text'],
    [1, 1],
    [true, true],
    [null, null],
    [{}, {}],
    [{ Ref: 'Name', Other: 1 }, { Ref: 'Name', Other: 1 }],
    [{ a: [{ Ref: 'Name' }, { b: { Ref: 'Count' } }] }, { a: ['docs', { b: 3 }] }],
  ]],
  ['Ref', [
    [{ Ref: 'Name' }, 'docs'],
    [{ Ref: 'Count' }, 3],
    [{ Ref: 'List' }, ['a', 'b', 'c']],
    [{ Ref: 'Zones' }, ['x', 'y']],
    [{ Ref: 'Untyped' }, 'plain'],
    [{ Ref: 'Open' }, '<App/Docs.Open>'],
    [{ Ref: 'Stored' }, '<App/Docs.Stored>'],
    [{ Ref: 'Missing' }, '<App/Docs.Missing>'],
    [{ a: { Ref: 'AWS::NoValue' }, b: [1, { Ref: 'AWS::NoValue' }] }, { b: [1] }],
  ]],
  ['Fn::GetAtt', [
    [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }, 'arn:aws:s3:::docs'],
    [{ 'Fn::GetAtt': 'Bucket.Arn' }, 'arn:aws:s3:::docs'],
    [{ 'Fn::GetAtt': ['Missing', 'A.B'] }, '<App/Docs.Missing.A.B>'],
    [{ 'Fn::GetAtt': ['Bucket', { Ref: 'Untyped' }] }, '<App/Docs.Bucket.plain>'],
  ]],
  ['Fn::Join', [
    [{ 'Fn::Join': ['-', ['a', { Ref: 'Name' }, 3, true]] }, 'a-docs-3-true'],
    [{ 'Fn::Join': ['', ['a', { Ref: 'AWS::NoValue' }, 'b']] }, 'ab'],
    [{ 'Fn::Join': ['/', { Ref: 'List' }] }, 'a/b/c'],
    [{ 'Fn::Join': ['', ['a', { Ref: 'Open' }]] }, 'a<App/Docs.Open>'],
    [{ 'Fn::Join': ['', { Ref: 'Open' }] }, "<App/Docs: {'Fn::Join':['',{'Ref':'Open'}]}>"],
    [{ 'Fn::Join': ['', [{ object: 1 }]] }, "<App/Docs: {'object':1}>"],
    [{ 'Fn::Join': [{ Ref: 'AWS::NoValue' }, ['a', 'b']] }, "a<App/Docs: {'Ref':'AWS::NoValue'}>b"],
  ]],
  ['Fn::Sub', [
    [{ 'Fn::Sub': '${Name}/${Bucket.Arn}/${ Count }' }, 'docs/arn:aws:s3:::docs/3'],
    [{ 'Fn::Sub': '${!Literal}-${AWS::Region}' }, '${Literal}-eu-west-1'],
    [{ 'Fn::Sub': ['${a}-${Name}', { a: { Ref: 'Count' } }] }, '3-docs'],
    [{ 'Fn::Sub': ['${Name}', { Name: 'given' }] }, 'given'],
    [{ 'Fn::Sub': '${Missing.Some.Thing}' }, '<App/Docs.Missing.Some.Thing>'],
  ]],
  ['Fn::Select', [
    [{ 'Fn::Select': [1, ['a', 'b']] }, 'b'],
    [{ 'Fn::Select': ['1', { Ref: 'List' }] }, 'b'],
    [{ 'Fn::Select': [{ Ref: 'Count' }, ['a', 'b', 'c', 'd']] }, 'd'],
    [{ 'Fn::Select': [7, ['a']] }, "<App/Docs: {'Fn::Select':[7,['a']]}>"],
    [{ 'Fn::Select': [0, { Ref: 'Open' }] }, "<App/Docs: {'Fn::Select':[0,{'Ref':'Open'}]}>"],
  ]],
  ['Fn::FindInMap', [
    [{ 'Fn::FindInMap': ['Names', { Ref: 'AWS::Region' }, 'bucket'] }, 'mapped'],
    [{ 'Fn::FindInMap': ['Names', 'eu-west-1', 'list'] }, ['a', 'b']],
    [{ 'Fn::FindInMap': ['Names', 'us-east-1', 'bucket', { DefaultValue: { Ref: 'Name' } }] }, 'docs'],
    [{ 'Fn::FindInMap': ['Names', 'no', 'a'] }, "<App/Docs: {'Fn::FindInMap':['Names','no','a']}>"],
  ]],
  ['Fn::If', [
    [{ 'Fn::If': ['Yes', { Ref: 'Name' }, 'b'] }, 'docs'],
    [{ 'Fn::If': ['No', 'a', 'b'] }, 'b'],
    [{ a: { 'Fn::If': ['No', 'a', { Ref: 'AWS::NoValue' }] } }, {}],
    [{ 'Fn::If': ['Unknown', { Ref: 'Name' }, 'docs'] }, 'docs'],
    [{ 'Fn::If': ['Unknown', 'a', 'b'] }, "<App/Docs: {'Fn::If':['Unknown','a','b']}>"],
    [{ 'Fn::If': ['Missing', 'a', 'b'] }, "<App/Docs: {'Fn::If':['Missing','a','b']}>"],
  ]],
  ['Fn::ToJsonString', [
    [{ 'Fn::ToJsonString': { a: { Ref: 'Name' } } }, '{"a":"docs"}'],
  ]],
  ['Fn::Length', [
    [{ 'Fn::Length': { Ref: 'List' } }, 3],
    [{ 'Fn::Length': { Ref: 'Open' } }, "<App/Docs: {'Fn::Length':{'Ref':'Open'}}>"],
  ]],
  ['functions whose result is known only at deployment', [
    [{ 'Fn::GetAZs': '' }, "<App/Docs: {'Fn::GetAZs':''}>"],
    [{ 'Fn::Base64': 'a\\b' }, "<App/Docs: {'Fn::Base64':'a//b'}>"],
    [{ 'Fn::Cidr': ['10.0.0.0/16', 1] }, "<App/Docs: {'Fn::Cidr':['10.0.0.0/16',1]}>"],
    [{ 'Fn::Transform': { Name: 'x' } }, "<App/Docs: {'Fn::Transform':{'Name':'x'}}>"],
  ]],
  ['functions with arguments that are missing', [
    [{ 'Fn::FindInMap': ['Names'] }, "<App/Docs: {'Fn::FindInMap':['Names']}>"],
    [{ 'Fn::Sub': ['${a}', 'no values'] }, '<App/Docs.a>'],
  ]],
  ['a macro beside other members', [
    [{ 'Fn::Transform': { Name: 'x' }, 'a': 1 }, "<App/Docs: {'Fn::Transform':{'Name':'x'},'a':1}>"],
  ]],
  ['dynamic references', [
    ['{{resolve:ssm:/a/b:3}}', '<ssm:/a/b:3 of 111111111111 in eu-west-1>'],
    ['x-{{resolve:secretsmanager:s:SecretString:k}}', 'x-<secretsmanager:s:SecretString:k of 111111111111 in eu-west-1>'],
  ]],
])('%s', (_name, cases) => {
  test.each(cases.map(([expression, value]) => [JSON.stringify(expression), expression, value]))(
    '%s has its value',
    (_title, expression, value) => {
      expect(shown(expression)).toEqual(value);
    },
  );
});

describe('Fn::Split', () => {
  const key = 'arn:aws:kms:eu-west-1:111111111111:key/';
  const stack = stackOf('Docs', {
    Parameters: { Open: { Type: 'String' } },
    Resources: { Key: { Type: 'AWS::KMS::Key' }, Bucket: { Type: 'AWS::S3::Bucket' } },
  });
  const agnostic = stackOf('Docs', stack.template, { account: undefined, region: undefined });

  test.each([
    ['a literal', stack, ['-', 'a-b-c'], ['a', 'b', 'c']],
    ['an ARN with a generated id at the colon', stack, [':', { 'Fn::GetAtt': ['Key', 'Arn'] }],
      ['arn', 'aws', 'kms', 'eu-west-1', '111111111111', 'key/<Docs.Key>']],
    ['an ARN at the beginning of its id', stack, [':key/', { 'Fn::GetAtt': ['Key', 'Arn'] }], [key.slice(0, -5), '<Docs.Key>']],
    ['an ARN of an account and Region that are unknown', agnostic, ['/', { 'Fn::GetAtt': ['Key', 'Arn'] }],
      ['arn:<AWS::Partition>:kms:<AWS::Region>:<AWS::AccountId>:key', '<Docs.Key>']],
  ])('splits %s', (_title, scope, argument, pieces) => {
    const value = new Resolver([scope]).resolve(scope, { 'Fn::Split': argument });
    expect(JSON.parse(display(JSON.stringify(value)))).toEqual(pieces);
  });

  test('splits an ARN of an account and Region that are unknown, beside another app', () => {
    const resolver = new Resolver([agnostic, { ...agnostic, assembly: '/other' }]);
    const value = resolver.resolve(agnostic, { 'Fn::Split': ['/', { 'Fn::GetAtt': ['Key', 'Arn'] }] });
    expect(JSON.parse(display(JSON.stringify(value)))).toHaveLength(2);
  });

  test.each([
    ['a parameter without default', [':', { Ref: 'Open' }]],
    ['a generated name that may contain the delimiter', ['-', { Ref: 'Bucket' }]],
    ['an unknown delimiter', [{ Ref: 'Open' }, 'a-b']],
  ])('does not split %s', (_title, argument) => {
    expect(display(String(new Resolver([stack]).resolve(stack, { 'Fn::Split': argument })))).toMatch(/^<Docs: .*>$/);
  });
});

test('the same expression is the same value, in another stack another one', () => {
  const stacks = ['A', 'B'].map((path) => stackOf(path, {}));
  const resolver = new Resolver(stacks);
  const [a, again, b] = [stacks[0], stacks[0], stacks[1]].map((stack) => resolver.resolve(stack, { 'Fn::GetAZs': '' }));
  expect(again).toBe(a);
  expect(b).not.toBe(a);
});

test('JSON text with an unknown part is still JSON', () => {
  const text = resolved({ 'Fn::Join': ['', ['{"a":"', { 'Fn::Base64': 'say "x" \\' }, '"}']] });
  expect(Object.keys(JSON.parse(String(text)))).toEqual(['a']);
});

test('fails for a stack that is not in the deployment model', () => {
  expect(() => new Resolver([]).resolve(stackOf('Other', {}), 1)).toThrow('Other is not a stack of this deployment model');
});

describe('what would have no end is known only at deployment', () => {
  const nest = (depth: number): unknown =>
    Array.from({ length: depth }).reduce((inner) => ({ 'Fn::Join': ['', [inner]] }), 'x');

  test('functions in functions', () => {
    expect(resolved(nest(20))).toBe('x');
    expect(isSymbolic(String(resolved(nest(400))))).toBe(true);
  });

  test('a text that is joined', () => {
    const long = 'x'.repeat(2 ** 19);
    expect(resolved({ 'Fn::Join': ['', [long, 'y']] })).toBe(`${long}y`);
    expect(isSymbolic(String(resolved({ 'Fn::Join': ['', [long, long, long]] })))).toBe(true);
  });

  test.each<[string, unknown, boolean]>([
    ['a long text', 'x'.repeat(10_001), true],
    ['a short text', 'x'.repeat(10_000), false],
    ['a list with a long text', ['a', 'x'.repeat(10_001)], true],
    ['a list of short texts', ['a', 'b'], false],
    ['a list of lists', [['a']], true],
    ['an object', { a: 'b' }, true],
    ['null', null, false],
  ])('a reference to %s', (_title, value, unknown) => {
    const stack = stackOf('Docs', { Parameters: { P: { Type: 'String', Default: value } } });
    expect(isSymbolic(JSON.stringify(new Resolver([stack]).resolve(stack, { Ref: 'P' })))).toBe(unknown);
  });
});

test('long expressions have short names, and different ones different names', () => {
  const [a, again, b] = ['a', 'a', 'b'].map((end) => String(resolved({ 'Fn::Base64': `${'x'.repeat(2000)}${end}` })));
  expect(a.length).toBeLessThan(1100);
  expect(again).toBe(a);
  expect(b).not.toBe(a);
});

test('what has no function is not copied', () => {
  const [plain, mixed] = [{ Action: ['s3:GetObject', 's3:PutObject'], Condition: {} }, { a: ['x'], b: { Ref: 'Name' } }];
  expect(resolved(plain)).toBe(plain);
  expect((resolved(mixed) as typeof mixed).a).toBe(mixed.a);
});
