import type { TemplateResource } from '../../../src/analysis/assembly/stack-template';
import { buildModel } from '../../../src/analysis/model/build-model';
import { stackOf } from './templates';

const RESOURCES: Readonly<Record<string, TemplateResource>> = {
  Role: {
    Type: 'AWS::IAM::Role',
    Properties: { RoleName: 'copy', ManagedPolicyArns: [{ Ref: 'Managed' }, 'arn:aws:iam::aws:policy/X', {}], PermissionsBoundary: { Ref: 'Managed' } },
  },
  Managed: { Type: 'AWS::IAM::ManagedPolicy', Properties: { Roles: ['copy', 'other'] } },
  Policy: { Type: 'AWS::IAM::Policy', Properties: { Roles: [{ Ref: 'Role' }] } },
  Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'docs' } },
  BucketPolicy: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: 'docs' } },
  Twin: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'twin' } },
  OtherTwin: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'twin' } },
  OfTwins: { Type: 'AWS::IAM::Policy', Properties: { Roles: ['twin'] } },
  Queue: { Type: 'AWS::SQS::Queue' },
};

test.each<[string, readonly string[]]>([
  ['Role', ['ManagedPolicyArns: the managed policy Managed', 'PermissionsBoundary: the managed policy Managed']],
  ['Managed', ['Roles: the role Role']],
  ['Policy', ['Roles: the role Role']],
  ['BucketPolicy', ['Bucket: the bucket Bucket']],
  ['OfTwins', []],
  ['Queue', []],
])('what %s names', (logicalId, expected) => {
  const { namedBy } = buildModel([stackOf('Docs', { Resources: RESOURCES })]);
  const address = { assembly: '/app/cdk.out', stackPath: 'Docs', templatePath: '', logicalId };
  expect(namedBy(address).map(({ propertyPath, what, named }) => `${propertyPath}: ${what} ${named.logicalId}`))
    .toEqual(expected.map((each) => `Properties.${each}`));
});

test('what no template has names nothing', () => {
  const { namedBy } = buildModel([stackOf('Docs', { Resources: RESOURCES })]);
  expect(namedBy({ assembly: '/app/cdk.out', stackPath: 'Docs', templatePath: '', logicalId: 'Missing' })).toEqual([]);
});
