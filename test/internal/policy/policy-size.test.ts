import { Aws, Fn, Lazy, Stack } from 'aws-cdk-lib';
import { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { measurePolicy, measureStatements } from '../../../src/internal/policy/policy-size';
import { toPolicyStatement } from '../../../src/internal/policy/statement';

const DOCUMENT = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: ['s3:GetObject', 's3:ListBucket'], Resource: 'arn:aws:s3:::b/"quoted"*' },
    { Effect: 'Deny', Action: 's3:*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
  ],
};

/** IAM counts the document without white space; a comma too many per list or object is on the safe side. */
const SLACK = 15;

describe('the length of a policy document', () => {
  test('is that of its JSON without white space', () => {
    const exact = JSON.stringify(DOCUMENT).length;
    const estimated = measurePolicy(new Stack(), DOCUMENT);
    expect(estimated).toBeGreaterThanOrEqual(exact);
    expect(estimated).toBeLessThanOrEqual(exact + SLACK);
  });

  test.each([
    ['an account', Aws.ACCOUNT_ID, '111111111111'],
    ['a partition', Aws.PARTITION, 'aws-us-gov'],
    ['a Region', Aws.REGION, 'ap-southeast-1'],
    ['a suffix', Aws.URL_SUFFIX, 'amazonaws.com.cn'],
    ['an ARN with an account', `arn:aws:s3:::b-${Aws.ACCOUNT_ID}-an/*`, 'arn:aws:s3:::b-111111111111-an/*'],
    ['joined parts', Fn.join('/', ['a', Aws.REGION, 'b']), 'a/eu-west-1/b'],
  ])('is estimated from above for %s that is known at deploy time', (_case, token, value) => {
    const exact = JSON.stringify(value).length;
    expect(measurePolicy(new Stack(), token)).toBeGreaterThanOrEqual(exact);
    expect(measurePolicy(new Stack(), token)).toBeLessThanOrEqual(exact + SLACK);
  });

  test('is estimated from above for the ARN and the id of a key', () => {
    const stack = new Stack();
    const key = new Key(stack, 'Key');
    const id = '00000000-0000-0000-0000-000000000000';
    expect(measurePolicy(stack, key.keyArn)).toBeGreaterThanOrEqual(
      JSON.stringify(`arn:aws:kms:ap-southeast-1:111111111111:key/mrk-${id.replace(/-/g, '')}`).length,
    );
    expect(measurePolicy(stack, key.keyId)).toBeGreaterThanOrEqual(JSON.stringify(id).length);
  });

  test('is that of the braces for an empty object', () => {
    expect(measurePolicy(new Stack(), {})).toBe(2);
  });
});

describe('the rough length of statements', () => {
  const LONG = Lazy.string({ produce: () => ''.padEnd(800, 'x') });
  const ARN = Lazy.string({ produce: () => `arn:aws-us-gov:s3:::${''.padEnd(63, 'b')}` });
  const NOTHING = Lazy.string({ produce: () => undefined });

  test.each([
    ['literals', ['arn:aws:s3:::b/"quoted"/*']],
    ['a list of them', ['arn:aws:s3:::a/*', 'arn:aws:s3:::b/*', 'arn:aws:s3:::c/*']],
    ['what is known at deploy time', [`arn:${Aws.PARTITION}:s3:::b-${Aws.ACCOUNT_ID}/*`]],
    ['an ARN that is made late', [ARN, `${ARN}/*`]],
    ['a long prefix that is made late', [`arn:aws:s3:::b/${LONG}*`, `${ARN}/${LONG}*`]],
    ['a prefix that is nothing', [`arn:aws:s3:::b/${NOTHING}*`]],
  ])('is not below that of the policy with %s', (_case, resources) => {
    const conditions = { StringLike: { 's3:prefix': resources } };
    const statement = { sid: 'One', actions: ['s3:GetObject'], resources, conditions, see: 'https://docs.aws.amazon.com/' };
    const document = new PolicyDocument({ minimize: true, statements: [toPolicyStatement(statement)] });
    const length = measurePolicy(new Stack(), document);
    expect(measureStatements(new Stack(), [statement])).toBeGreaterThanOrEqual(length - SLACK);
  });
});
