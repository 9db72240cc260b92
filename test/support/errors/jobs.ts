import { Duration, Lazy, Size } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { Alias, Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import {
  BatchJobManifest,
  BatchReplicationJob,
  DataPerimeter,
  ReplicaProtection,
  ReplicationDestination,
  ReplicationFilter,
  UpdateObjectEncryptionJob,
} from 'cdk-encrypted-replication';
import type {
  BatchReplicationFilter,
  BatchReplicationJobProps,
  EncryptedCrossRegionReplicationProps,
  ReplicationDestinationOptions,
  ReplicationRule,
  UpdateObjectEncryptionJobProps,
} from 'cdk-encrypted-replication';
import type { ErrorCase } from './error-case';
import { REPLICA_PATH, REPLICA_REGION, replicate, sourceStack, stackBeside } from './fixture';

type Change = Partial<BatchReplicationJobProps>;

/** A job of a replication by the given rules, with the given props. */
function run(change: Change | ((stack: Stack) => Change) = {}, rules?: ReplicationRule[]): void {
  const stack = sourceStack();
  const replication = replicate({ rules }, stack);
  const props = typeof change === 'function' ? change(stack) : change;
  new BatchReplicationJob(stack, 'Backfill', { replication, revision: '1', ...props });
}

/** A job that encrypts the objects of a bucket in Singapore with another key, with the given props. */
function rekey(change: (stack: Stack) => Partial<UpdateObjectEncryptionJobProps>): void {
  const stack = sourceStack();
  const key = new Key(stack, 'Key');
  const bucket = new Bucket(stack, 'Bucket', { encryptionKey: key });
  new UpdateObjectEncryptionJob(stack, 'Rekey', { bucket, key, s3ManagedEncryption: true, revision: '1', ...change(stack) });
}

/** A job that encrypts the replicas of a replication with their key, with the given options of both. */
function rekeyReplica(
  options: ReplicationDestinationOptions,
  props: Partial<EncryptedCrossRegionReplicationProps> = {},
): void {
  const destinations = [ReplicationDestination.inRegion(REPLICA_REGION, options)];
  const { bucket, key, stack } = replicate({ ...props, destinations }).replica(REPLICA_REGION);
  new UpdateObjectEncryptionJob(stack!, 'Rekey', { bucket, key, s3ManagedEncryption: true, revision: '1' });
}

const arnOf = (id: string, region = 'ap-southeast-1', account = '111111111111') => `arn:aws:kms:${region}:${account}:${id}`;
const former = (arn: string) => () => rekey((stack) => ({ formerKeys: [Key.fromKeyArn(stack, 'Former', arn)] }));

const DIRECTORY = 'arn:aws:s3express:ap-southeast-1:111111111111:bucket/reports--apse1-az1--x-s3';
const lockedReports = (stack: Stack) => ({
  reportBucket: new Bucket(stack, 'Reports', { objectLockDefaultRetention: ObjectLockRetention.governance(Duration.days(1)) }),
});

const filtered = (filter: BatchReplicationFilter, rules?: ReplicationRule[]) => () => run({ filter }, rules);
const path = 'Documents/Backfill';
const rekeyPath = 'Documents/Rekey';

export const JOB_CASES: readonly ErrorCase[] = [
  {
    code: 'JobWithoutRule',
    title: 'fails for a job without an enabled rule',
    act: () => run({}, [{ id: 'all', enabled: false }]),
    problem: 'no rule of the replication is enabled',
    value: ['all-eu-west-1'],
    remedy: 'enable the rule',
    path,
  },
  {
    code: 'JobRevisionInvalid',
    title: 'fails for an empty revision',
    act: () => run({ revision: ' ' }),
    problem: "'revision' decides whether the job runs",
    value: ' ',
    remedy: "use a text that you change when the job shall run again, such as '2026-11-28'",
    path,
  },
  {
    code: 'JobRevisionInvalid',
    title: 'fails for a revision that is known at deployment only',
    act: () => run((stack) => ({ revision: stack.stackId })),
    problem: 'has to be known at synth time',
    value: '<token>',
    remedy: 'use a text that you change',
    path,
  },
  {
    code: 'JobWaitInvalid',
    title: 'fails for an interval of a job that is not waited for',
    act: () => run({ queryInterval: Duration.minutes(1) }),
    problem: "'queryInterval' and 'totalTimeout' are for a job that the deployment waits for",
    value: { queryInterval: 'Duration.minutes(1)' },
    remedy: "set 'waitForCompletion: true', or leave them out",
    path,
  },
  {
    code: 'JobWaitInvalid',
    title: 'fails for a timeout of a job that is not waited for',
    act: () => run({ totalTimeout: Duration.minutes(10), waitForCompletion: false }),
    problem: 'are for a job that the deployment waits for',
    value: { totalTimeout: 'Duration.minutes(10)' },
    remedy: "set 'waitForCompletion: true'",
    path,
  },
  {
    code: 'JobWaitInvalid',
    title: 'fails for an interval that is known at deployment only, of a job that is not waited for',
    act: () => run({ queryInterval: Duration.minutes(Lazy.number({ produce: () => 1 })) }),
    problem: 'are for a job that the deployment waits for',
    value: { queryInterval: '<token>' },
    remedy: "set 'waitForCompletion: true'",
    path,
  },
  {
    code: 'JobWaitInvalid',
    title: 'fails for an interval below ten seconds',
    act: () => run({ waitForCompletion: true, queryInterval: Duration.seconds(5) }),
    problem: "'queryInterval' is below 10 seconds",
    value: { queryInterval: 5 },
    remedy: 'use Duration.seconds(10) or more',
    path,
  },
  {
    code: 'JobWaitInvalid',
    title: 'fails for a timeout that is no multiple of the interval',
    act: () => run({ waitForCompletion: true, queryInterval: Duration.minutes(7) }),
    problem: "'totalTimeout' is no multiple of 'queryInterval'",
    value: { queryInterval: 420, totalTimeout: 1800 },
    remedy: 'use a multiple',
    path,
  },
  {
    code: 'JobWaitInvalid',
    title: 'fails for no time to wait',
    act: () => run({ waitForCompletion: true, totalTimeout: Duration.seconds(0) }),
    problem: "'totalTimeout' is no multiple of 'queryInterval'",
    value: { queryInterval: 60, totalTimeout: 0 },
    remedy: 'use a multiple',
    path,
  },
  {
    code: 'JobWaitInvalid',
    title: 'fails for a wait of more than an hour',
    act: () => run({ waitForCompletion: true, totalTimeout: Duration.minutes(59) }),
    problem: "'totalTimeout' and two further intervals are more than an hour",
    value: { queryInterval: 60, totalTimeout: 3540 },
    remedy: "leave 'waitForCompletion' out",
    path,
  },
  {
    code: 'JobWaitInvalid',
    title: 'fails for a fraction of a second',
    act: () => run({ waitForCompletion: true, queryInterval: Duration.millis(10_500) }),
    problem: "'queryInterval' is not a whole number of seconds that is known at synth time",
    value: 'Duration.millis(10500)',
    remedy: 'use a literal',
    path,
  },
  {
    code: 'JobWaitInvalid',
    title: 'fails for a wait that is known at deployment only',
    act: () => run({ waitForCompletion: true, totalTimeout: Duration.minutes(Lazy.number({ produce: () => 5 })) }),
    problem: "'totalTimeout' is not a whole number of seconds that is known at synth time",
    value: '<token>',
    remedy: 'use a literal',
    path,
  },
  {
    code: 'JobManifestWithFilter',
    title: 'fails for a manifest together with a filter',
    act: () => run((stack) => ({
      manifest: BatchJobManifest.csv(new Bucket(stack, 'Lists'), 'failed.csv', 'etag'),
      filter: { keyPrefix: 'contracts/' },
    })),
    problem: "'manifest' lists the objects, but 'filter' selects them too",
    value: ['keyPrefix'],
    remedy: 'leave one of the two out',
    path,
  },
  {
    code: 'JobFilterMatchesNothing',
    title: 'fails for a job for no status',
    act: filtered({ statuses: [] }),
    problem: "'statuses' of the filter is empty",
    value: [],
    remedy: 'widen the filter',
    path,
  },
  {
    code: 'JobFilterMatchesNothing',
    title: 'fails for dates in the wrong order',
    act: filtered({ createdAfter: new Date('2026-02-01T00:00:00Z'), createdBefore: new Date('2026-01-01T00:00:00Z') }),
    problem: "'createdAfter' of the filter is not before 'createdBefore'",
    value: { createdAfter: '2026-02-01T00:00:00.000Z', createdBefore: '2026-01-01T00:00:00.000Z' },
    remedy: 'widen the filter',
    path,
  },
  {
    code: 'JobFilterMatchesNothing',
    title: 'fails for sizes in the wrong order',
    act: filtered({ sizeGreaterThan: Size.kibibytes(2), sizeLessThan: Size.kibibytes(1) }),
    problem: "no size is above 'sizeGreaterThan' and below 'sizeLessThan' of the filter",
    value: { greaterThan: 2048, lessThan: 1024 },
    remedy: 'widen the filter',
    path,
  },
  {
    code: 'JobFilterMatchesNothing',
    title: 'fails for a prefix that no enabled rule covers',
    act: filtered({ keyPrefix: 'drafts/' }, [{ filter: ReplicationFilter.prefix('contracts/') }]),
    problem: "no enabled rule covers 'keyPrefix' of the filter",
    value: { keyPrefix: 'drafts/', rules: ['contracts/'] },
    remedy: 'widen the filter',
    path,
  },
  {
    code: 'PriorityInvalid',
    title: 'fails for a job with a negative priority',
    act: () => run({ priority: -1 }),
    problem: 'the priority of a job is not an integer from 0 to 2147483647',
    value: -1,
    remedy: "leave 'priority' out",
    path,
  },
  {
    code: 'PriorityInvalid',
    title: 'fails for a job with a priority above the greatest',
    act: () => run({ priority: 2_147_483_648 }),
    problem: 'the priority of a job is not an integer',
    value: 2_147_483_648,
    remedy: 'use a whole number',
    path,
  },
  {
    code: 'JobReportRegionMismatch',
    title: 'fails for reports in another Region',
    act: () => run((stack) => ({ reportBucket: new Bucket(stackBeside(stack, 'Elsewhere'), 'Reports') })),
    problem: 'the report bucket is in another Region than the job, ap-southeast-1',
    value: REPLICA_REGION,
    remedy: "leave 'reportBucket' out",
    path,
  },
  {
    code: 'JobReportBucketInvalid',
    title: 'fails for reports in a directory bucket',
    act: () => run((stack) => ({ reportBucket: Bucket.fromBucketArn(stack, 'Reports', DIRECTORY) })),
    problem: 'the report bucket is a directory bucket, to which S3 writes no reports',
    value: DIRECTORY,
    remedy: "use a general purpose bucket, or leave 'reportBucket' out",
    path,
  },
  {
    code: 'JobReportBucketInvalid',
    title: 'fails for reports in a bucket with a default retention',
    act: () => run(lockedReports),
    problem: 'the report bucket has a default retention, with which S3 writes no reports to it',
    value: 'Documents/Reports',
    remedy: 'use a bucket without a default retention',
    path,
  },
  {
    code: 'JobReportBucketInvalid',
    title: 'fails for reports of a job that encrypts in a bucket with a default retention',
    act: () => rekey(lockedReports),
    problem: 'the report bucket has a default retention',
    value: 'Documents/Reports',
    remedy: "leave 'reportBucket' out",
    path: rekeyPath,
  },
  {
    code: 'JobStackMismatch',
    title: 'fails for a job in another Region than the source',
    act: () => {
      const replication = replicate();
      new BatchReplicationJob(stackBeside(replication.sourceStack, 'Elsewhere'), 'Backfill', { replication, revision: '1' });
    },
    problem: 'the job is not in the Region and account of the source bucket, ap-southeast-1',
    value: 'Elsewhere',
    remedy: 'create it in the stack of the source bucket',
    path: 'Elsewhere/Backfill',
  },
  {
    code: 'JobStackMismatch',
    title: 'fails for a job in another App than the source',
    act: () => { new BatchReplicationJob(sourceStack(), 'Backfill', { replication: replicate(), revision: '1' }); },
    problem: 'the job is not in the App of the source bucket, which is another one',
    value: 'Documents',
    remedy: 'create it in the stack of the source bucket',
    path: 'Documents/Backfill',
  },
  {
    code: 'JobStackMismatch',
    title: 'fails for a job in another account than the source',
    act: () => {
      const replication = replicate();
      const stack = stackBeside(replication.sourceStack, 'Elsewhere', { account: '222222222222', region: 'ap-southeast-1' });
      new BatchReplicationJob(stack, 'Backfill', { replication, revision: '1' });
    },
    problem: 'the job is not in the Region and account of the source bucket',
    value: 'Elsewhere',
    remedy: 'create it in the stack of the source bucket',
    path: 'Elsewhere/Backfill',
  },
  {
    code: 'JobStackMismatch',
    title: 'fails for a job in another Region than the bucket whose objects it encrypts',
    act: () => rekey((stack) => ({
      bucket: Bucket.fromBucketAttributes(stack, 'Replica', { bucketName: 'replica', region: REPLICA_REGION }),
    })),
    problem: 'the job is not in the Region and account of the bucket, eu-west-1',
    value: 'Documents',
    remedy: 'create it in the stack of the bucket',
    path: rekeyPath,
  },
  {
    code: 'JobDeniedByBucket',
    title: 'fails for a job in a protected replica bucket',
    act: () => rekeyReplica({
      protection: new ReplicaProtection({ breakGlassRoleArns: ['arn:aws:iam::111111111111:role/audit'] }),
    }),
    problem: "the 'protection' of the bucket denies the job to encrypt the objects anew",
    value: `${REPLICA_PATH}/Bucket`,
    remedy: "deploy without the 'protection' of the bucket",
    path: 'Documents-replica-eu-west-1/Rekey',
  },
  {
    code: 'JobDeniedByBucket',
    title: 'fails for a job in a bucket that admits VPC endpoints alone',
    act: () => rekeyReplica({}, { perimeter: new DataPerimeter({ vpcEndpointIds: ['vpce-1a2b3c4d'] }) }),
    problem: "'vpcEndpointIds' of the perimeter denies the job to encrypt the objects anew",
    value: `${REPLICA_PATH}/Bucket`,
    remedy: "deploy without 'vpcEndpointIds' of the perimeter",
    path: 'Documents-replica-eu-west-1/Rekey',
  },
  {
    code: 'JobWithoutFormerEncryption',
    title: 'fails for a job that no object is meant for',
    act: () => rekey(() => ({ s3ManagedEncryption: false })),
    problem: 'nothing says which objects are encrypted with another key',
    value: { formerKeys: [], s3ManagedEncryption: false },
    remedy: "list the keys they are under now in 'formerKeys'",
    path: rekeyPath,
  },
  {
    code: 'JobManifestWithFilter',
    title: 'fails for a list of objects to encrypt together with a filter',
    act: () => rekey((stack) => ({
      manifest: BatchJobManifest.csv(new Bucket(stack, 'Lists'), 'all.csv', 'etag'),
      filter: { keySuffix: '.pdf' },
    })),
    problem: "'manifest' lists the objects, but 'filter' selects them too",
    value: ['keySuffix'],
    remedy: 'leave one of the two out',
    path: rekeyPath,
  },
  {
    code: 'JobFilterMatchesNothing',
    title: 'fails for objects to encrypt that were created before and after',
    act: () => rekey(() => ({
      filter: { createdAfter: new Date('2026-02-01T00:00:00Z'), createdBefore: new Date('2026-02-01T00:00:00Z') },
    })),
    problem: "'createdAfter' of the filter is not before 'createdBefore'",
    value: { createdAfter: '2026-02-01T00:00:00.000Z', createdBefore: '2026-02-01T00:00:00.000Z' },
    remedy: 'widen the filter',
    path: rekeyPath,
  },
  {
    code: 'KeyArnRequired',
    title: 'fails for an alias as the key of a job',
    act: () => rekey((stack) => ({ key: Alias.fromAliasName(stack, 'Alias', 'alias/documents') })),
    problem: 'a key is given by id or alias',
    value: 'Documents/Alias',
    remedy: 'use the key itself, or its ARN',
    path: rekeyPath,
  },
  {
    code: 'KeyRegionMismatch',
    title: 'fails for a former key of another Region',
    act: former(arnOf('key/1234abcd', REPLICA_REGION)),
    problem: 'a key has to be in the Region of its bucket, ap-southeast-1',
    value: REPLICA_REGION,
    remedy: 'use a key of ap-southeast-1',
    path: rekeyPath,
  },
  {
    code: 'KeyAccountMismatch',
    title: 'fails for a former key of another account',
    act: former(arnOf('key/1234abcd', 'ap-southeast-1', '222222222222')),
    problem: 'a key has to be in the account of its bucket, 111111111111',
    value: '222222222222',
    remedy: 'use a key of that account',
    path: rekeyPath,
  },
];
