import { App, Aws, CfnCondition, Duration, Fn, Lazy, Size, Stack } from 'aws-cdk-lib';
import type { IResolvable } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, StorageClass } from 'aws-cdk-lib/aws-s3';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import {
  BatchReplicationJob,
  BatchJobManifest,
  EncryptedCrossRegionReplication,
  ObjectReplicationStatus,
  ReplicationDestination,
  ReplicationFilter,
  ReplicationSource,
} from 'cdk-encrypted-replication';
import type { BatchReplicationJobProps, ReplicationRule } from 'cdk-encrypted-replication';
import { MANAGED_POLICY, SOURCE_ARN, replicationIn } from '../support/replication';

const JOB = 'Custom::BatchReplicationJob';
const TIMEOUT = Duration.minutes(2);

type Change = Partial<BatchReplicationJobProps>;

interface Made {
  readonly stack: Stack;
  readonly job: BatchReplicationJob;
  readonly template: Template;
}

function makeJob(change: Change | ((stack: Stack) => Change) = {}, rules?: ReplicationRule[], account?: string): Made {
  const { stack, replication } = replicationIn({ props: { rules }, account });
  const props = typeof change === 'function' ? change(stack) : change;
  const job = new BatchReplicationJob(stack, 'Backfill', { replication, revision: '1', ...props });
  return { stack, job, template: Template.fromStack(stack) };
}

function lockedBucket(stack: Stack, configuration: CfnBucket.ObjectLockConfigurationProperty | IResolvable): Bucket {
  const bucket = new Bucket(stack, 'Reports');
  (bucket.node.defaultChild as CfnBucket).objectLockConfiguration = configuration;
  return bucket;
}

/** The request for S3, with `<…>` for what is known at deployment. */
function requestOf({ template }: Made) {
  const [{ Properties: { Request } }] = Object.values(template.findResources(JOB));
  const json = typeof Request === 'string' ? Request
    : Request['Fn::Join'][1].map((part: unknown) => (typeof part === 'string' ? part : '<reference>')).join('');
  return JSON.parse(json);
}

const filterOf = (made: Made) => requestOf(made).ManifestGenerator.S3JobManifestGenerator.Filter;

/** Every statement of a Sid in the managed policies of the stack. */
function statement({ template }: Made, sid: string) {
  return Object.values(template.findResources(MANAGED_POLICY))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
    .filter(({ Sid }) => Sid === sid);
}

const lists = (stack: Stack) => Bucket.fromBucketName(stack, 'Lists', 'lists');

