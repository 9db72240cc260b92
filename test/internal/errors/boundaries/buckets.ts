import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { Bucket, BucketEncryption, ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import { AccessLogs, DataPerimeter, ReplicationDestination, ReplicationSource } from 'cdk-encrypted-replication';
import { REPLICA_REGION, SOURCE_REGION, replicate, replicateFrom, replicateTo, sourceStack } from '../../../support/errors/fixture';
import { BUCKET, BUCKET_POLICY } from '../../../support/replication';
import type { BoundaryCase, Rendered } from './rendered';
import { bucketNamed } from './rendered';

const AUTO_DELETE = 'Custom::S3AutoDeleteObjects';
const DESTROY = RemovalPolicy.DESTROY;

function statementLike(type: string, statement: object): Rendered {
  return { type, properties: { PolicyDocument: { Statement: Match.arrayWith([Match.objectLike(statement)]) } } };
}

function encryptedBy(algorithm: string, bucketKeyEnabled: unknown): Rendered {
  const byDefault = { SSEAlgorithm: algorithm };
  const encryption = [{ BucketKeyEnabled: bucketKeyEnabled, ServerSideEncryptionByDefault: byDefault }];
  return bucketNamed('^documents-replication-', { BucketEncryption: { ServerSideEncryptionConfiguration: encryption } });
}

const GOVERNED = {
  ObjectLockEnabled: true,
  ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 1 } } },
};

export const BUCKET_BOUNDARIES: readonly BoundaryCase[] = [
  ...[
    'abc',
    'a'.repeat(63),
    '0.documents-1',
    '1.2.3.4.5',
    'xn-documents',
    's3alias',
  ].map((bucketName) => ({
    title: `accepts the bucket name ${bucketName.slice(0, 20)} of ${bucketName.length} characters`,
    act: () => replicateFrom({ bucketName }),
    rendered: [{ type: BUCKET, properties: { BucketName: bucketName, ReplicationConfiguration: Match.anyValue() } }],
  })),
  {
    title: 'accepts DSSE-KMS with Bucket Keys switched off',
    act: () => replicate({ encryption: BucketEncryption.DSSE, bucketKeyEnabled: false }),
    rendered: [{ ...encryptedBy('aws:kms:dsse', Match.absent()), count: 2 }],
  },
  {
    title: 'accepts KMS with Bucket Keys switched on',
    act: () => replicate({ encryption: BucketEncryption.KMS, bucketKeyEnabled: true }),
    rendered: [{ ...encryptedBy('aws:kms', true), count: 2 }],
  },
  {
    title: 'accepts Object Lock on the destination alone',
    act: () => replicateTo({ objectLockEnabled: true }),
    rendered: [
      bucketNamed(`${REPLICA_REGION}-an$`, { ObjectLockEnabled: true }),
      bucketNamed(`${SOURCE_REGION}-an$`, { ObjectLockEnabled: Match.absent(), ReplicationConfiguration: Match.anyValue() }),
    ],
  },
  {
    title: 'accepts a default retention on both sides without objectLockEnabled',
    act: () => {
      const objectLockDefaultRetention = ObjectLockRetention.governance(Duration.days(1));
      return replicate({
        source: ReplicationSource.create({ objectLockDefaultRetention }),
        destinations: [ReplicationDestination.inRegion(REPLICA_REGION, { objectLockDefaultRetention })],
      });
    },
    rendered: [bucketNamed(`${REPLICA_REGION}-an$`, GOVERNED), bucketNamed(`${SOURCE_REGION}-an$`, GOVERNED)],
  },
  {
    title: 'accepts autoDeleteObjects with DESTROY on one side',
    act: () => replicateTo({ autoDeleteObjects: true, removalPolicy: DESTROY }),
    rendered: [{ type: AUTO_DELETE, properties: {}, count: 1 }],
  },
  {
    title: 'accepts autoDeleteObjects inside a perimeter of an organization',
    act: () => replicate({
      perimeter: new DataPerimeter({ organizationId: 'o-a1b2c3d4e5' }),
      source: ReplicationSource.create({ autoDeleteObjects: true, removalPolicy: DESTROY }),
    }),
    rendered: [
      { type: AUTO_DELETE, properties: {}, count: 1 },
      { ...statementLike(BUCKET_POLICY, { Sid: 'DenyOutsideOrganization' }), count: 2 },
    ],
  },
  {
    title: 'accepts a log bucket of the same Region and account',
    act: () => {
      const stack = sourceStack();
      return replicateFrom({ accessLogs: AccessLogs.toBucket(new Bucket(stack, 'Logs')) }, stack);
    },
    rendered: [bucketNamed(`${SOURCE_REGION}-an$`, {
      LoggingConfiguration: { DestinationBucketName: { Ref: Match.stringLikeRegexp('Logs') } },
      ReplicationConfiguration: Match.anyValue(),
    })],
  },
  ...['o-a1b2c3d4e5', `o-${'a'.repeat(32)}`].map((organizationId) => ({
    title: `accepts the organization id ${organizationId}`,
    act: () => replicate({ perimeter: new DataPerimeter({ organizationId }) }),
    rendered: [{
      ...statementLike(BUCKET_POLICY, {
        Condition: Match.objectLike({ StringNotEqualsIfExists: Match.objectLike({ 'aws:PrincipalOrgID': organizationId }) }),
      }),
      count: 2,
    }],
  })),
  {
    title: 'accepts VPC endpoint ids of 8 and of 17 digits',
    act: () => replicate({ perimeter: new DataPerimeter({ vpcEndpointIds: ['vpce-1a2b3c4d', `vpce-${'0'.repeat(17)}`] }) }),
    rendered: [{
      ...statementLike(BUCKET_POLICY, {
        Condition: Match.objectLike({
          StringNotEqualsIfExists: { 'aws:SourceVpce': ['vpce-1a2b3c4d', `vpce-${'0'.repeat(17)}`] },
        }),
      }),
      count: 2,
    }],
  },
];
