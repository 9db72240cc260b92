import { findFormatProblems } from '../../../src/analysis/assembly/template-format';

const BUCKET = { Type: 'AWS::S3::Bucket' };

test('a template as CloudFormation takes it has no problem', () => {
  expect(findFormatProblems({
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'text',
    Metadata: { a: null },
    Transform: 'AWS::LanguageExtensions',
    Parameters: {
      P: { Type: 'String', Default: 1, AllowedValues: [1, 'a', true], Description: 'text' },
      Q: { Type: 'String', AllowedPattern: 'a', ConstraintDescription: 'text', MinLength: 1, MaxLength: 2, NoEcho: true },
    },
    Mappings: { M: { a: { b: 'c', d: ['e', 1] } } },
    Conditions: { C: { 'Fn::Equals': ['a', 'b'] } },
    Resources: {
      'A': { ...BUCKET, Properties: { BucketName: 'a' }, DependsOn: 'B', Condition: 'C', DeletionPolicy: 'RetainExceptOnCreate' },
      'B': { Type: 'Custom::My-Type@1', Properties: { ServiceToken: { Ref: 'A' } }, DependsOn: ['C'], UpdateReplacePolicy: 'Retain', Metadata: { a: null } },
      'C': { Type: 'Some::Other::Thing::MODULE', DeletionPolicy: { 'Fn::If': ['C', 'Retain', 'Delete'] } },
      'D': { Type: 'Custom::D', Version: '1.0', CreationPolicy: {}, UpdatePolicy: {}, Properties: { ServiceToken: 'arn:aws:sns:eu-west-1:111111111111:topic' } },
      'E': { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: 'bucket', PolicyDocument: {} } },
      'F': { Type: 'AWS::S3::BucketPolicy', Properties: { 'Fn::Transform': { Name: 'Macro' } } },
      'Fn::ForEach::Loop': ['X', ['A'], {}],
    },
    Outputs: { O: { Value: { Ref: 'A' }, Condition: 'C', Export: { Name: 'n' }, Description: 'text' }, N: { Value: 1 } },
    Rules: {},
    Hooks: {},
  })).toEqual([]);
});

test('a macro may read elements of its own', () => {
  const Transform = 'AWS::Serverless-2016-10-31';
  expect(findFormatProblems({ Transform, Globals: {}, Resources: { A: { ...BUCKET, Connectors: {} } } })).toEqual([]);
});

const LONG = 'x'.repeat(100);

