import { Aws } from 'aws-cdk-lib';
import { ReplicationDestination } from 'cdk-encrypted-replication';
import { accountsDiffer, describePlace, findPartition, renderViaService } from '../../../src/internal/topology/regions';
import { BUCKET, SOURCE_STACK, replicationIn } from '../../support/replication';

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
  [Aws.REGION, Aws.PARTITION],
])('%s is in partition %s', (region, partition) => {
  expect(findPartition(region)).toBe(partition);
});

test.each([
  ['111111111111', 'eu-west-1 in account 111111111111'],
  [Aws.ACCOUNT_ID, 'eu-west-1'],
])('a place in account %s is described as %s', (account, description) => {
  expect(describePlace({ region: 'eu-west-1', account })).toBe(description);
});

test.each(['eu-west-1', 'cn-northwest-1', 'us-gov-east-1', 'eusc-de-east-1', 'us-iso-east-1'])(
  'KMS sees S3 of %s under amazonaws.com',
  (region) => {
    expect(renderViaService(region)).toBe(`s3.${region}.amazonaws.com`);
  },
);

test.each([
  ['eu-west-1', 'mx-central-1'],
  ['ap-southeast-7', 'eu-west-1'],
  ['us-gov-west-1', 'us-gov-east-1'],
  ['eusc-de-east-1', 'eusc-de-west-1'],
  ['cn-northwest-1', 'cn-north-1'],
])('%s and %s are written like Regions: the replication is configured between them', (region, destination) => {
  const destinations = [ReplicationDestination.inRegion(destination)];
  const { synthesized } = replicationIn({ region, props: { destinations } });
  const { Properties } = synthesized.resource(SOURCE_STACK, BUCKET, 'ReplicationBucket');
  expect(Properties.BucketName).toContain(region);
  expect(Properties.ReplicationConfiguration.Rules).toEqual([
    expect.objectContaining({
      Id: `all-${destination}`,
      Destination: expect.objectContaining({ Bucket: expect.stringContaining(destination) }),
    }),
  ]);
});

test.each([
  ['two ids that differ', '111111111111', '222222222222', true],
  ['one id', '111111111111', '111111111111', false],
  ['a token and an id', Aws.ACCOUNT_ID, '111111111111', false],
  ['an id and a token', '111111111111', Aws.ACCOUNT_ID, false],
])('accounts differ only where that is known: %s', (_case, one, two, differ) => {
  expect(accountsDiffer(one, two)).toBe(differ);
});
