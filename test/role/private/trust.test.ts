import { Lazy, Stack } from 'aws-cdk-lib';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { canS3Assume } from '../../../src/role/private/trust';

const S3 = { Service: 's3.amazonaws.com' };
const ALLOW = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: S3 };
const DENY = { ...ALLOW, Effect: 'Deny' };

function trusts(document: unknown): boolean | undefined {
  return canS3Assume(new CfnRole(new Stack(), 'Role', { assumeRolePolicyDocument: document }));
}

describe('a trust policy lets S3 assume the role', () => {
  test.each<[string, unknown]>([
    ['a statement that is no list', { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: S3 }],
    ['S3 among several services', [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: ['ec2.amazonaws.com', 's3.amazonaws.com'] } }]],
    ['a list of actions', [{ Effect: 'Allow', Action: ['sts:TagSession', 'sts:AssumeRole'], Principal: S3 }]],
    ['all actions of STS', [{ Effect: 'Allow', Action: 'sts:*', Principal: S3 }]],
    ['all actions', [{ Effect: 'Allow', Action: '*', Principal: S3 }]],
    ['a service that is known at deploy time', [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: { Ref: 'P' } } }]],
    ['S3 in the second statement', [
      { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'ec2.amazonaws.com' } },
      { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: S3 },
    ]],
    ['a deny of another service', [ALLOW, { ...DENY, Principal: { Service: 'ec2.amazonaws.com' } }]],
    ['a deny under a condition, which S3 may not meet', [ALLOW, { ...DENY, Condition: { Bool: { 'aws:SecureTransport': 'false' } } }]],
  ])('with %s', (_case, Statement) => {
    expect(trusts({ Statement })).toBe(true);
  });
});

describe('a trust policy does not let S3 assume the role', () => {
  test.each<[string, unknown]>([
    ['another service', [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'ec2.amazonaws.com' } }]],
    ['a deny alone', [DENY]],
    ['a deny beside an allow', [ALLOW, DENY]],
    ['another action', [{ Effect: 'Allow', Action: 'sts:TagSession', Principal: S3 }]],
    ['an account alone', [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: '111111111111' } }]],
    ['no principal', [{ Effect: 'Allow', Action: 'sts:AssumeRole' }]],
    ['no action', [{ Effect: 'Allow', Principal: S3 }]],
    ['no statement', []],
  ])('with %s', (_case, Statement) => {
    expect(trusts({ Statement })).toBe(false);
  });
});

test.each<[string, unknown]>([
  ['text', 'a document as text'],
  ['an intrinsic function', { 'Fn::GetAtt': ['Mine', 'Document'] }],
  ['nothing', Lazy.any({ produce: () => undefined })],
])('a trust policy that is %s is not judged', (_case, document) => {
  expect(trusts(document)).toBeUndefined();
});
