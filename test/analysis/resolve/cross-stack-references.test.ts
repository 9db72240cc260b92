import type { StackTemplate, TemplateResource } from '../../../src/analysis/assembly/stack-template';
import { Resolver } from '../../../src/analysis/resolve/resolver';
import { display } from '../../../src/analysis/symbolic/symbolic-string';
import { agnosticStackOf, stackOf } from '../model/templates';

function shown(expression: unknown, consumer: StackTemplate, ...others: readonly StackTemplate[]): string {
  return display(String(new Resolver([consumer, ...others]).resolve(consumer, expression)));
}

describe('Fn::ImportValue', () => {
  const exporting = (value: unknown, more: Partial<StackTemplate> = {}) => stackOf('Producer', {
    Outputs: { Out: { Value: value, Export: { Name: { 'Fn::Sub': '${AWS::StackName}:Arn' } } }, Other: { Value: 'x' } },
  }, more);
  const consumer = stackOf('Consumer', {});
  const expression = { 'Fn::ImportValue': 'Producer:Arn' };
  const unknown = "<Consumer: {'Fn::ImportValue':'Producer:Arn'}>";

  test('reads an export of the account and Region', () => {
    expect(shown(expression, consumer, exporting({ Ref: 'AWS::Region' }))).toBe('eu-west-1');
  });

  test.each([
    ['that no stack has', []],
    ['of another Region', [exporting('x', { region: 'us-east-1' })]],
    ['of another account', [exporting('x', { account: '222222222222' })]],
    ['that two stacks have', [exporting('x'), exporting('y')]],
  ])('does not guess an export %s', (_title, others) => {
    expect(shown(expression, consumer, ...others)).toBe(unknown);
  });

  describe('between stacks of unknown account and Region', () => {
    const producer = agnosticStackOf('Producer', { Outputs: { Out: { Value: 'x', Export: { Name: 'Producer:Arn' } } } });

    test('finds one of the same app', () => {
      expect(shown(expression, agnosticStackOf('Consumer', {}), producer)).toBe('x');
    });

    test('does not guess one of another app', () => {
      expect(shown(expression, agnosticStackOf('Consumer', {}), { ...producer, assembly: '/other' })).toBe(unknown);
    });
  });

  test('a loop of imports is an unknown value', () => {
    const loop = (path: string, other: string) => stackOf(path, {
      Outputs: { Out: { Value: { 'Fn::ImportValue': other }, Export: { Name: path } } },
    });
    expect(shown({ 'Fn::ImportValue': 'A' }, consumer, loop('A', 'B'), loop('B', 'A'))).toBe('<A output Out>');
  });
});