describe('the request', () => {
  test('replicates what has no replica, by default', () => {
    const made = makeJob();
    expect(requestOf(made)).toMatchObject({ Operation: { S3ReplicateObject: {} }, Priority: 10 });
    expect(filterOf(made)).toEqual({ EligibleForReplication: true, ObjectReplicationStatuses: ['NONE', 'FAILED'] });
  });

  test('has S3 list the objects of the source, for its owner alone, without keeping the list', () => {
    expect(requestOf(makeJob()).ManifestGenerator.S3JobManifestGenerator).toMatchObject({
      SourceBucket: SOURCE_ARN, ExpectedBucketOwner: '111111111111', EnableManifestOutput: false,
    });
  });

  test('has every member of the filter', () => {
    expect(filterOf(makeJob({
      filter: {
        statuses: [ObjectReplicationStatus.FAILED],
        createdAfter: new Date('2026-01-01T00:00:00Z'),
        createdBefore: new Date('2026-02-01T00:00:00Z'),
        keyPrefix: 'contracts/',
        keySuffix: '.pdf',
        sizeGreaterThan: Size.kibibytes(1),
        sizeLessThan: Size.mebibytes(1),
        storageClasses: [StorageClass.INFREQUENT_ACCESS],
      },
    }))).toEqual({
      EligibleForReplication: true,
      ObjectReplicationStatuses: ['FAILED'],
      CreatedAfter: '2026-01-01T00:00:00.000Z',
      CreatedBefore: '2026-02-01T00:00:00.000Z',
      KeyNameConstraint: { MatchAnyPrefix: ['contracts/'], MatchAnySuffix: ['.pdf'] },
      ObjectSizeGreaterThanBytes: 1024,
      ObjectSizeLessThanBytes: 1048576,
      MatchAnyStorageClass: ['STANDARD_IA'],
    });
  });

  test('has a suffix without a prefix', () => {
    expect(filterOf(makeJob({ filter: { keySuffix: '.pdf' } })).KeyNameConstraint).toEqual({ MatchAnySuffix: ['.pdf'] });
  });

  test('has a list of three columns in place of a filter', () => {
    const made = makeJob((stack) => ({ manifest: BatchJobManifest.csv(lists(stack), 'failed.csv', 'e1') }));
    expect(requestOf(made).Manifest).toMatchObject({
      Spec: { Format: 'S3BatchOperations_CSV_20180820', Fields: ['Bucket', 'Key', 'VersionId'] },
      Location: { ETag: 'e1' },
    });
    expect(requestOf(made)).not.toHaveProperty('ManifestGenerator');
  });

  test('has an inventory without columns of ours', () => {
    const key = 'inventory/documents/all/2026-11-28T01-00Z/manifest.json';
    const made = makeJob((stack) => ({ manifest: BatchJobManifest.inventory(lists(stack), key, 'e1') }));
    expect(requestOf(made).Manifest.Spec).toEqual({ Format: 'S3InventoryReport_CSV_20161130' });
  });

  test('asks for a report of what failed', () => {
    expect(requestOf(makeJob()).Report).toMatchObject({
      Enabled: true, Format: 'Report_CSV_20180820', ReportScope: 'FailedTasksOnly', Prefix: 'Documents-Backfill',
    });
  });

  test('asks for a report of everything', () => {
    expect(requestOf(makeJob({ reportAllObjects: true })).Report.ReportScope).toBe('AllTasks');
  });

  test('lets unresolved numbers and texts pass', () => {
    const filter = { keyPrefix: Lazy.string({ produce: () => 'contracts/' }) };
    const rules = [{ filter: ReplicationFilter.prefix('contracts/') }];
    const made = makeJob({ priority: Lazy.number({ produce: () => 5 }), filter }, rules);
    expect(requestOf(made)).toMatchObject({ Priority: 5 });
    expect(statement(made, 'InitiateReplication')).toMatchObject([{ Resource: `${SOURCE_ARN}/contracts/*` }]);
  });

  test('lets unresolved sizes pass', () => {
    const size = Size.bytes(Lazy.number({ produce: () => 1 }));
    expect(filterOf(makeJob({ filter: { sizeGreaterThan: size, sizeLessThan: Size.bytes(1) } }))).toBeDefined();
    expect(filterOf(makeJob({ filter: { sizeGreaterThan: Size.bytes(1), sizeLessThan: size } }))).toBeDefined();
  });

  test('lets unresolved storage classes and texts of the filter pass', () => {
    const [first, second] = ['COLD', '\u0000'].map((value) => Lazy.string({ produce: () => value }));
    const filter = { storageClasses: [new StorageClass(first)], keySuffix: second };
    expect(filterOf(makeJob({ filter }))).toMatchObject({
      MatchAnyStorageClass: ['COLD'], KeyNameConstraint: { MatchAnySuffix: ['\u0000'] },
    });
  });

  test('takes a single size between two bounds, and the longest prefix', () => {
    const filter = { sizeGreaterThan: Size.bytes(7), sizeLessThan: Size.bytes(9), keyPrefix: 'k'.repeat(1024) };
    expect(filterOf(makeJob({ filter }))).toMatchObject({ ObjectSizeGreaterThanBytes: 7, ObjectSizeLessThanBytes: 9 });
  });
});

describe('the resource', () => {
  test('changes with the revision', () => {
    makeJob({ revision: '2026-11-28' }).template.hasResourceProperties(JOB, { Revision: '2026-11-28', AccountId: '111111111111' });
  });

  test('has an account that is known at deployment', () => {
    makeJob({}, undefined, 'token').template.hasResourceProperties(JOB, { AccountId: { Ref: 'AWS::AccountId' } });
  });

  test('waits for the configuration, the policies of both roles, and the reports', () => {
    makeJob().template.hasResource(JOB, {
      DependsOn: Match.arrayWith([
        Match.stringLikeRegexp('^BackfillFunctionPolicy'),
        Match.stringLikeRegexp('^BackfillPolicy'),
        Match.stringLikeRegexp('^BatchReplicationReportsBucket'),
        Match.stringLikeRegexp('^ReplicationBucket'),
        Match.stringLikeRegexp('^ReplicationRoleDestinationPolicy'),
        Match.stringLikeRegexp('^ReplicationRoleSourcePolicy'),
      ]),
    });
  });

  test('has the id of the job', () => {
    const { stack, job } = makeJob();
    expect(stack.resolve(job.jobId)).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^BackfillJob/), 'JobId'] });
  });

  test('is made by a function with time for its attempts', () => {
    makeJob().template.hasResourceProperties('AWS::Lambda::Function', {
      Handler: 'index.handler', Runtime: Match.stringLikeRegexp('^nodejs'), Timeout: TIMEOUT.toSeconds(),
    });
  });
});

