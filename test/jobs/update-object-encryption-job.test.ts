import { Lazy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, StorageClass } from 'aws-cdk-lib/aws-s3';
import { BatchJobManifest, DataPerimeter, UpdateObjectEncryptionJob } from 'cdk-encrypted-replication';
import type { UpdateObjectEncryptionJobProps } from 'cdk-encrypted-replication';
import { MANAGED_POLICY, SOURCE_ARN, appWith, replicationIn } from '../support/replication';

const JOB = 'Custom::UpdateObjectEncryptionJob';
const ARN = 'arn:aws:kms:ap-southeast-1:111111111111:key';
const NEW = `${ARN}/1234abcd-12ab-34cd-56ef-1234567890ab`;
const FORMER = `${ARN}/0987dcba-09fe-87dc-65ba-ab0987654321`;

type Change = Partial<UpdateObjectEncryptionJobProps>;

interface Made {
  readonly stack: Stack;
  readonly job: UpdateObjectEncryptionJob;
  readonly template: Template;
}

/** A job for the objects of a bucket that are under the former key. */
function makeJob(change: Change | ((stack: Stack) => Change) = {}): Made {
  const stack = new Stack(appWith(), 'Documents', { env: { account: '111111111111', region: 'ap-southeast-1' } });
  const job = new UpdateObjectEncryptionJob(stack, 'Rekey', {
    bucket: Bucket.fromBucketName(stack, 'Bucket', 'documents'),
    key: Key.fromKeyArn(stack, 'Key', NEW),
    formerKeys: [Key.fromKeyArn(stack, 'FormerKey', FORMER)],
    revision: '1',
    ...(typeof change === 'function' ? change(stack) : change),
  });
  return { stack, job, template: Template.fromStack(stack) };
}

function requestOf({ template }: Made) {
  const [{ Properties: { Request } }] = Object.values(template.findResources(JOB));
  return JSON.parse(typeof Request === 'string' ? Request : Request['Fn::Join'][1].map((part: unknown) => (typeof part === 'string' ? part : '<reference>')).join(''));
}

const filterOf = (made: Made) => requestOf(made).ManifestGenerator.S3JobManifestGenerator.Filter;

function statement({ template }: Made, sid: string) {
  return Object.values(template.findResources(MANAGED_POLICY))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
    .filter(({ Sid }) => Sid === sid);
}

describe('the request', () => {
  test('names the new key by its ARN, with a Bucket Key by default', () => {
    expect(requestOf(makeJob()).Operation).toEqual({
      S3UpdateObjectEncryption: { ObjectEncryption: { SSEKMS: { KMSKeyArn: NEW, BucketKeyEnabled: true } } },
    });
  });

  test('may go without a Bucket Key, and says so', () => {
    const { S3UpdateObjectEncryption: operation } = requestOf(makeJob({ bucketKeyEnabled: false })).Operation;
    expect(operation.ObjectEncryption.SSEKMS.BucketKeyEnabled).toBe(false);
  });

  test('takes the objects under the former keys, whether they are replicated or not', () => {
    expect(filterOf(makeJob())).toEqual({ MatchAnyObjectEncryption: [{ SSEKMS: { KmsKeyArn: FORMER } }] });
  });

  test('takes the objects under SSE-S3 where that is asked for', () => {
    const made = makeJob({ formerKeys: [], s3ManagedEncryption: true });
    expect(filterOf(made)).toEqual({ MatchAnyObjectEncryption: [{ SSES3: {} }] });
  });

  test.each([true, false])('under the same key takes those whose Bucket Key is not %p', (bucketKeyEnabled) => {
    const made = makeJob((stack) => ({ bucketKeyEnabled, formerKeys: [Key.fromKeyArn(stack, 'Same', NEW)] }));
    expect(filterOf(made)).toEqual({
      MatchAnyObjectEncryption: [{ SSEKMS: { KmsKeyArn: NEW, BucketKeyEnabled: !bucketKeyEnabled } }],
    });
    expect(statement(made, 'ReencryptWithKey')[0].Resource).toBe(NEW);
    expect(statement(made, 'ReencryptFromFormerKeys')).toEqual([]);
  });

  test('names a former key once, also where it is given twice', () => {
    const made = makeJob((stack) => ({ formerKeys: ['One', 'Other'].map((id) => Key.fromKeyArn(stack, id, FORMER)) }));
    expect(filterOf(made)).toEqual({ MatchAnyObjectEncryption: [{ SSEKMS: { KmsKeyArn: FORMER } }] });
    expect(statement(made, 'ReencryptFromFormerKeys')[0].Resource).toBe(FORMER);
  });

  test('has the members of the filter', () => {
    const filter = { createdBefore: new Date('2026-02-01T00:00:00Z'), storageClasses: [StorageClass.GLACIER] };
    expect(filterOf(makeJob({ filter }))).toMatchObject({
      CreatedBefore: '2026-02-01T00:00:00.000Z', MatchAnyStorageClass: ['GLACIER'],
    });
  });

  test('has a list in place of a filter', () => {
    const made = makeJob((stack) =>
      ({ formerKeys: [], manifest: BatchJobManifest.csv(Bucket.fromBucketName(stack, 'Lists', 'lists'), 'all.csv', 'e1') }));
    expect(requestOf(made)).not.toHaveProperty('ManifestGenerator');
    expect(statement(made, 'ReencryptFromFormerKeys')).toEqual([]);
  });
});

