import { Aws, Fn, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { flattenIntrinsic } from '../../../src/internal/policy/intrinsics';

test.each<[string, unknown, string]>([
  ['text', 'arn:aws:s3:::b/*', 'arn:aws:s3:::b/*'],
  ['a number', 7, '7'],
  ['nothing', null, 'null'],
  ['a reference', { Ref: 'AWS::AccountId' }, '<AWS::AccountId>'],
  ['an attribute', { 'Fn::GetAtt': ['Bucket', 'Arn'] }, '<Bucket.Arn>'],
  ['joined parts', { 'Fn::Join': ['', ['arn:aws:s3:::b-', { Ref: 'AWS::AccountId' }, '/*']] }, 'arn:aws:s3:::b-<AWS::AccountId>/*'],
  ['parts joined by a separator', { 'Fn::Join': [':', ['a', { Ref: 'B' }]] }, 'a:<B>'],
])('%s is written as cdk-nag writes it', (_case, value, written) => {
  expect(flattenIntrinsic(value)).toBe(written);
});

test('a resolved token is written as cdk-nag writes it', () => {
  const stack = new Stack();
  const bucket = new Bucket(stack, 'Bucket');
  expect(flattenIntrinsic(stack.resolve(`arn:aws:s3:::b-${Aws.ACCOUNT_ID}-an/*`))).toBe('arn:aws:s3:::b-<AWS::AccountId>-an/*');
  expect(flattenIntrinsic(stack.resolve(bucket.arnForObjects('*')))).toMatch(/^<Bucket[0-9A-F]{8}\.Arn>\/\*$/);
  expect(flattenIntrinsic(stack.resolve(Fn.ref('Mine')))).toBe('<Mine>');
});