describe('the role of the job', () => {
  test('is assumed by S3 Batch Operations', () => {
    makeJob().template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'batchoperations.s3.amazonaws.com' } }],
      },
    });
  });

  test.each([
    ['AWS::IAM::Role', /^BackfillRole/],
    [MANAGED_POLICY, /^BackfillPolicy/],
  ])('and its policy outlive the stack: %s', (type, id) => {
    const resources = Object.entries(makeJob().template.findResources(type))
      .filter(([logicalId]) => id.test(logicalId));
    expect(resources.map(([, { DeletionPolicy }]) => DeletionPolicy)).toEqual(['RetainExceptOnCreate']);
  });

  test('has S3 replicate what the rules cover, and nothing else', () => {
    const made = makeJob({}, [
      { id: 'a', filter: ReplicationFilter.prefix('contracts/') },
      { id: 'b', filter: ReplicationFilter.prefix('drafts/'), enabled: false },
    ]);
    expect(statement(made, 'InitiateReplication')).toEqual([
      { Sid: 'InitiateReplication', Effect: 'Allow', Action: 's3:InitiateReplication', Resource: `${SOURCE_ARN}/contracts/*` },
    ]);
  });

  test.each([
    ['contracts/2026/', 'contracts/2026/*'],
    ['c', 'contracts/*'],
  ])('is narrowed to where rule and filter %s meet', (prefix, objects) => {
    const made = makeJob({ filter: { keyPrefix: prefix } }, [{ filter: ReplicationFilter.prefix('contracts/') }]);
    expect(statement(made, 'InitiateReplication')).toMatchObject([{ Resource: `${SOURCE_ARN}/${objects}` }]);
  });

  test('may have the list of objects made, of the source bucket alone', () => {
    expect(statement(makeJob(), 'GenerateManifest')).toEqual([{
      Sid: 'GenerateManifest',
      Effect: 'Allow',
      Action: ['s3:GetReplicationConfiguration', 's3:PutInventoryConfiguration'],
      Resource: SOURCE_ARN,
    }]);
  });

  test('reads the list that it is given, and may have none made', () => {
    const made = makeJob((stack) => ({ manifest: BatchJobManifest.csv(lists(stack), 'lists/failed.csv', 'e1') }));
    expect(JSON.stringify(statement(made, 'ReadManifest'))).toContain(':s3:::lists/lists/failed.csv"');
    expect(statement(made, 'ReadManifest')).toMatchObject([{ Action: ['s3:GetObject', 's3:GetObjectVersion'] }]);
    expect(statement(made, 'GenerateManifest')).toEqual([]);
  });

  test.each([
    ['inventory/documents/all/2026-11-28T01-00Z/manifest.json', ':s3:::lists/inventory/documents/all/*"'],
    ['documents/all/2026-11-28T01-00Z/manifest.json', ':s3:::lists/documents/all/*"'],
  ])('reads the lists of an inventory, %s', (key, objects) => {
    const made = makeJob((stack) => ({ manifest: BatchJobManifest.inventory(lists(stack), key, 'e1') }));
    expect(JSON.stringify(statement(made, 'ReadManifest'))).toContain(objects);
  });

  test.each([
    ['*', ':s3:::lists/${*}"'],
    ['lists/2026-??.csv', ':s3:::lists/lists/2026-${?}${?}.csv"'],
  ])('reads the one list %s, however its key looks', (key, objects) => {
    const made = makeJob((stack) => ({ manifest: BatchJobManifest.csv(lists(stack), key, 'e1') }));
    expect(JSON.stringify(statement(made, 'ReadManifest'))).toContain(objects);
  });

  test('reads a list whose key and ETag are known at deployment only', () => {
    const [key, etag] = ['failed.csv', 'e1'].map((value) => Lazy.string({ produce: () => value }));
    const made = makeJob((stack) => ({ manifest: BatchJobManifest.csv(lists(stack), key, etag) }));
    expect(JSON.stringify(statement(made, 'ReadManifest'))).toContain(':s3:::lists/failed.csv"');
  });

  test('writes its report below its prefix', () => {
    const [written] = statement(makeJob(), 'WriteReport');
    expect(written).toMatchObject({ Action: 's3:PutObject', Effect: 'Allow' });
    expect(JSON.stringify(written.Resource)).toContain('/Documents-Backfill/*"');
  });
});

