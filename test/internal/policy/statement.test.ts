import { AnyPrincipal } from 'aws-cdk-lib/aws-iam';
import { renderKmsConditions } from '../../../src/internal/policy/object-scope';
import { createAccountPrincipal } from '../../../src/internal/policy/principals';
import { toPolicyStatement } from '../../../src/internal/policy/statement';

const SEE = 'https://docs.aws.amazon.com/';

test('a statement allows unless it denies', () => {
  const statement = { sid: 'Read', actions: ['s3:GetObject'], resources: ['arn:aws:s3:::b/*'], see: SEE };
  expect(toPolicyStatement(statement).toStatementJson()).toEqual({
    Sid: 'Read',
    Effect: 'Allow',
    Action: 's3:GetObject',
    Resource: 'arn:aws:s3:::b/*',
  });
});

test('a statement carries its principals and conditions', () => {
  const statement = {
    sid: 'Deny',
    deny: true,
    principals: [new AnyPrincipal()],
    actions: ['s3:GetObject', 's3:PutObject'],
    resources: ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'],
    conditions: { Bool: { 'aws:SecureTransport': 'false' } },
    see: SEE,
  };
  expect(toPolicyStatement(statement).toStatementJson()).toEqual({
    Sid: 'Deny',
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Action: ['s3:GetObject', 's3:PutObject'],
    Resource: ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  });
});

test.each([
  ['eu-west-1', 's3.eu-west-1.amazonaws.com'],
  ['cn-north-1', 's3.cn-north-1.amazonaws.com'],
  ['us-gov-west-1', 's3.us-gov-west-1.amazonaws.com'],
])('a KMS statement of %s is bound to S3 of the Region and to single context values', (region, service) => {
  expect(renderKmsConditions(region, ['arn:aws:s3:::b'])).toEqual({
    StringEquals: { 'kms:ViaService': service },
    StringLike: { 'kms:EncryptionContext:aws:s3:arn': ['arn:aws:s3:::b'] },
  });
});

test.each([
  ['eu-west-1', 'arn:aws:iam::111111111111:root'],
  ['cn-north-1', 'arn:aws-cn:iam::111111111111:root'],
])('an account in %s is named with its partition', (region, arn) => {
  expect(createAccountPrincipal({ account: '111111111111', region }).policyFragment.principalJson).toEqual({ AWS: [arn] });
});