test.each<[string, object, object]>([
  ['no resources', { Resources: undefined }, { propertyPath: 'Resources', message: 'Resources is missing' }],
  ['a section that does not exist', { Resource: {} }, { propertyPath: 'Resource', message: '"Resource" is no section of a template' }],
  ['an element of a resource that does not exist', { Resources: { A: { ...BUCKET, Dependson: 'B' } } },
    { logicalId: 'A', propertyPath: 'Dependson', message: '"Dependson" is unknown' }],
  ['an element of a parameter that does not exist', { Parameters: { P: { Type: 'String', Pattern: 'a' } } },
    { propertyPath: 'Parameters.P.Pattern', message: '"Pattern" is unknown' }],
  ['an element of an output that does not exist', { Outputs: { O: { Value: 'x', Exports: {} } } },
    { propertyPath: 'Outputs.O.Exports', message: '"Exports" is unknown' }],
  ['a list of resources', { Resources: [] }, { propertyPath: 'Resources', message: 'Resources is a list and has to be an object' }],
  ['another version', { AWSTemplateFormatVersion: '2020-01-01' },
    { propertyPath: 'AWSTemplateFormatVersion', message: 'AWSTemplateFormatVersion is "2020-01-01" and has to be "2010-09-09"' }],
  ['a description that is an object', { Description: {} }, { propertyPath: 'Description', message: 'Description is an object and has to be text' }],
  ['a long text for an object', { Outputs: LONG },
    { propertyPath: 'Outputs', message: `Outputs is ${JSON.stringify(LONG).slice(0, 80)} and has to be an object` }],
  ['null in a section', { Conditions: { C: { 'Fn::Equals': ['a', null] } } },
    { propertyPath: 'Conditions.C.Fn::Equals.1', message: 'CloudFormation takes no null' }],
  ['a resource that is a list', { Resources: { A: [] } }, { logicalId: 'A', propertyPath: '', message: 'it is a list and has to be an object' }],
  ['a resource that is null', { Resources: { A: null } }, { logicalId: 'A', propertyPath: '', message: 'it is null and has to be an object' }],
  ['a resource without type', { Resources: { A: {} } }, { logicalId: 'A', propertyPath: 'Type', message: 'Type is missing' }],
  ['a type that is none', { Resources: { A: { Type: 'Bucket' } } },
    { logicalId: 'A', propertyPath: 'Type', message: 'Type is "Bucket" and has to be a type, such as AWS::S3::Bucket' }],
  ['a type that is a number', { Resources: { A: { Type: 1 } } },
    { logicalId: 'A', propertyPath: 'Type', message: 'Type is 1 and has to be a type, such as AWS::S3::Bucket' }],
  ['properties in a list', { Resources: { A: { ...BUCKET, Properties: [] } } },
    { logicalId: 'A', propertyPath: 'Properties', message: 'Properties is a list and has to be an object' }],
  ['a dependency on a number', { Resources: { A: { ...BUCKET, DependsOn: ['B', 1] } } },
    { logicalId: 'A', propertyPath: 'DependsOn', message: 'DependsOn is a list and has to be a logical id or a list of logical ids' }],
  ['a condition without name', { Resources: { A: { ...BUCKET, Condition: '' } } },
    { logicalId: 'A', propertyPath: 'Condition', message: 'Condition is "" and has to be the name of a condition' }],
  ['a deletion policy that does not exist', { Resources: { A: { ...BUCKET, DeletionPolicy: 'Keep' } } },
    { logicalId: 'A', propertyPath: 'DeletionPolicy', message: 'DeletionPolicy is "Keep" and has to be Delete, Retain, RetainExceptOnCreate or Snapshot' }],
  ['a deletion policy that is a number', { Resources: { A: { ...BUCKET, DeletionPolicy: 1 } } },
    { logicalId: 'A', propertyPath: 'DeletionPolicy', message: 'DeletionPolicy is 1 and has to be Delete, Retain, RetainExceptOnCreate or Snapshot' }],
  ['null in a bucket', { Resources: { A: { ...BUCKET, Properties: { Tags: [null] } } } },
    { logicalId: 'A', propertyPath: 'Properties.Tags.0', message: 'CloudFormation takes no null' }],
  ['null in a resource of another service', { Resources: { A: { Type: 'AWS::SSM::Document', Properties: { Content: { a: null } } } } },
    { logicalId: 'A', propertyPath: 'Properties.Content.a', message: 'CloudFormation takes no null', undecided: true }],
  ['a custom resource without its function', { Resources: { A: { Type: 'Custom::A' } } },
    { logicalId: 'A', propertyPath: 'Properties.ServiceToken', message: 'ServiceToken has to be the ARN of a Lambda function or an SNS topic' }],
  ['a custom resource whose function has a name', { Resources: { A: { Type: 'AWS::CloudFormation::CustomResource', Properties: { ServiceToken: 'f' } } } },
    { logicalId: 'A', propertyPath: 'Properties.ServiceToken', message: 'ServiceToken has to be the ARN of a Lambda function or an SNS topic' }],
  ['a bucket policy without a bucket', { Resources: { A: { Type: 'AWS::S3::BucketPolicy', Properties: { PolicyDocument: {} } } } },
    { logicalId: 'A', propertyPath: 'Properties.Bucket', message: 'Bucket has to be the name of a bucket' }],
  ['a bucket policy of a list', { Resources: { A: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: ['b'] } } } },
    { logicalId: 'A', propertyPath: 'Properties.Bucket', message: 'Bucket has to be the name of a bucket' }],
  ['an object that is no function, as the value of an output', { Outputs: { O: { Value: { a: 'b' } } } },
    { propertyPath: 'Outputs.O.Value', message: 'Value is an object and has to be a value' }],
  ['a parameter that is text', { Parameters: { P: 'text' } }, { propertyPath: 'Parameters.P', message: 'it is "text" and has to be an object' }],
  ['a parameter without type', { Parameters: { P: {} } }, { propertyPath: 'Parameters.P.Type', message: 'Type is missing' }],
  ['a default that is a list', { Parameters: { P: { Type: 'String', Default: [] } } },
    { propertyPath: 'Parameters.P.Default', message: 'Default is a list and has to be one value' }],
  ['allowed values that are objects', { Parameters: { P: { Type: 'String', AllowedValues: [{}] } } },
    { propertyPath: 'Parameters.P.AllowedValues', message: 'AllowedValues is a list and has to be a list of values' }],
  ['a logical id with a dash', { Resources: { 'A-B': BUCKET } },
    { propertyPath: 'Resources', message: 'the logical id "A-B" has other characters than A-Z, a-z and 0-9' }],
  ['more than 500 resources', { Resources: Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`A${index}`, BUCKET])) },
    { propertyPath: 'Resources', message: 'it has 501 resources, and a template has at most 500' }],
  ['an export name of two outputs', { Outputs: { O: { Value: 1, Export: { Name: 'n' } }, P: { Value: 2, Export: { Name: 'n' } } } },
    { propertyPath: 'Outputs.P.Export.Name', message: 'another output of the stack has the export name "n"' }],
  ['an output without value', { Outputs: { O: {} } }, { propertyPath: 'Outputs.O.Value', message: 'Value is missing' }],
  ['an output that is a list', { Outputs: { O: { Value: [] } } },
    { propertyPath: 'Outputs.O.Value', message: 'Value is a list and has to be a value' }],
  ['an export without name', { Outputs: { O: { Value: 'x', Export: {} } } },
    { propertyPath: 'Outputs.O.Export', message: 'Export is an object and has to be an object with a Name' }],
  ['an export that is text', { Outputs: { O: { Value: 'x', Export: 'n' } } },
    { propertyPath: 'Outputs.O.Export', message: 'Export is "n" and has to be an object with a Name' }],
  ['a mapping of values', { Mappings: { M: { a: 'b' } } },
    { propertyPath: 'Mappings.M.a', message: 'it has to be an object of values, as every key of a mapping' }],
  ['a mapping of objects', { Mappings: { M: { a: { b: {} } } } },
    { propertyPath: 'Mappings.M.a', message: 'it has to be an object of values, as every key of a mapping' }],
  ['a mapping that is text', { Mappings: { M: 'text' } }, { propertyPath: 'Mappings.M', message: 'it is "text" and has to be an object' }],
])('CloudFormation refuses %s', (_title, template, problem) => {
  expect(findFormatProblems({ Resources: {}, ...template })).toEqual([problem]);
});
