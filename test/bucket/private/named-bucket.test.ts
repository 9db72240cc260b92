import { App, CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { BucketProps } from 'aws-cdk-lib/aws-s3';
import { EncryptedCrossRegionReplication, ReplicationDestination, ReplicationSource } from 'cdk-encrypted-replication';
import {
  ACCOUNT,
  BUCKET,
  BUCKET_POLICY,
  REPLICA_REGION,
  REPLICA_STACK,
  SOURCE_ARN,
  SOURCE_REGION,
  SOURCE_STACK,
  replicationIn,
} from '../../support/replication';
import { Synthesized } from '../../support/synthesized';

const SOURCE_NAME = SOURCE_ARN.split(':::')[1];
const JOINED_NAME = {
  'Fn::Join': ['', ['documents-replication-b65fa0f3-', { Ref: 'AWS::AccountId' }, '-ap-southeast-1-an']],
};

function outputs(account: string, region: string | undefined) {
  const { app, stack, replication } = replicationIn({ account });
  const env = { account: account === 'token' ? undefined : account, region };
  const consumer = region === undefined ? stack : new Stack(app, 'Consumer', { env });
  new CfnOutput(consumer, 'Name', { value: replication.sourceBucket.bucketName });
  new CfnOutput(consumer, 'Arn', { value: replication.sourceBucket.bucketArn });
  const { Name, Arn } = app.synth().getStackByName(consumer.stackName).template.Outputs;
  return { name: Name.Value, arn: Arn.Value, synthesized: new Synthesized(app) };
}

describe.each([ACCOUNT, 'token'])('name and ARN of a bucket in account %s', (account) => {
  test('are references inside its stack', () => {
    expect(outputs(account, undefined)).toMatchObject({
      name: { Ref: expect.stringMatching(/^ReplicationBucket/) },
      arn: { 'Fn::GetAtt': [expect.stringMatching(/^ReplicationBucket/), 'Arn'] },
    });
  });

  test.each([SOURCE_REGION, REPLICA_REGION, 'us-east-1'])('are the literal in another stack of %s', (region) => {
    const { name, arn, synthesized } = outputs(account, region);
    expect(name).toEqual(account === ACCOUNT ? SOURCE_NAME : JOINED_NAME);
    expect(arn).toEqual(
      account === ACCOUNT
        ? SOURCE_ARN
        : { 'Fn::Join': ['', ['arn:aws:s3:::documents-replication-b65fa0f3-', { Ref: 'AWS::AccountId' }, '-ap-southeast-1-an']] },
    );
    expect(synthesized.edges().filter(({ consumer }) => consumer === 'Consumer')).toEqual([]);
  });
});

test('a token account is a reference in name and namespace of both buckets', () => {
  const { synthesized } = replicationIn({ account: 'token' });
  expect(synthesized.resource(SOURCE_STACK, BUCKET, 'ReplicationBucket').Properties).toMatchObject({
    BucketName: 'documents-replication-b65fa0f3-${AWS::AccountId}-ap-southeast-1-an',
    BucketNamespace: 'account-regional',
  });
  expect(synthesized.resource(REPLICA_STACK, BUCKET, 'ReplicaBucket').Properties).toMatchObject({
    BucketName: 'documents-replication-b65fa0f3-${AWS::AccountId}-eu-west-1-an',
    BucketNamespace: 'account-regional',
  });
});

test('names of the user are taken as they are, without a namespace', () => {
  // WHEN
  const { synthesized } = replicationIn({
    props: {
      source: ReplicationSource.create({ bucketName: 'my-source' }),
      destinations: [ReplicationDestination.inRegion(REPLICA_REGION, { bucketName: 'my-replica' })],
    },
  });

  // THEN
  const source = synthesized.resource(SOURCE_STACK, BUCKET, 'ReplicationBucket').Properties;
  const replica = synthesized.resource(REPLICA_STACK, BUCKET, 'ReplicaBucket').Properties;
  expect(source).toMatchObject({ BucketName: 'my-source' });
  expect(source).not.toHaveProperty('BucketNamespace');
  expect(source.ReplicationConfiguration.Rules[0].Destination.Bucket).toBe('arn:aws:s3:::my-replica');
  expect(replica).toMatchObject({ BucketName: 'my-replica' });
  expect(replica).not.toHaveProperty('BucketNamespace');
});

test('a name of the user that follows the pattern of the namespace belongs to it', () => {
  const bucketName = `mine-${ACCOUNT}-${REPLICA_REGION}-an`;
  const { synthesized } = replicationIn({
    props: { destinations: [ReplicationDestination.inRegion(REPLICA_REGION, { bucketName })] },
  });
  expect(synthesized.resource(REPLICA_STACK, BUCKET, 'ReplicaBucket').Properties).toMatchObject({
    BucketName: bucketName,
    BucketNamespace: 'account-regional',
  });
});

test('a Region without the namespace gets a global name', () => {
  const { synthesized } = replicationIn({ props: { destinations: [ReplicationDestination.inRegion('me-south-1')] } });
  const { Properties } = synthesized.resource('Documents-replica-me-south-1', BUCKET, 'ReplicaBucket');
  expect(Properties.BucketName).toBe('documents-replication-b65fa0f3-111111111111-me-south-1');
  expect(Properties).not.toHaveProperty('BucketNamespace');
});

test('the regional domain name is a literal elsewhere, so that a distribution may have both buckets as origins', () => {
  // GIVEN
  const { app, stack, replication } = replicationIn();
  const consumer = new Stack(app, 'Consumer', { env: { account: ACCOUNT, region: 'us-east-1' } });

  // WHEN
  for (const each of [stack, consumer]) {
    new CfnOutput(each, 'Domain', { value: replication.sourceBucket.bucketRegionalDomainName });
  }

  // THEN
  const assembly = app.synth();
  const [here, elsewhere] = [stack, consumer]
    .map(({ stackName }) => assembly.getStackByName(stackName).template.Outputs.Domain.Value);
  expect(here).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^ReplicationBucket/), 'RegionalDomainName'] });
  expect(elsewhere).toEqual({ 'Fn::Join': ['', [`${SOURCE_NAME}.s3.${SOURCE_REGION}.`, { Ref: 'AWS::URLSuffix' }]] });
  expect(new Synthesized(app).dependenciesOf('Consumer')).toEqual([]);
});

