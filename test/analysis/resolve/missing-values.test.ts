import type { StackTemplate } from '../../../src/analysis/assembly/stack-template';
import { Resolver } from '../../../src/analysis/resolve/resolver';
import { stackOf } from '../model/templates';
import { BUCKET, CONDITIONS, PARAMETERS, messagesOf, problemsOf, templateOf } from './problems';

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

describe('a value of a mapping or of a list', () => {
  const Mappings = { Map: { 'eu-central-1': { a: 'x' } }, Other: { 'eu-north-1': { a: 'x' } } };
  const find = (map: string, ...more: readonly object[]) => ({ 'Fn::FindInMap': [map, { Ref: 'AWS::Region' }, 'a', ...more] });
  const list = (text: string) => ({ 'Fn::Split': [',', text] });

  test.each<[string, unknown, readonly string[]]>([
    ['for the Region is there', find('Map'), []],
    ['for the Region is not there', find('Other'), ['the template has no mapping "Other", "eu-central-1", "a"']],
    ['for the Region has a default', find('Other', { DefaultValue: 'x' }), []],
    ['for what deployment decides may be there', { 'Fn::FindInMap': ['Map', { Ref: 'Parameter' }, 'a'] }, []],
    ['is among those of a text', { 'Fn::Select': [1, list('a,b')] }, []],
    ['is not among those of a text', { 'Fn::Select': ['2', list('a,b')] }, ['Fn::Select takes item "2" of 2']],
    ['at a place that deployment decides may be there', { 'Fn::Select': [{ Ref: 'Parameter' }, list('a,b')] }, []],
    ['of a list that deployment decides may be there', { 'Fn::Select': [9, { Ref: 'Parameter' }] }, []],
  ])('%s', (_title, value, messages) => {
    const stack = stackOf('Stack', { ...templateOf(value), Mappings }, { region: 'eu-central-1' });
    expect(new Resolver([stack]).findTemplateProblems(stack).map(({ message }) => message)).toEqual(messages);
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
    ['that two stacks of the name have', output, [producer('No'), stackOf('Second', {}, { name: 'Producer' })], []],
    ['of a stack in another Region', output, [stackOf('Producer', {}, { region: 'eu-north-1' })], [{
      message: 'the stack Producer of the templates is in 111111111111 and eu-north-1, and is looked for in the Region of this stack of this account, since RoleArn is missing',
      undecided: true,
    }]],
    ['of a stack in another Region than that of the argument', { 'Fn::GetStackOutput': { StackName: 'Producer', OutputName: 'Out', Region: 'us-east-1', RoleArn: 'arn:aws:iam::111111111111:role/r' } }, [producer()], [{
      message: 'the stack Producer of the templates is in 111111111111 and eu-west-1, and is looked for in "us-east-1"',
      undecided: true,
    }]],
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

describe('an output that a parameter is given', () => {
  const producer = (Condition: string) => stackOf('Producer', {
    Parameters: PARAMETERS, Conditions: CONDITIONS, Outputs: { Out: { Value: 'x', Condition } },
  });
  const problems = (others: readonly StackTemplate[], output = 'Out') => {
    const bound = new Map([['Parameter', { assembly: producer('Yes').assembly, path: 'Producer', output }]]);
    const stack = stackOf('Docs', { Parameters: PARAMETERS }, { bound });
    return new Resolver([stack, ...others]).findTemplateProblems(stack);
  };

  test.each<[string, readonly StackTemplate[], readonly object[]]>([
    ['exists', [producer('Yes')], []],
    ['does not exist', [producer('No')], [{ propertyPath: 'Parameters.Parameter', message: expect.stringContaining('the output "Out" of Producer does not exist') }]],
    ['may exist', [producer('Open')], [{ propertyPath: 'Parameters.Parameter', undecided: true }]],
    ['is one of a stack that is not here', [], []],
  ])('%s', (_title, others, expected) => {
    expect(problems(others)).toMatchObject(expected);
  });
});
