import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { Bucket, BucketEncryption, HttpMethods, ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { ReplicationDestination, ReplicationKeys, ReplicationSource } from 'cdk-encrypted-replication';
import type { EncryptedCrossRegionReplicationProps, ReplicationBucketOptions } from 'cdk-encrypted-replication';
import {
  BUCKET,
  BUCKET_POLICY,
  PRIMARY_KEY,
  REPLICA_REGION,
  REPLICA_STACK,
  SOURCE_STACK,
  replicationIn,
} from '../../support/replication';
import type { RenderedResource, Synthesized } from '../../support/synthesized';

const ABORT = {
  Id: 'AbortIncompleteUploads',
  Status: 'Enabled',
  AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
};

interface Sides {
  readonly source: RenderedResource;
  readonly replica: RenderedResource;
  readonly synthesized: Synthesized;
}

function buckets(props: Partial<EncryptedCrossRegionReplicationProps>): Sides {
  const { synthesized } = replicationIn({ props });
  return {
    source: synthesized.resource(SOURCE_STACK, BUCKET, 'ReplicationBucket'),
    replica: synthesized.resource(REPLICA_STACK, BUCKET, 'ReplicaBucket'),
    synthesized,
  };
}

function bucketsWith(source: ReplicationBucketOptions = {}, replica: ReplicationBucketOptions = {}): Sides {
  return buckets({
    source: ReplicationSource.create(source),
    destinations: [ReplicationDestination.inRegion(REPLICA_REGION, replica)],
  });
}

function encryptionOf({ Properties }: RenderedResource): any {
  return Properties.BucketEncryption.ServerSideEncryptionConfiguration;
}

describe('both buckets', () => {
  test('are versioned, private, owned by their account, retained, and abort incomplete uploads', () => {
    const { source, replica } = bucketsWith();
    for (const { Properties, ...resource } of [source, replica]) {
      expect(Properties).toMatchObject({
        VersioningConfiguration: { Status: 'Enabled' },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
        LifecycleConfiguration: { Rules: [ABORT] },
      });
      expect(Properties).not.toHaveProperty('ObjectLockEnabled');
      expect(Properties).not.toHaveProperty('Tags');
      expect(resource).toMatchObject({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
    }
  });

  test('are encrypted with their key and Bucket Keys', () => {
    const { source, replica } = bucketsWith();
    expect(encryptionOf(source)).toEqual([
      { BucketKeyEnabled: true, ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: PRIMARY_KEY } },
    ]);
    expect(encryptionOf(replica)).toEqual([
      {
        BucketKeyEnabled: true,
        ServerSideEncryptionByDefault: {
          SSEAlgorithm: 'aws:kms',
          KMSMasterKeyID: '${DocumentsReplicationReplicaReplicaKey.Arn}',
        },
      },
    ]);
  });

  test('can do without Bucket Keys', () => {
    const { source, replica } = buckets({ bucketKeyEnabled: false });
    for (const bucket of [source, replica]) {
      expect(encryptionOf(bucket)[0].BucketKeyEnabled).toBe(false);
    }
  });

  test('can have two layers of encryption, without Bucket Keys', () => {
    const { source, replica } = buckets({ encryption: BucketEncryption.DSSE });
    for (const bucket of [source, replica]) {
      expect(encryptionOf(bucket)[0].ServerSideEncryptionByDefault.SSEAlgorithm).toBe('aws:kms:dsse');
      expect(encryptionOf(bucket)[0]).not.toHaveProperty('BucketKeyEnabled');
    }
  });

  test('leave the blocked encryption types at the default of S3', () => {
    const { source, replica } = bucketsWith();
    for (const bucket of [source, replica]) {
      expect(JSON.stringify(bucket.Properties)).not.toContain('BlockedEncryptionTypes');
    }
  });
});

describe('each side on its own', () => {
  test('has its lifecycle rules beside the one for incomplete uploads', () => {
    // WHEN
    const expire = { id: 'Expire', noncurrentVersionExpiration: Duration.days(30) };
    const { source, replica } = bucketsWith({ lifecycleRules: [expire] });

    // THEN
    expect(source.Properties.LifecycleConfiguration.Rules).toEqual([
      ABORT,
      { Id: 'Expire', Status: 'Enabled', NoncurrentVersionExpiration: { NoncurrentDays: 30 } },
    ]);
    expect(replica.Properties.LifecycleConfiguration.Rules).toEqual([ABORT]);
  });

  test('has its tags', () => {
    const { source, replica } = bucketsWith({ tags: { side: 'source' } }, { tags: { side: 'replica' } });
    expect(source.Properties.Tags).toEqual([{ Key: 'side', Value: 'source' }]);
    expect(replica.Properties.Tags).toEqual([{ Key: 'side', Value: 'replica' }]);
  });

  test('has its removal policy, which its bucket policy shares', () => {
    // WHEN
    const { synthesized, source, replica } = bucketsWith({}, { removalPolicy: RemovalPolicy.DESTROY });

    // THEN
    expect(source.DeletionPolicy).toBe('RetainExceptOnCreate');
    expect(replica).toMatchObject({ DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
    expect(synthesized.resource(REPLICA_STACK, 'AWS::S3::BucketPolicy', 'ReplicaBucketPolicy').DeletionPolicy).toBe('Delete');
  });

  test('deletes its objects by the custom resource of CDK on request, the other side does not', () => {
    // WHEN
    const { replication, template } = replicationIn({
      props: {
        destinations: [
          ReplicationDestination.inRegion(REPLICA_REGION, {
            removalPolicy: RemovalPolicy.DESTROY,
            autoDeleteObjects: true,
          }),
        ],
      },
    });

    // THEN
    const replica = template(replication.replica(REPLICA_REGION).stack);
    replica.resourceCountIs('Custom::S3AutoDeleteObjects', 1);
    replica.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Action: ['s3:DeleteObject*', 's3:GetBucket*', 's3:List*', 's3:PutBucketPolicy'],
          }),
        ]),
      },
    });
    // one for the replica, one for its log bucket: a second policy of one bucket would replace the first
    replica.resourceCountIs('AWS::S3::BucketPolicy', 2);
    template().resourceCountIs('Custom::S3AutoDeleteObjects', 0);
  });
});