describe('the function', () => {
  test('creates jobs of one operation and one priority', () => {
    expect(statement(makeJob({ priority: 7 }), 'CreateJob')).toEqual([{
      Sid: 'CreateJob',
      Effect: 'Allow',
      Action: 's3:CreateJob',
      Resource: '*',
      Condition: {
        StringEquals: { 's3:RequestJobOperation': 'S3ReplicateObject' },
        NumericEquals: { 's3:RequestJobPriority': '7' },
      },
    }]);
  });

  test('finds the job of a revision', () => {
    expect(statement(makeJob(), 'FindJob')).toEqual([{ Sid: 'FindJob', Effect: 'Allow', Action: 's3:ListJobs', Resource: '*' }]);
  });

  test('passes the role of the job to S3 Batch Operations alone', () => {
    expect(statement(makeJob(), 'PassBatchRole')).toEqual([{
      Sid: 'PassBatchRole',
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: { 'Fn::GetAtt': [expect.stringMatching(/^BackfillRole/), 'Arn'] },
      Condition: { StringEquals: { 'iam:PassedToService': 'batchoperations.s3.amazonaws.com' } },
    }]);
  });
});

describe('waiting for completion', () => {
  const waiting = (change: Change = {}) => makeJob({ waitForCompletion: true, ...change });

  test('is not done by default: one function, which answers CloudFormation itself', () => {
    const { template } = makeJob({ waitForCompletion: false });
    template.resourceCountIs('AWS::Lambda::Function', 1);
    template.resourceCountIs('AWS::StepFunctions::StateMachine', 0);
    template.hasResourceProperties(JOB, { WaitSeconds: Match.absent() });
  });

  test('has the provider framework call two functions', () => {
    const { template } = waiting();
    for (const handler of ['index.onEvent', 'index.isComplete']) {
      template.hasResourceProperties('AWS::Lambda::Function', { Handler: handler, Timeout: TIMEOUT.toSeconds() });
    }
    template.hasResourceProperties(JOB, {
      ServiceToken: { 'Fn::GetAtt': [Match.stringLikeRegexp('^BackfillProviderframeworkonEvent'), 'Arn'] },
    });
  });

  test.each<[string, Change, number, number, number]>([
    ['every minute for half an hour, by default', {}, 1800, 60, 32],
    ['every minute for 58, the most without an interval', { totalTimeout: Duration.minutes(58) }, 3480, 60, 60],
    ['as it is told', { queryInterval: Duration.seconds(30), totalTimeout: Duration.minutes(59) }, 3540, 30, 120],
    ['once, as soon as it may', { queryInterval: Duration.seconds(10), totalTimeout: Duration.seconds(10) }, 10, 10, 3],
  ])('asks %s, and twice more for the answer', (_what, change, seconds, interval, attempts) => {
    const { template } = waiting(change);
    template.hasResourceProperties(JOB, { WaitSeconds: seconds });
    const [{ Properties: { DefinitionString } }] = Object.values(template.findResources('AWS::StepFunctions::StateMachine'));
    expect(JSON.stringify(DefinitionString)).toContain(`IntervalSeconds\\":${interval},\\"MaxAttempts\\":${attempts}`);
  });

  test('reads the jobs of this account and Region, and nothing else', () => {
    const made = waiting();
    expect(statement(made, 'DescribeJob')).toEqual([{
      Sid: 'DescribeJob', Effect: 'Allow', Action: 's3:DescribeJob', Resource: 'arn:aws:s3:ap-southeast-1:111111111111:job/*',
    }]);
    const [policy] = Object.entries(made.template.findResources(MANAGED_POLICY)).filter(([id]) => /CompletionFunctionPolicy/.test(id));
    expect(policy[1].Properties.PolicyDocument.Statement).toHaveLength(1);
    expect(policy[1].Properties.Roles).toEqual([{ Ref: expect.stringMatching(/^BackfillCompletionFunctionServiceRole/) }]);
  });

  test('is not begun before both functions have their policies', () => {
    waiting().template.hasResource(JOB, {
      DependsOn: Match.arrayWith([
        Match.stringLikeRegexp('^BackfillCompletionFunctionPolicy'),
        Match.stringLikeRegexp('^BackfillFunctionPolicy'),
      ]),
    });
  });
});

