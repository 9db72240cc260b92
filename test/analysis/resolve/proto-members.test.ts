import { buildModel } from '../../../src/analysis/model/build-model';
import { ACCOUNT, stackOf } from '../model/templates';

const ROOT = `arn:aws:iam::${ACCOUNT}:root`;

/** The policy of a key with this statement, as `JSON.parse` reads it: there `__proto__` is a member like others. */
function keyPolicyWith(statement: string) {
  const properties = JSON.parse(`{"KeyPolicy": {"Version": "2012-10-17", "Statement": ${statement}}}`);
  return buildModel([stackOf('Stack', { Resources: { Key: { Type: 'AWS::KMS::Key', Properties: properties } } })]).keys[0].policy;
}

const ALLOW = `"Effect": "Allow", "Principal": {"AWS": "${ROOT}"}, "Action": "kms:*", "Resource": "*"`;

test.each([
  ['an operator', `{${ALLOW}, "Condition": {"__proto__": {"aws:SourceVpc": "vpc-1"}}}`, 'unknown condition operator "__proto__"'],
  ['an element beside others', `{${ALLOW}, "__proto__": {"Condition": {}}}`, 'unknown element "__proto__"'],
  ['an element that holds others', `{"__proto__": {${ALLOW}}}`, 'unknown element "__proto__"'],
])('__proto__ as %s of a policy is reported, and grants nothing', (_what, statement, message) => {
  const { statements, problems } = keyPolicyWith(statement);
  expect(problems.map((problem) => problem.message)).toContainEqual(expect.stringContaining(message));
  expect(statements).toEqual([]);
});

test('__proto__ as a condition key is a key of which nothing is known', () => {
  const { statements: [{ conditions }] } = keyPolicyWith(`{${ALLOW}, "Condition": {"StringEquals": {"__proto__": "x"}}}`);
  expect(conditions.map(({ key }) => key)).toEqual(['__proto__']);
});
