import { Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import {
  AccessLogs,
  EncryptedCrossRegionReplication,
  ReplicationDestination,
  ReplicationSource,
} from 'cdk-encrypted-replication';
import {
  ACCOUNT,
  BUCKET,
  BUCKET_POLICY,
  REPLICA_ARN,
  REPLICA_REGION,
  REPLICA_STACK,
  SOURCE_ARN,
  SOURCE_REGION,
  SOURCE_STACK,
  appWith,
  replicationIn,
} from '../support/replication';
import { Synthesized } from '../support/synthesized';

const SOURCE_NAME = SOURCE_ARN.split(':::')[1];
const TRANSPORT = ['DenyInsecureTransport', 'DenyOutdatedTls'];

function deliveryTo(logBucketArn: string, sourceArn: string, prefix: string) {
  return {
    Sid: expect.stringMatching(/^AllowLogDelivery[0-9a-f]{8}$/),
    Effect: 'Allow',
    Principal: { Service: 'logging.s3.amazonaws.com' },
    Action: 's3:PutObject',
    Resource: `${logBucketArn}/${prefix}*`,
    Condition: { ArnEquals: { 'aws:SourceArn': sourceArn }, StringEquals: { 'aws:SourceAccount': ACCOUNT } },
  };
}

describe('managed access logs', () => {
  test.each([
    { stack: SOURCE_STACK, bucket: 'ReplicationBucket', arn: SOURCE_ARN },
    { stack: REPLICA_STACK, bucket: 'ReplicaBucket', arn: REPLICA_ARN },
  ])('of $bucket go below its name into the log bucket of $stack, which admits them alone', ({ stack, bucket, arn }) => {
    // GIVEN
    const { synthesized } = replicationIn();
    const name = arn.split(':::')[1];

    // THEN
    expect(synthesized.resource(stack, BUCKET, bucket).Properties.LoggingConfiguration).toEqual({
      DestinationBucketName: '${ReplicationAccessLogsBucket}',
      LogFilePrefix: `${name}/`,
    });
    const statements = synthesized.statements(stack, BUCKET_POLICY, 'LogsBucketPolicy');
    expect(statements.map(({ Sid }) => Sid).slice(0, 2)).toEqual(TRANSPORT);
    expect(statements.slice(2)).toEqual([deliveryTo('${ReplicationAccessLogsBucket.Arn}', arn, `${name}/`)]);
  });

  test('stand in a private, versioned, retained bucket under SSE-S3', () => {
    const { Properties, ...resource } = replicationIn().synthesized.resource(SOURCE_STACK, BUCKET, 'LogsBucket');
    expect(Properties).toEqual({
      BucketName: expect.stringMatching(/^documents-logs-[0-9a-f]{8}-111111111111-ap-southeast-1-an$/),
      BucketNamespace: 'account-regional',
      BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] },
      LifecycleConfiguration: {
        Rules: [
          { Id: 'AbortIncompleteUploads', Status: 'Enabled', AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } },
        ],
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      VersioningConfiguration: { Status: 'Enabled' },
    });
    expect(resource).toMatchObject({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
  });

  test('of two replications in a stack share one bucket, with a statement each', () => {
    // GIVEN
    const { app, stack } = replicationIn();

    // WHEN
    new EncryptedCrossRegionReplication(stack, 'Second', { destinations: [ReplicationDestination.inRegion(REPLICA_REGION)] });

    // THEN
    const synthesized = new Synthesized(app);
    for (const name of [SOURCE_STACK, REPLICA_STACK]) {
      expect(Object.keys(synthesized.resources(name, BUCKET)).filter((id) => id.endsWith('LogsBucket'))).toHaveLength(1);
      const [, , ...deliveries] = synthesized.sids(name, BUCKET_POLICY, 'LogsBucketPolicy');
      expect(new Set(deliveries).size).toBe(2);
    }
  });
});

test('the policy of a log bucket does not depend on which replication comes first', () => {
  const policyWith = (...ids: string[]) => {
    const app = appWith();
    const stack = new Stack(app, SOURCE_STACK, { env: { account: ACCOUNT, region: SOURCE_REGION } });
    for (const id of ids) {
      const destinations = [ReplicationDestination.inRegion(REPLICA_REGION)];
      new EncryptedCrossRegionReplication(stack, id, { destinations });
    }
    return new Synthesized(app).statements(SOURCE_STACK, BUCKET_POLICY, 'LogsBucketPolicy');
  };
  expect(policyWith('One', 'Two', 'Three')).toEqual(policyWith('Three', 'Two', 'One'));
  expect(policyWith('One', 'Two', 'Three')).toHaveLength(TRANSPORT.length + 3);
});

describe('access logs to a bucket of the user', () => {
  const withLogs = (prefix?: string) =>
    replicationIn({
      props: (stack) => ({
        source: ReplicationSource.create({ accessLogs: AccessLogs.toBucket(new Bucket(stack, 'Mine'), prefix) }),
        destinations: [ReplicationDestination.inRegion(REPLICA_REGION, { accessLogs: AccessLogs.disabled('a copy') })],
      }),
    }).synthesized;

  test.each([
    ['the name of the bucket', undefined, `${SOURCE_NAME}/`],
    ['the given prefix', 'audit/', 'audit/'],
    ['no prefix', '', ''],
  ])('go below %s, which its policy admits', (_case, given, prefix) => {
    const synthesized = withLogs(given);
    expect(synthesized.resource(SOURCE_STACK, BUCKET, 'ReplicationBucket').Properties.LoggingConfiguration).toEqual({
      DestinationBucketName: '${Mine}',
      LogFilePrefix: prefix,
    });
    expect(synthesized.statements(SOURCE_STACK, BUCKET_POLICY, 'MinePolicy')).toEqual([
      deliveryTo('${Mine.Arn}', SOURCE_ARN, prefix),
    ]);
  });

  test('make no managed log bucket', () => {
    const buckets = withLogs().resources(SOURCE_STACK, BUCKET);
    expect(Object.keys(buckets).sort()).toEqual(['Mine', 'ReplicationBucket']);
  });

  test('warn of an imported bucket, whose policy is not changed', () => {
    // WHEN
    const { stack, template } = replicationIn({
      props: (scope) => ({
        source: ReplicationSource.create({
          accessLogs: AccessLogs.toBucket(Bucket.fromBucketName(scope, 'Theirs', 'their-logs')),
        }),
      }),
    });

    // THEN
    template().hasResourceProperties(BUCKET, { LoggingConfiguration: Match.objectLike({ DestinationBucketName: 'their-logs' }) });
    template().resourceCountIs(BUCKET_POLICY, 1);
    Annotations.fromStack(stack).hasWarning(
      '/Documents/Replication/Bucket',
      Match.stringLikeRegexp(`s3:PutObject below ${SOURCE_NAME}/ for ${SOURCE_ARN}.*cdk-encrypted-replication:ImportedLogBucket`),
    );
  });

  test('may be in another stack of the Region and account', () => {
    // WHEN
    const { synthesized } = replicationIn({
      props: (stack, app) => {
        const logs = new Stack(app, 'Logs', { env: { account: ACCOUNT, region: stack.region } });
        return {
          source: ReplicationSource.create({ accessLogs: AccessLogs.toBucket(new Bucket(logs, 'Mine', { bucketName: 'my-logs' })) }),
        };
      },
    });

    // THEN
    const { Properties } = synthesized.resource(SOURCE_STACK, BUCKET, 'ReplicationBucket');
    expect(Properties.LoggingConfiguration.LogFilePrefix).toBe(`${SOURCE_NAME}/`);
    expect(synthesized.strongMeans()).toEqual([]);
    expect(synthesized.dependenciesOf(SOURCE_STACK)).toContain('Logs');
  });
});

describe('disabled access logs', () => {
  test('configure nothing on either side', () => {
    const { stack, replication } = replicationIn({ props: { accessLogs: AccessLogs.disabled('test data') } });
    for (const each of [stack, replication.replica(REPLICA_REGION).stack!]) {
      const template = Template.fromStack(each);
      template.resourceCountIs(BUCKET, 1);
      template.allResourcesProperties(BUCKET, { LoggingConfiguration: Match.absent() });
    }
  });

  test('on one side leave the other side alone', () => {
    const { synthesized } = replicationIn({
      props: { source: ReplicationSource.create({ accessLogs: AccessLogs.disabled('test data') }) },
    });
    expect(synthesized.resource(SOURCE_STACK, BUCKET).Properties).not.toHaveProperty('LoggingConfiguration');
    expect(synthesized.resource(REPLICA_STACK, BUCKET, 'ReplicaBucket').Properties).toHaveProperty('LoggingConfiguration');
  });
});