describe('Object Lock', () => {
  const RETENTION = ObjectLockRetention.governance(Duration.days(30));
  const RULE = { DefaultRetention: { Mode: 'GOVERNANCE', Days: 30 } };

  test('of the source is on at the destination too, without a retention of its own', () => {
    const { source, replica } = bucketsWith({ objectLockDefaultRetention: RETENTION });
    expect(source.Properties).toMatchObject({
      ObjectLockEnabled: true,
      ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: RULE },
    });
    expect(replica.Properties).toMatchObject({ ObjectLockEnabled: true });
    expect(replica.Properties.ObjectLockConfiguration ?? {}).not.toHaveProperty('Rule');
  });

  test('can be on at the destination alone', () => {
    const { source, replica } = bucketsWith({}, { objectLockDefaultRetention: RETENTION });
    expect(source.Properties).not.toHaveProperty('ObjectLockEnabled');
    expect(replica.Properties).toMatchObject({
      ObjectLockEnabled: true,
      ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: RULE },
    });
  });

  test('can be on without a default retention, on both sides', () => {
    const { source, replica } = bucketsWith({ objectLockEnabled: true }, { objectLockEnabled: true });
    for (const { Properties } of [source, replica]) {
      expect(Properties.ObjectLockEnabled).toBe(true);
      expect(Properties.ObjectLockConfiguration ?? {}).not.toHaveProperty('Rule');
    }
  });
});

test('a bucket may go while its key is retained', () => {
  const { source } = buckets({
    keys: ReplicationKeys.singleRegion(),
    source: ReplicationSource.create({ removalPolicy: RemovalPolicy.DESTROY }),
  });
  expect(source.DeletionPolicy).toBe('Delete');
});