describe('Fn::GetStackOutput', () => {
  const producer = (more: Partial<StackTemplate> = {}) => stackOf('App/Producer', { Outputs: { Out: { Value: 'value' } } }, {
    name: 'Producer', ...more,
  });
  const consumer = stackOf('Consumer', {});
  const output = (more: object = {}) => ({ 'Fn::GetStackOutput': { StackName: 'Producer', OutputName: 'Out', ...more } });
  const ROLE = { RoleArn: 'arn:aws:iam::222222222222:role/reader' };

  test.each<[string, object, StackTemplate]>([
    ['of the same Region and account', {}, producer()],
    ['of another Region', { Region: 'us-east-1' }, producer({ region: 'us-east-1' })],
    ['of the account of the role', ROLE, producer({ account: '222222222222' })],
    ['of a Region and account', { ...ROLE, Region: { 'Fn::Sub': 'us-east-1' } }, producer({ account: '222222222222', region: 'us-east-1' })],
  ])('reads an output %s', (_title, more, other) => {
    expect(shown(output(more), consumer, other)).toBe('value');
  });

  test.each<[string, object, readonly StackTemplate[]]>([
    ['of a stack in another Region', {}, [producer({ region: 'us-east-1' })]],
    ['of a stack in another account', {}, [producer({ account: '222222222222' })]],
    ['of a stack with another name', {}, [producer({ name: 'Other' })]],
    ['of two stacks with the same name', {}, [producer(), producer()]],
    ['that the stack does not have', { OutputName: 'Missing' }, [producer()]],
  ])('does not guess an output %s', (_title, more, others) => {
    expect(shown(output(more), consumer, ...others)).toMatch(/^<Consumer: \{'Fn::GetStackOutput'/);
  });

  test('is unknown without the name of an output', () => {
    expect(shown({ 'Fn::GetStackOutput': { StackName: 'Producer' } }, consumer, producer())).toMatch(/^<Consumer: /);
  });

  test('takes the account of a role whose account is unknown', () => {
    const agnostic = agnosticStackOf('Consumer', {});
    const role = { RoleArn: { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/reader' } };
    expect(shown(output(role), agnostic, producer({ account: undefined, region: undefined }))).toBe('value');
  });

  test('is unknown if its argument is not an object', () => {
    expect(shown({ 'Fn::GetStackOutput': 'Producer' }, consumer, producer())).toBe("<Consumer: {'Fn::GetStackOutput':'Producer'}>");
  });
});

describe('the app option crossRegionReferences', () => {
  const name = '/cdk/exports/Consumer/Arn';
  const consumer = stackOf('Consumer', { Resources: { Reader: { Type: 'Custom::CrossRegionExportReader' } } });
  const writer = (value: unknown, region = 'eu-west-1') => stackOf('Producer', {
    Resources: {
      Writer: { Type: 'Custom::CrossRegionExportWriter', Properties: { WriterProps: { region, exports: { [name]: value } } } },
    },
  }, { region: 'us-east-1' });

  test('a reader has the value that a writer in another Region writes', () => {
    expect(shown({ 'Fn::GetAtt': ['Reader', name] }, consumer, writer({ 'Fn::Sub': 'of ${AWS::Region}' }))).toBe('of us-east-1');
  });

  test('a dynamic reference reads the same parameter', () => {
    expect(shown(`{{resolve:ssm:${name}}}`, consumer, writer('x'))).toBe('x');
  });

  test.each<[string, StackTemplate]>([
    ['another Region', writer('x', 'ap-south-1')],
    ['a list', writer(['x'])],
    ['nothing', stackOf('Producer', { Resources: { Writer: { Type: 'Custom::CrossRegionExportWriter' } } })],
  ])('does not guess where the writer writes %s', (_title, other) => {
    expect(shown({ 'Fn::GetAtt': ['Reader', name] }, consumer, other, stackOf('Empty', {}))).toBe(`<Consumer.Reader.${name}>`);
  });
});

describe('nested stacks', () => {
  const parent = stackOf('Parent', {
    Resources: {
      Key: { Type: 'AWS::KMS::Key' },
      Nested: { Type: 'AWS::CloudFormation::Stack', Properties: { Parameters: { KeyArn: { 'Fn::GetAtt': ['Key', 'Arn'] }, Stored: '/a/name' } } },
      Lost: { Type: 'AWS::CloudFormation::Stack' },
    },
  });
  const nested = stackOf('Parent/Nested', {
    Parameters: { KeyArn: { Type: 'String' }, Own: { Type: 'String', Default: 'default' }, Stored: { Type: 'AWS::SSM::Parameter::Value<String>' } },
    Resources: { Bucket: { Type: 'AWS::S3::Bucket' } },
    Outputs: { BucketArn: { Value: { 'Fn::GetAtt': ['Bucket', 'Arn'] } }, Key: { Value: { Ref: 'KeyArn' } } },
  }, { nestedIn: { path: 'Parent', logicalId: 'Nested' }, name: 'Parent-Nested' });

  const passing = (own: string): TemplateResource =>
    ({ Type: 'AWS::CloudFormation::Stack', Properties: { Parameters: { Own: own } } });

  test.each([
    [{ 'Fn::GetAtt': ['Nested', 'Outputs.BucketArn'] }, 'arn:aws:s3:::<Parent/Nested.Bucket>'],
    [{ 'Fn::GetAtt': ['Nested', 'Outputs.Key'] }, 'arn:aws:kms:eu-west-1:111111111111:key/<Parent.Key>'],
    [{ 'Fn::GetAtt': ['Nested', 'Outputs.Missing'] }, '<Parent.Nested.Outputs.Missing>'],
    [{ 'Fn::GetAtt': ['Lost', 'Outputs.BucketArn'] }, '<Parent.Lost.Outputs.BucketArn>'],
    [{ Ref: 'Nested' }, 'arn:aws:cloudformation:eu-west-1:111111111111:stack/Parent-Nested-<Parent/Nested>/<Parent/Nested.AWS::StackId>'],
    [{ Ref: 'Lost' }, '<Parent.Lost>'],
  ])('the parent reads %j', (expression, expected) => {
    expect(shown(expression, parent, nested)).toBe(expected);
  });

  test.each([
    ['KeyArn', 'arn:aws:kms:eu-west-1:111111111111:key/<Parent.Key>'],
    ['Own', 'default'],
    ['Stored', '<Parent/Nested.Stored>'],
  ])('the parameter %s has the value that the parent passes, else its default', (name, expected) => {
    expect(shown({ Ref: name }, nested, parent)).toBe(expected);
  });

  test.each([
    ['alone', [parent], 'Parent-Nested-<Parent/Nested>'],
    ['beside another app with its path', [{ ...nested, assembly: '/other' }, parent], 'Parent-Nested-<Parent/Nested>'],
    ['without its parent', [], 'Parent-Nested'],
  ])('the name of one, %s, ends with the characters that CloudFormation appends', (_title, others, expected) => {
    expect(shown({ Ref: 'AWS::StackName' }, nested, ...others)).toBe(expected);
  });

  test('nested stacks of two apps with the same path have different names and parents', () => {
    const apps = ['/a', '/b'].map((assembly) => [
      { ...parent, assembly, template: { Resources: { ...parent.template.Resources, Nested: passing(assembly) } } },
      { ...nested, assembly },
    ]);
    const resolver = new Resolver(apps.flat());
    expect(apps.map(([, stack]) => ['AWS::StackName', 'Own'].map((name) => display(resolver.resolveReference(stack, name))))).toEqual([
      ['Parent-Nested-<Parent/Nested>', '/a'],
      ['Parent-Nested-<Parent/Nested#2>', '/b'],
    ]);
  });

  test('a missing parent passes no value', () => {
    expect(shown({ Ref: 'KeyArn' }, nested)).toBe('<Parent/Nested.KeyArn>');
  });
});

test('a replica key of itself has a generated id', () => {
  const stack = stackOf('Docs', {
    Resources: { Key: { Type: 'AWS::KMS::ReplicaKey', Properties: { PrimaryKeyArn: { 'Fn::GetAtt': ['Key', 'Arn'] } } } },
  });
  expect(shown({ 'Fn::GetAtt': ['Key', 'Arn'] }, stack)).toBe('arn:aws:kms:eu-west-1:111111111111:key/mrk-<Docs.Key>');
});

describe('whether a nested stack and its outputs exist', () => {
  const conditions = {
    Yes: { 'Fn::Equals': ['a', 'a'] }, No: { 'Fn::Equals': ['a', 'b'] }, Open: { 'Fn::Equals': [{ Ref: 'P' }, 'a'] },
  };
  const nested = stackOf('Parent/Nested', { Outputs: { Out: { Value: 'x' } } }, { nestedIn: { path: 'Parent', logicalId: 'Nested' } });

  test.each<[string | undefined, boolean | undefined]>([[undefined, true], ['Yes', true], ['No', false], ['Open', undefined]])(
    'under the condition %s of its resource', (Condition, exists) => {
      const Nested = { Type: 'AWS::CloudFormation::Stack', ...(Condition === undefined ? {} : { Condition }) };
      const parent = stackOf('Parent', { Parameters: { P: { Type: 'String' } }, Conditions: conditions, Resources: { Nested } });
      expect(new Resolver([parent, nested]).exists(nested)).toBe(exists);
    });

  test('a stack that is not nested exists', () => {
    const stack = stackOf('Parent', {});
    expect(new Resolver([stack]).exists(stack)).toBe(true);
  });

  test('a nested stack without outputs has none', () => {
    const parent = stackOf('Parent', {
      Resources: {
        Nested: { Type: 'AWS::CloudFormation::Stack' },
        Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { 'Fn::GetAtt': ['Nested', 'Outputs.Out'] } } },
      },
    });
    const resolver = new Resolver([parent, { ...nested, template: {} }]);
    expect(display(resolver.resolveAttribute(parent, 'Nested', 'Outputs.Out'))).toBe('<Parent.Nested.Outputs.Out>');
    expect(resolver.findTemplateProblems(parent)).toHaveLength(1);
  });
});