test('what is neither name nor ARN nor regional domain name is read by a weak reference elsewhere', () => {
  // GIVEN
  const { app, replication } = replicationIn();
  const consumer = new Stack(app, 'Consumer', { env: { account: ACCOUNT, region: 'us-east-1' } });

  // WHEN
  new CfnOutput(consumer, 'Domain', { value: replication.sourceBucket.bucketDualStackDomainName });

  // THEN
  const synthesized = new Synthesized(app);
  expect(synthesized.edges()).toContainEqual({ consumer: 'Consumer', producer: SOURCE_STACK, region: SOURCE_REGION });
  expect(synthesized.strongMeans()).toEqual([]);
});

describe('defaults that a property injector of the app has for buckets', () => {
  function underDefaults(defaults: BucketProps): Template {
    const propertyInjectors = [{
      constructUniqueId: Bucket.PROPERTY_INJECTION_ID,
      inject: (props: BucketProps) => ({ ...defaults, ...props }),
    }];
    const env = { account: ACCOUNT, region: SOURCE_REGION };
    const stack = new Stack(new App({ propertyInjectors }), SOURCE_STACK, { env });
    new EncryptedCrossRegionReplication(stack, 'Replication', {
      destinations: [ReplicationDestination.inRegion(REPLICA_REGION)],
    });
    return Template.fromStack(stack);
  }

  test('may enforce TLS: each bucket keeps one policy', () => {
    const policies = Object.values(underDefaults({ enforceSSL: true }).findResources(BUCKET_POLICY));
    expect(policies.map(({ Properties }) => Object.keys(Properties.Bucket))).toEqual([['Ref'], ['Ref']]);
  });

  test('empty no bucket', () => {
    const template = underDefaults({ removalPolicy: RemovalPolicy.DESTROY, autoDeleteObjects: true });
    template.resourceCountIs('Custom::S3AutoDeleteObjects', 0);
    template.allResources(BUCKET, { DeletionPolicy: 'RetainExceptOnCreate' });
  });
});
