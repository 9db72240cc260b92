import { findForeignPartition } from '../../../../src/analysis/model/schema/iam-partition';
import { unknownValue } from '../../../../src/analysis/symbolic/symbolic-string';

const OPEN = unknownValue('AWS::Partition');
const HERE = 'arn:aws-cn:s3:::bucket/*';
const ELSEWHERE = 'arn:aws:s3:::bucket/*';
const of = (...statements: readonly object[]) => ({ PolicyDocument: { Statement: statements } });

test.each<[string, unknown, readonly string[]]>([
  ['a resource of the partition', of({ Resource: HERE }), []],
  ['a resource of another', of({ Resource: HERE }, { Resource: [HERE, ELSEWHERE] }), ['PolicyDocument.Statement.1.Resource']],
  ['all but a resource of another', of({ NotResource: ELSEWHERE }), ['PolicyDocument.Statement.0.NotResource']],
  ['a statement without a list', { PolicyDocument: { Statement: { Resource: ELSEWHERE } } }, ['PolicyDocument.Statement.Resource']],
  ['resources of all partitions', of({ Resource: ['*', 'arn:*:s3:::bucket', 'arn:aws*:s3:::bucket'] }), []],
  ['a partition that deployment decides', of({ Resource: `arn:${OPEN}:s3:::bucket` }), []],
  ['a value that is no text', of({ Resource: {} }), []],
  ['an inline policy', { Policies: [of({ Resource: ELSEWHERE })] }, ['Policies.0.PolicyDocument.Statement.0.Resource']],
  ['managed policies', { ManagedPolicyArns: ['arn:aws:iam::aws:policy/A', 'arn:aws-cn:iam::aws:policy/A'] }, ['ManagedPolicyArns']],
  ['a boundary', { PermissionsBoundary: 'arn:aws:iam::aws:policy/A' }, ['PermissionsBoundary']],
])('IAM refuses of another partition: %s', (_title, properties, paths) => {
  expect(findForeignPartition(properties, 'aws-cn')).toEqual(paths.map((path) => ({
    propertyPath: `Properties.${path}`,
    message: expect.stringMatching(/is of another partition than the stack, which is in aws-cn$/),
  })));
});

test('the partition of a stack may be known at deployment alone', () => {
  expect(findForeignPartition(of({ Resource: ELSEWHERE }), OPEN)).toEqual([]);
});