test('a job may be in a replica bucket inside the perimeter of an organization', () => {
  const { replication } = replicationIn({ props: { perimeter: new DataPerimeter({ organizationId: 'o-a1b2c3d4e5' }) } });
  const { bucket, key, stack } = replication.replica('eu-west-1');
  new UpdateObjectEncryptionJob(stack!, 'Rekey', { bucket, key, s3ManagedEncryption: true, revision: '1' });
  Template.fromStack(stack!).resourceCountIs(JOB, 1);
});

describe('the role of the job', () => {
  test('is assumed by S3 Batch Operations and outlives the stack', () => {
    makeJob().template.hasResource('AWS::IAM::Role', {
      DeletionPolicy: 'RetainExceptOnCreate',
      Properties: {
        AssumeRolePolicyDocument: { Statement: [{ Principal: { Service: 'batchoperations.s3.amazonaws.com' } }] },
      },
    });
  });

  test('changes the encryption of the objects of the bucket, and does nothing else with them', () => {
    const [{ Resource, ...rest }] = statement(makeJob(), 'UpdateObjectEncryption');
    expect(rest).toEqual({ Sid: 'UpdateObjectEncryption', Effect: 'Allow', Action: ['s3:PutObject', 's3:UpdateObjectEncryption'] });
    expect(JSON.stringify(Resource)).toContain(':s3:::documents/*"');
  });

  test('is narrowed to the prefix of the filter', () => {
    const made = makeJob({ filter: { keyPrefix: 'contracts/' } });
    expect(JSON.stringify(statement(made, 'UpdateObjectEncryption')[0].Resource)).toContain(':s3:::documents/contracts/*"');
  });

  test.each([
    ['ReencryptWithKey', NEW],
    ['ReencryptFromFormerKeys', FORMER],
  ])('by %s uses a key through S3 of the Region, for the bucket alone', (sid, arn) => {
    const made = makeJob((stack) => ({ bucket: Bucket.fromBucketArn(stack, 'Same', SOURCE_ARN) }));
    expect(statement(made, sid)).toEqual([{
      Sid: sid,
      Effect: 'Allow',
      Action: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'],
      Resource: arn,
      Condition: {
        StringEquals: { 'kms:ViaService': 's3.ap-southeast-1.amazonaws.com' },
        StringLike: { 'kms:EncryptionContext:aws:s3:arn': [SOURCE_ARN, `${SOURCE_ARN}/*`] },
      },
    }]);
  });

  test('may have the objects listed, and reads no replication configuration', () => {
    expect(statement(makeJob(), 'GenerateManifest')).toMatchObject([{ Action: 's3:PutInventoryConfiguration', Effect: 'Allow' }]);
  });
});

describe('the resource', () => {
  test('is made by a function that may create jobs of this operation alone', () => {
    expect(statement(makeJob(), 'CreateJob')[0].Condition).toEqual({
      StringEquals: { 's3:RequestJobOperation': 'S3UpdateObjectEncryption' },
      NumericEquals: { 's3:RequestJobPriority': '10' },
    });
  });

  test('waits for the bucket, whose default encryption changes first', () => {
    const stack = new Stack(appWith(), 'Documents', { env: { region: 'ap-southeast-1' } });
    const key = new Key(stack, 'Key');
    const bucket = new Bucket(stack, 'Legacy', { encryptionKey: key });
    const job = new UpdateObjectEncryptionJob(stack, 'Rekey', {
      bucket, key, s3ManagedEncryption: true, revision: '1', waitForCompletion: true,
    });
    Template.fromStack(stack).hasResource(JOB, {
      Properties: { Revision: '1', WaitSeconds: 1800 },
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('^Legacy'), Match.stringLikeRegexp('^RekeyPolicy')]),
    });
    expect(stack.resolve(job.jobId)).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^RekeyJob/), 'JobId'] });
    expect(job.role.node.path).toBe('Documents/Rekey/Role');
    expect(job.reportBucket.node.path).toBe('Documents/BatchReplicationReports/Bucket');
  });

  test('lets a bucket pass whose Region is known at deployment', () => {
    const region = Lazy.string({ produce: () => 'ap-southeast-1' });
    const made = makeJob((stack) => ({ bucket: Bucket.fromBucketAttributes(stack, 'Other', { bucketName: 'other', region }) }));
    made.template.resourceCountIs(JOB, 1);
  });
});

test('the replicas have a job in their own stack, beside that of the source', () => {
  const { replication, stack, app } = replicationIn();
  const replica = replication.replica('eu-west-1');
  const { sourceBucket: bucket, sourceKey: key } = replication;
  const job = { s3ManagedEncryption: true, revision: '1' };
  new UpdateObjectEncryptionJob(stack, 'Rekey', { bucket, key, ...job });
  new UpdateObjectEncryptionJob(replica.stack!, 'Rekey', { bucket: replica.bucket, key: replica.key, ...job });
  app.synth();
  for (const each of [stack, replica.stack!]) {
    Template.fromStack(each).resourceCountIs(JOB, 1);
  }
});