describe('the report bucket', () => {
  test('is private, versioned, under SSE-S3 and retained', () => {
    const { template } = makeJob();
    template.hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'RetainExceptOnCreate',
      Properties: {
        BucketName: Match.stringLikeRegexp('-jobs-'),
        BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] },
        VersioningConfiguration: { Status: 'Enabled' },
        PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
      },
    });
  });

  test('is shared by the jobs of a stack', () => {
    const { stack, replication } = replicationIn();
    const first = new BatchReplicationJob(stack, 'First', { replication, revision: '1' });
    const second = new BatchReplicationJob(stack, 'Second', { replication, revision: '1' });
    expect(second.reportBucket).toBe(first.reportBucket);
  });

  test('may be one of the user', () => {
    const made = makeJob((stack) => ({ reportBucket: Bucket.fromBucketName(stack, 'Reports', 'reports') }));
    expect(JSON.stringify(statement(made, 'WriteReport'))).toContain(':s3:::reports/Documents-Backfill/*"');
  });

  test('may be one whose Region is known at deployment', () => {
    const region = Lazy.string({ produce: () => 'ap-southeast-1' });
    const made = makeJob((stack) =>
      ({ reportBucket: Bucket.fromBucketAttributes(stack, 'Reports', { bucketName: 'reports', region }) }));
    expect(statement(made, 'WriteReport')).toHaveLength(1);
  });

  test.each<[string, (stack: Stack) => Bucket]>([
    ['with a KMS key, under which S3 writes no report', (stack) => new Bucket(stack, 'Reports', { encryptionKey: new Key(stack, 'Key') })],
    ['without Object Lock', (stack) => new Bucket(stack, 'Reports')],
    ['with Object Lock, but no default retention', (stack) => new Bucket(stack, 'Reports', { objectLockEnabled: true })],
    ['whose rule of Object Lock is empty', (stack) => lockedBucket(stack, { objectLockEnabled: 'Enabled', rule: {} })],
    ['whose Object Lock is known at deployment only', (stack) => lockedBucket(stack, Lazy.any({ produce: () => ({ rule: {} }) }))],
    ['whose default retention depends on a condition', (stack) => {
      const { logicalId } = new CfnCondition(stack, 'Lock', { expression: Fn.conditionEquals(Aws.STACK_NAME, 'locked') });
      const retention = { DefaultRetention: { Mode: 'GOVERNANCE', Days: 1 } };
      return lockedBucket(stack, { objectLockEnabled: 'Enabled', rule: Fn.conditionIf(logicalId, retention, Aws.NO_VALUE) });
    }],
  ])('may be one %s', (_how, makeBucket) => {
    const made = makeJob((stack) => ({ reportBucket: makeBucket(stack) }));
    expect(statement(made, 'WriteReport')).toHaveLength(1);
  });
});

test('a job of an existing bucket waits for it', () => {
  const stack = new Stack(new App(), 'Documents', { env: { account: '111111111111', region: 'ap-southeast-1' } });
  const bucket = new Bucket(stack, 'Legacy', { encryptionKey: new Key(stack, 'Key'), versioned: true });
  const replication = new EncryptedCrossRegionReplication(stack, 'Replication', {
    source: ReplicationSource.fromBucket(bucket),
    destinations: [ReplicationDestination.inRegion('eu-west-1')],
  });
  new BatchReplicationJob(stack, 'Backfill', { replication, revision: '1' });
  Template.fromStack(stack).hasResource(JOB, { DependsOn: Match.arrayWith([Match.stringLikeRegexp('^Legacy')]) });
});
