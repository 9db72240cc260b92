import { Aws, Stack } from 'aws-cdk-lib';
import { computeBucketName, requireBucketName } from '../../../src/bucket/private/bucket-names';
import { renderBucketArn } from '../../../src/bucket/private/named-bucket';

const IDENTITY = { name: 'Documents-Replication', hash: '01234567' };
const ACCOUNT = '111111111111';
const REGIONS = ['eu-west-1', 'ap-southeast-1', 'ap-northeast-3', 'us-gov-west-1', 'cn-northwest-1', 'eusc-de-east-1'];

describe('the name of a bucket', () => {
  test('is prefix, account and Region in the account-regional namespace', () => {
    expect(computeBucketName(IDENTITY, { account: ACCOUNT, region: 'eu-west-1' })).toEqual({
      name: 'documents-replication-01234567-111111111111-eu-west-1-an',
      accountRegional: true,
    });
  });

  test.each(['me-central-1', 'me-south-1'])('is a global one in %s, which lacks the namespace', (region) => {
    expect(computeBucketName(IDENTITY, { account: ACCOUNT, region })).toEqual({
      name: `documents-replication-01234567-111111111111-${region}`,
      accountRegional: false,
    });
  });

  test.each(REGIONS)('has at most 63 characters in %s, however long the stack name', (region) => {
    const long = { ...IDENTITY, name: 'A-very-long-stack-name-'.repeat(10) };
    for (const suffix of ['', '-logs']) {
      const { name } = computeBucketName(long, { account: ACCOUNT, region }, suffix);
      expect(name.length).toBeLessThanOrEqual(63);
      expect(name).toMatch(/^[a-z0-9][a-z0-9-]+[a-z0-9]$/);
      expect(name).not.toContain('--');
      expect(name.endsWith(`${suffix}-01234567-${ACCOUNT}-${region}-an`)).toBe(true);
    }
  });

  test('has exactly 63 characters where the prefix is shortened for a Region of 14 characters', () => {
    const long = { ...IDENTITY, name: 'x'.repeat(100) };
    expect(computeBucketName(long, { account: ACCOUNT, region: 'ap-southeast-1' }).name).toHaveLength(63);
  });

  test('keeps its prefix in every Region that is not longer than 14 characters', () => {
    const long = { ...IDENTITY, name: 'x'.repeat(100) };
    const prefixes = ['eu-west-1', 'ap-southeast-1'].map((region) =>
      computeBucketName(long, { account: ACCOUNT, region }).name.replace(`-${ACCOUNT}-${region}-an`, ''),
    );
    expect(prefixes[0]).toBe(prefixes[1]);
  });

  test.each([
    ['UPPER_case and spaces', 'upper-case-and-spaces'],
    ['--leading', 'leading'],
    ['tra/iling--', 'tra-iling'],
    ['Ümläut', 'ml-ut'],
  ])('has the characters of S3 alone for %j', (name, slug) => {
    expect(computeBucketName({ ...IDENTITY, name }, { account: ACCOUNT, region: 'eu-west-1' }).name).toBe(
      `${slug}-01234567-111111111111-eu-west-1-an`,
    );
  });

  test('keeps apart what differs by its hash alone', () => {
    const env = { account: ACCOUNT, region: 'eu-west-1' };
    expect(computeBucketName(IDENTITY, env).name).not.toBe(computeBucketName({ ...IDENTITY, hash: '76543210' }, env).name);
  });

  test('holds the account as a reference where it is a token', () => {
    const { name } = computeBucketName(IDENTITY, { account: Aws.ACCOUNT_ID, region: 'eu-west-1' });
    expect(new Stack().resolve(name)).toEqual({
      'Fn::Join': ['', ['documents-replication-01234567-', { Ref: 'AWS::AccountId' }, '-eu-west-1-an']],
    });
  });
});

describe('a name of the user', () => {
  const env = { account: ACCOUNT, region: 'eu-west-1' };
  const choose = (name: string) => requireBucketName(name, env, new Stack());

  test.each(['abc', 'my-bucket', 'my.bucket.1', 'b'.repeat(63), '1.2.3.4.5'])('is taken as it is: %s', (name) => {
    expect(choose(name)).toEqual({ name, accountRegional: false });
  });

  test('belongs to the namespace where it follows its pattern', () => {
    const name = `mine-${ACCOUNT}-eu-west-1-an`;
    expect(choose(name)).toEqual({ name, accountRegional: true });
  });

  test.each(['mine-222222222222-eu-west-1-an', `mine-${ACCOUNT}-us-east-1-an`, 'mine-an'])(
    'fails where it ends as the namespace reserves, for another account or Region: %s',
    (name) => {
      expect(() => choose(name)).toThrow(/BucketNameInvalid: .*reserved for the account-regional namespace/);
    },
  );

  test('may be known at deploy time', () => {
    const name = `mine-${Aws.ACCOUNT_ID}`;
    expect(choose(name)).toEqual({ name, accountRegional: false });
  });
});

test.each([
  ['eu-west-1', 'arn:aws:s3:::b'],
  ['cn-north-1', 'arn:aws-cn:s3:::b'],
  ['us-gov-east-1', 'arn:aws-us-gov:s3:::b'],
  ['eusc-de-east-1', 'arn:aws-eusc:s3:::b'],
])('the literal ARN of a bucket in %s has its partition', (region, arn) => {
  expect(renderBucketArn('b', region)).toBe(arn);
});
