import type { StackTemplate } from '../../../src/analysis/assembly/stack-template';
import { buildModel } from '../../../src/analysis/model/build-model';
import { stackOf } from './templates';

const ROLE = { Type: 'AWS::IAM::Role', Properties: { RoleName: 'copy' } };
const ARN = 'arn:aws:iam::111111111111:role/copy';

function chosen(role: unknown, more: Partial<StackTemplate> = {}): string | undefined {
  const stack = stackOf('Docs', {
    Resources: { One: ROLE, Two: ROLE, User: { Type: 'AWS::S3::Bucket', Properties: { ReplicationConfiguration: { Role: role } } } },
  });
  const model = buildModel([stack]);
  const user = { assembly: stack.assembly, stackPath: more.path ?? 'Docs', templatePath: '', logicalId: 'User' };
  return model.findRole(ARN, user)?.address.logicalId;
}

test('of two roles of one name, a resource has the one that it refers to', () => {
  expect(chosen({ 'Fn::GetAtt': ['One', 'Arn'] })).toBe('One');
  expect(chosen({ 'Fn::GetAtt': ['Two', 'Arn'] })).toBe('Two');
});

test('else it has the first one', () => {
  expect(chosen(ARN)).toBe('One');
  expect(chosen({ 'Fn::GetAtt': ['Two', 'Arn'] }, { path: 'Other' })).toBe('One');
});

test('a primary key without replicas has none', () => {
  expect(buildModel([stackOf('Docs', {})]).replicasOf('arn:aws:kms:eu-west-1:111111111111:key/mrk-1')).toEqual([]);
});
