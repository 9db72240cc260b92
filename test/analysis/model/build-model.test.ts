import type { TemplateResource } from '../../../src/analysis/assembly/stack-template';
import { buildModel } from '../../../src/analysis/model/build-model';
import { agnosticStackOf, stackOf } from './templates';

test('finds buckets by ARN, but not by a literal ARN that an unknown one may equal', () => {
  const model = buildModel([agnosticStackOf('Docs', {
    Parameters: { Open: { Type: 'String' } },
    Resources: {
      Named: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'docs' } },
      Undecided: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { Ref: 'Open' } } },
    },
  })]);
  expect(model.findBucket(model.buckets[0].arn)).toBe(model.buckets[0]);
  expect(model.findBucket('arn:aws:s3:::docs')).toBe(undefined);
});

test('finds buckets by name and replications by role', () => {
  const role = 'arn:aws:iam::111111111111:role/copy';
  const { buckets, replications, bucketsNamed, replicationsWith } = buildModel([stackOf('Docs', {
    Resources: {
      Docs: {
        Type: 'AWS::S3::Bucket',
        Properties: { BucketName: 'docs', ReplicationConfiguration: { Role: role, Rules: [] } },
      },
      Copy: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'copy' } },
    },
  })]);
  expect(bucketsNamed('docs')).toEqual([buckets[0]]);
  expect(bucketsNamed('other')).toEqual([]);
  expect(replicationsWith(role)).toEqual(replications);
  expect(replications).toHaveLength(1);
  expect(replicationsWith('arn:aws:iam::111111111111:role/other')).toEqual([]);
});

test('resources of two apps with the same stack path are different', () => {
  const stacks = ['/a', '/b'].map((assembly) => ({
    ...agnosticStackOf('Docs', {
      Resources: { Key: { Type: 'AWS::KMS::Key' }, Role: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'copy' } } },
    }),
    assembly,
  }));
  const { keys, roles, findKey, findRole } = buildModel(stacks);
  expect(keys.map(({ arn }) => findKey(arn)?.address.assembly)).toEqual(['/a', '/b']);
  expect(roles.map(({ arn }) => findRole(arn)?.address.assembly)).toEqual(['/a', '/b']);
});

test('builds a deployment model of 400 rules in large templates within two seconds', () => {
  const names = Array.from({ length: 400 }, (_unused, index) => `B${index}`);
  const bucket = (name: string): TemplateResource => ({
    Type: 'AWS::S3::Bucket',
    Properties: {
      ReplicationConfiguration: {
        Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
        Rules: [{ Status: 'Enabled', Destination: { Bucket: { 'Fn::GetStackOutput': { StackName: 'Copy', OutputName: name } } } }],
      },
    },
  });
  const source = stackOf('Source', {
    Resources: { Role: { Type: 'AWS::IAM::Role' }, ...Object.fromEntries(names.map((name) => [name, bucket(name)])) },
  });
  const copy = stackOf('Copy', {
    Resources: Object.fromEntries(names.map((name) => [name, { Type: 'AWS::S3::Bucket' }])),
    Outputs: Object.fromEntries(names.map((name) => [name, { Value: { 'Fn::GetAtt': [name, 'Arn'] } }])),
  });
  const start = performance.now();
  const model = buildModel([source, copy]);
  expect(performance.now() - start).toBeLessThan(2000);
  const destinations = model.replications
    .map(({ rules: [{ destination }] }) => model.findBucket(destination.bucketArn));
  expect(destinations.map((destination) => destination?.address.logicalId)).toEqual(names);
});
