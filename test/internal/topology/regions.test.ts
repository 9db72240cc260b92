import { Aws, Stack } from 'aws-cdk-lib';
import { accountsDiffer, findPartition, requireRegion, renderViaService } from '../../../src/internal/topology/regions';

test.each([
  ['eu-west-1', 'aws'],
  ['ap-southeast-1', 'aws'],
  ['cn-north-1', 'aws-cn'],
  ['us-gov-west-1', 'aws-us-gov'],
  ['eusc-de-east-1', 'aws-eusc'],
  ['us-iso-east-1', 'aws-iso'],
  ['us-isob-east-1', 'aws-iso-b'],
  ['eu-isoe-west-1', 'aws-iso-e'],
  ['us-isof-south-1', 'aws-iso-f'],
])('%s is in partition %s', (region, partition) => {
  expect(findPartition(region)).toBe(partition);
});

test.each(['eu-west-1', 'cn-northwest-1', 'us-gov-east-1', 'eusc-de-east-1', 'us-iso-east-1'])(
  'KMS sees S3 of %s under amazonaws.com',
  (region) => {
    expect(renderViaService(region)).toBe(`s3.${region}.amazonaws.com`);
  },
);

test.each(['eu-west-1', 'ap-southeast-7', 'us-gov-west-1', 'eusc-de-east-1', 'cn-northwest-1', 'mx-central-1'])(
  '%s is written like a Region',
  (region) => {
    expect(() => requireRegion(region, 'the source', new Stack())).not.toThrow();
  },
);

test.each([
  ['two ids that differ', '111111111111', '222222222222', true],
  ['one id', '111111111111', '111111111111', false],
  ['a token and an id', Aws.ACCOUNT_ID, '111111111111', false],
  ['an id and a token', '111111111111', Aws.ACCOUNT_ID, false],
])('accounts differ only where that is known: %s', (_case, one, two, differ) => {
  expect(accountsDiffer(one, two)).toBe(differ);
});
