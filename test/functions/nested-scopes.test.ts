import { App, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import {
  BatchReplicationJob,
  EncryptedCrossRegionReplication,
  ReplicationCanary,
  ReplicationDestination,
  ReplicationRepair,
  ReplicationSource,
  UpdateObjectEncryptionJob,
} from 'cdk-encrypted-replication';
import type { ReplicationFunctionOptions, ReplicationRepairProps } from 'cdk-encrypted-replication';
import { MANAGED_POLICY, replicationIn } from '../support/replication';

const RULE = 'AWS::Events::Rule';
const schedule = Schedule.rate(Duration.days(1));

type Replication = EncryptedCrossRegionReplication;
type Create<Options = ReplicationFunctionOptions> =
  (scope: Construct, replication: Replication, options: Options) => unknown;

const createRepair: Create<Partial<ReplicationRepairProps>> = (scope, replication, options) =>
  new ReplicationRepair(scope, 'Own', { replication, schedule, ...options });
const createCanary: Create = (scope, replication, options) => new ReplicationCanary(scope, 'Own', { replication, ...options });

/** Everything that has a function, `Own` in a scope. */
const CONSTRUCTS: readonly (readonly [what: string, create: Create])[] = [
  ['a canary', createCanary],
  ['a repair', createRepair],
  ['a job', (scope, replication, options) => new BatchReplicationJob(scope, 'Own', { replication, revision: '1', ...options })],
  ['a job that is waited for', (scope, replication, options) =>
    new BatchReplicationJob(scope, 'Own', { replication, revision: '1', waitForCompletion: true, ...options })],
  ['a job that encrypts', (scope, replication, options) => {
    const { sourceBucket: bucket, sourceKey: key } = replication;
    return new UpdateObjectEncryptionJob(scope, 'Own', { bucket, key, s3ManagedEncryption: true, revision: '1', ...options });
  }],
];
const TRIGGERED = CONSTRUCTS.slice(0, 2);

/** A replication of a bucket that only L1 knows. */
function replicateResource(): { readonly stack: Stack; readonly replication: Replication } {
  const stack = new Stack(new App(), 'Documents', { env: { account: '111111111111', region: 'ap-southeast-1' } });
  const key = new Key(stack, 'Key');
  const serverSideEncryptionByDefault = { sseAlgorithm: 'aws:kms', kmsMasterKeyId: key.keyArn };
  const bucket = new CfnBucket(stack, 'Legacy', {
    bucketEncryption: { serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault }] },
    versioningConfiguration: { status: 'Enabled' },
  });
  const source = ReplicationSource.fromBucket(bucket, { key });
  const destinations = [ReplicationDestination.inRegion('eu-west-1')];
  return { stack, replication: new EncryptedCrossRegionReplication(stack, 'Replication', { source, destinations }) };
}

/** `Template` refuses one in which resources wait for each other. */
function countFunctions(stack: Stack): number {
  return Object.keys(Template.fromStack(stack).findResources('AWS::Lambda::Function')).length;
}

describe.each(CONSTRUCTS)('%s', (_what, create) => {
  test('may stand below its VPC', () => {
    const { stack, replication } = replicationIn();
    const vpc = new Vpc(stack, 'Vpc');
    create(vpc, replication, { vpc });
    expect(countFunctions(stack)).toBeGreaterThan(0);
  });

  test('may stand below the replication', () => {
    const { stack, replication } = replicationIn();
    create(replication, replication, {});
    expect(countFunctions(stack)).toBeGreaterThan(0);
  });

  test('may stand below the source bucket', () => {
    const { stack, replication } = replicateResource();
    create(replication.sourceBucket, replication, {});
    expect(countFunctions(stack)).toBeGreaterThan(0);
  });
});

test('a repair may stand below the bucket of its reports', () => {
  const { stack, replication } = replicationIn();
  const reportBucket = new Bucket(stack, 'Reports');
  createRepair(reportBucket, replication, { reportBucket });
  expect(countFunctions(stack)).toBe(1);
});

test.each(TRIGGERED)('%s below the source bucket waits for policies that name it, and so for the bucket', (_what, create) => {
  const { stack, replication } = replicateResource();
  create(replication.sourceBucket, replication, {});
  const template = Template.fromStack(stack);
  const [{ DependsOn }] = Object.values(template.findResources(RULE));
  const policies = Object.entries(template.findResources(MANAGED_POLICY)).filter(([id]) => DependsOn.includes(id));
  expect(JSON.stringify(policies)).toContain('{"Fn::GetAtt":["Legacy","Arn"]}');
});
