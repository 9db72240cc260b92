import type { TemplateBody } from '../../../src/analysis/assembly/stack-template';
import { buildModel } from '../../../src/analysis/model/build-model';
import { prove } from '../../../src/analysis/prove';
import { stackOf } from './templates';

type Resources = NonNullable<TemplateBody['Resources']>;

const BUCKET = { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'docs' } };

function role(service: string): Resources {
  return {
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
        },
      },
    },
  };
}

function modelWith(Type: string, Properties: { [name: string]: unknown }, more: Resources = {}) {
  return buildModel([stackOf('Docs', { Resources: { Bucket: BUCKET, Put: { Type, Properties }, ...more } })]);
}

const CONFIGURED = {
  Type: 'AWS::S3::Bucket',
  Properties: { BucketName: 'docs', ReplicationConfiguration: { Role: 'arn:aws:iam::111111111111:role/r', Rules: [] } },
};

test.each<[string, string, { [name: string]: unknown }, Resources?]>([
  ['whose type speaks of replication', 'Custom::EnableReplication', { BucketName: 'docs' }],
  ['with a property that does', 'Custom::Setup', { Bucket: { Ref: 'Bucket' }, ReplicationRules: [] }],
  ['that receives a role of S3', 'Custom::Setup', { Arn: { 'Fn::GetAtt': ['Bucket', 'Arn'] }, Role: { Ref: 'Role' } }, role('s3.amazonaws.com')],
  ['of CloudFormation', 'AWS::CloudFormation::CustomResource', { BucketName: 'docs', replicate: 'yes' }],
])('a custom resource %s may put a configuration', (_which, type, properties, more = {}) => {
  const model = modelWith(type, properties, more);
  expect(model.unread).toMatchObject([{ address: { logicalId: 'Put' }, possible: true }]);
  expect(prove(model).findings.filter(({ check }) => check === 'ConfigurationResolved')).toMatchObject([{
    level: 'undecided',
    message: `a custom resource may put a replication configuration, which cannot be checked: the function of ${type} decides what it does with the bucket Docs/Bucket`,
  }]);
});

test.each<[string, string, { [name: string]: unknown }, Resources?]>([
  ['that receives no bucket', 'Custom::EnableReplication', { BucketName: 'other' }],
  ['that does not speak of it', 'Custom::Tidy', { BucketName: 'docs' }],
  ['that receives another role', 'Custom::Tidy', { BucketName: 'docs', Role: { Ref: 'Role' } }, role('lambda.amazonaws.com')],
  ['that calls something else', 'Custom::Replication', { Create: { service: 'S3', action: 'getBucketTagging', parameters: { Bucket: 'docs' } } }],
  ['beside a configuration', 'Custom::Replication', { BucketName: 'docs' }, { Bucket: CONFIGURED }],
])('a custom resource %s puts none', (_which, type, properties, more = {}) => {
  expect(modelWith(type, properties, more).unread).toEqual([]);
});

test('a call on updates alone is not read', () => {
  const call = { service: 'S3', action: 'putBucketReplication', parameters: { Bucket: 'docs' } };
  expect(modelWith('Custom::AWS', { Update: call }).unread)
    .toMatchObject([{ propertyPath: 'Properties.Update', reason: 'it is put on updates alone' }]);
});