const OPTIONS: readonly (readonly [string, ReplicationBucketOptions, object])[] = [
  [
    'cors',
    { cors: [{ allowedMethods: [HttpMethods.GET], allowedOrigins: ['https://example.com'] }] },
    { CorsConfiguration: { CorsRules: [{ AllowedMethods: ['GET'], AllowedOrigins: ['https://example.com'] }] } },
  ],
  [
    'eventBridgeEnabled',
    { eventBridgeEnabled: true },
    { NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } } },
  ],
  [
    'intelligentTieringConfigurations',
    { intelligentTieringConfigurations: [{ name: 'cold', archiveAccessTierTime: Duration.days(90) }] },
    {
      IntelligentTieringConfigurations: [{
        Id: 'cold', Status: 'Enabled', Tierings: [{ AccessTier: 'ARCHIVE_ACCESS', Days: 90 }],
      }],
    },
  ],
  ['requestMetrics', { requestMetrics: [{ id: 'all' }] }, { MetricsConfigurations: [{ Id: 'all' }] }],
  ['transferAcceleration', { transferAcceleration: true }, { AccelerateConfiguration: { AccelerationStatus: 'Enabled' } }],
  ['transferAcceleration, of a bucket with the account in its name,', { transferAcceleration: true, bucketName: `documents-${Aws.ACCOUNT_ID}` }, { AccelerateConfiguration: { AccelerationStatus: 'Enabled' } }],
];

describe.each(OPTIONS)('%s', (_option, options, expected) => {
  const [property] = Object.keys(expected);

  test('is that of the source alone', () => {
    const { source, replica } = bucketsWith(options);
    expect(source.Properties).toMatchObject(expected);
    expect(replica.Properties).not.toHaveProperty(property);
  });

  test('is that of the replica alone', () => {
    const { source, replica } = bucketsWith({}, options);
    expect(replica.Properties).toMatchObject(expected);
    expect(source.Properties).not.toHaveProperty(property);
  });
});

test('inventories are those of one side, and the bucket that they are written to lets S3 in', () => {
  const { synthesized } = replicationIn({
    props: (stack) => ({
      source: ReplicationSource.create({ inventories: [{ destination: { bucket: new Bucket(stack, 'Inventory') } }] }),
    }),
  });
  expect(synthesized.resource(SOURCE_STACK, BUCKET, 'ReplicationBucket').Properties.InventoryConfigurations)
    .toEqual([expect.objectContaining({ Enabled: true, ScheduleFrequency: 'Weekly' })]);
  expect(synthesized.resource(REPLICA_STACK, BUCKET, 'ReplicaBucket').Properties).not.toHaveProperty('InventoryConfigurations');
  expect(JSON.stringify(synthesized.resource(SOURCE_STACK, BUCKET_POLICY, 'InventoryPolicy'))).toContain('"Service":"s3.amazonaws.com"');
});

test('EventBridge needs no function', () => {
  const { template } = replicationIn({ props: { source: ReplicationSource.create({ eventBridgeEnabled: true }) } });
  template().resourceCountIs('AWS::Lambda::Function', 0);
});

describe('what has no option is reached', () => {
  const replicated = replicationIn();
  const { sourceBucket, replicas: [replica] } = replicated.replication;

  test('on each side, by the resource of the bucket', () => {
    [sourceBucket, replica.bucket].forEach((bucket, side) => {
      (bucket.node.defaultChild as CfnBucket).analyticsConfigurations = [{ id: `side-${side}`, storageClassAnalysis: {} }];
    });
    const { synthesized } = replicated;
    expect([
      synthesized.resource(SOURCE_STACK, BUCKET, 'ReplicationBucket'),
      synthesized.resource(REPLICA_STACK, BUCKET, 'ReplicaBucket'),
    ].map(({ Properties }) => Properties.AnalyticsConfigurations[0].Id)).toEqual(['side-0', 'side-1']);
  });
});

test('EventBridge fails beside notifications of the L2, whose function would replace it', () => {
  const source = ReplicationSource.create({ eventBridgeEnabled: true });
  const { replication, template } = replicationIn({ props: { source } });
  (replication.sourceBucket as Bucket).enableEventBridgeNotification();
  expect(() => template()).toThrow(/NotificationHandlerConflict: .*would replace 'eventBridgeEnabled'; leave/s);
});
