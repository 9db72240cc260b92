import { Resolver } from '../../../src/analysis/resolve/resolver';
import { stackOf } from '../model/templates';

function problems(expression: unknown): readonly string[] {
  const stack = stackOf('Docs', {
    Resources: {
      Bucket: { Type: 'AWS::S3::Bucket' },
      Key: { Type: 'AWS::KMS::Key' },
      Role: { Type: 'AWS::IAM::Role' },
      Custom: { Type: 'Custom::Thing' },
      Function: { Type: 'AWS::Lambda::Function' },
      User: { Type: 'Custom::User', Properties: { Value: expression } },
    },
  });
  return new Resolver([stack]).findTemplateProblems(stack)
    .map(({ message, undecided }) => `${undecided ? 'perhaps ' : ''}${message}`);
}

test.each<[string, unknown]>([
  ['a list joined by a text', { 'Fn::Join': ['', ['a', 1, { Ref: 'Bucket' }]] }],
  ['what a function returns, joined', { 'Fn::Join': [',', { Ref: 'AWS::NotificationARNs' }] }],
  ['an output of a stack', { 'Fn::GetStackOutput': { StackName: 'Other', OutputName: { Ref: 'Bucket' }, Region: 'eu-west-1' } }],
  ['a part of a list', { 'Fn::Select': [0, ['a']] }],
  ['an index that is text', { 'Fn::Select': ['0', { 'Fn::Split': [',', 'a,b'] }] }],
  ['an index that a function returns', { 'Fn::Select': [{ 'Fn::Select': [0, ['0']] }, ['a']] }],
  ['a text that a function returns, split', { 'Fn::Split': [',', { 'Fn::GetAtt': ['Bucket', 'Arn'] }] }],
  ['an attribute of the type', { 'Fn::GetAtt': ['Bucket', 'WebsiteURL'] }],
  ['an attribute of a type that may have any', { 'Fn::GetAtt': ['Custom', 'Any.Thing'] }],
  ['an attribute that a function names', { 'Fn::GetAtt': ['Key', { 'Fn::Select': [0, ['Arn']] }] }],
])('CloudFormation takes %s', (_title, expression) => {
  expect(problems(expression)).toEqual([]);
});

test.each<[string, unknown, string]>([
  ['a delimiter that is no text', { 'Fn::Join': [7, ['a']] }, 'the delimiter of Fn::Join is a text, got 7'],
  ['a text joined', { 'Fn::Join': ['', 'a'] }, 'Fn::Join joins a list, got "a"'],
  ['an object that is no function, joined', { 'Fn::Join': ['', ['a', { b: 'c' }]] }, 'item 1 of Fn::Join is no text, got'],
  ['an empty object, joined', { 'Fn::Join': ['', [{}]] }, 'item 0 of Fn::Join is no text, got'],
  ['an object with two members, joined', { 'Fn::Join': ['', [{ 'Ref': 'Bucket', 'Fn::Sub': 'a' }]] }, 'item 0 of Fn::Join is no text, got'],
  ['a list in a list, joined', { 'Fn::Join': ['', [['a']]] }, 'item 0 of Fn::Join is no text, got'],
  ['null, joined', { 'Fn::Join': ['', [null]] }, 'item 0 of Fn::Join is no text, got null'],
  ['a Boolean, joined', { 'Fn::Join': ['', [true]] }, 'perhaps Fn::Join joins a Boolean'],
  ['an output without a name', { 'Fn::GetStackOutput': { StackName: 'Other' } }, 'Fn::GetStackOutput takes StackName and OutputName'],
  ['an output of a list', { 'Fn::GetStackOutput': { StackName: [], OutputName: 'O' } }, 'StackName of Fn::GetStackOutput is a text, got'],
  ['an output by an argument that there is not', { 'Fn::GetStackOutput': { StackName: 'S', OutputName: 'O', Account: '1' } },
    'Fn::GetStackOutput takes StackName, OutputName, Region, RoleArn, and no "Account"'],
  ['an attribute that a function does not have', { 'Fn::GetAtt': ['Function', 'Name'] }, 'AWS::Lambda::Function has no attribute "Name"'],
  ['no list to join', { 'Fn::Join': 'a' }, 'Fn::Join takes a list of 2, got "a"'],
  ['an index that is no number', { 'Fn::Select': ['a', ['a']] }, 'the index of Fn::Select is an integer, got "a"'],
  ['an index that is a list', { 'Fn::Select': [[0], ['a']] }, 'the index of Fn::Select is an integer, got'],
  ['a part of a text', { 'Fn::Select': [0, 'a'] }, 'Fn::Select takes a list, got "a"'],
  ['no list to select from', { 'Fn::Select': 'a' }, 'Fn::Select takes a list of 2, got "a"'],
  ['a list split', { 'Fn::Split': [',', ['a']] }, 'Fn::Split splits a text, got'],
  ['a text split by a number', { 'Fn::Split': [7, 'a'] }, 'the delimiter of Fn::Split is a text, got 7'],
  ['no text to split', { 'Fn::Split': 'a' }, 'Fn::Split takes a list of 2, got "a"'],
  ['an import of an object that is no function', { 'Fn::ImportValue': { a: 'b' } }, 'Fn::ImportValue takes a name, got'],
  ['an attribute that is a Boolean', { 'Fn::GetAtt': ['Custom', true] }, 'Fn::GetAtt takes a resource and an attribute, got'],
  ['an attribute that the bucket does not have', { 'Fn::GetAtt': ['Bucket', 'ARN'] }, 'AWS::S3::Bucket has no attribute "ARN"; it has Arn'],
  ['an attribute that the key does not have', { 'Fn::GetAtt': 'Key.Name' }, 'AWS::KMS::Key has no attribute "Name"; it has Arn, KeyId'],
  ['an attribute that the role does not have', { 'Fn::Sub': '${Role.RoleName}' }, 'AWS::IAM::Role has no attribute "RoleName"; it has Arn, RoleId'],
])('CloudFormation refuses %s', (_title, expression, message) => {
  expect(problems(expression)[0] ?? 'nothing').toContain(message);
});
