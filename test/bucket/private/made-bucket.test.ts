import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { EncryptedCrossRegionReplication, ReplicationDestination } from 'cdk-encrypted-replication';

function replicate(account?: string): Template[] {
  const app = new App({ context: { 'cdk-encrypted-replication:proof': false } });
  const stack = new Stack(app, 'Documents', { env: { account, region: 'us-east-1' } });
  const replication = new EncryptedCrossRegionReplication(stack, 'Replication', {
    destinations: [ReplicationDestination.inRegion('eu-west-1')],
  });
  return [stack, replication.replicas[0].stack!].map((each) => Template.fromStack(each));
}

test.each([
  ['source', 0, 'us-east-1'],
  ['replica', 1, 'eu-west-1'],
])('the metadata of the bucket on the side "%s" say that this library made it, and its name', (side, index, region) => {
  const bucketName = Match.stringLikeRegexp(`^documents-replication-\\w+-111111111111-${region}-an$`);
  replicate('111111111111')[index].hasResource('AWS::S3::Bucket', {
    Metadata: { 'cdk-encrypted-replication': { side, bucketName } },
    Properties: { BucketName: bucketName },
  });
});

test('a name with an account that is not resolved is the same reference', () => {
  const [source] = replicate();
  const [{ Metadata: metadata, Properties: { BucketName: name } }] = Object.values(source.findResources('AWS::S3::Bucket', {
    Properties: { ReplicationConfiguration: {} },
  }));
  expect(JSON.stringify(name)).toContain('AWS::AccountId');
  expect(metadata['cdk-encrypted-replication'].bucketName).toEqual(name);
});

test('a log bucket is none that objects are replicated from or to', () => {
  const [source] = replicate('111111111111');
  const marked = Object.values(source.findResources('AWS::S3::Bucket')).filter(({ Metadata: metadata }) => metadata?.['cdk-encrypted-replication']);
  expect(marked).toHaveLength(1);
});
