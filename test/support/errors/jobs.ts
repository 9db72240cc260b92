import { Duration, Lazy, Size } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { BatchReplicationJob, BatchJobManifest, ReplicationFilter } from 'cdk-encrypted-replication';
import type { BatchReplicationFilter, BatchReplicationJobProps, ReplicationRule } from 'cdk-encrypted-replication';
import type { ErrorCase } from './error-case';
import { REPLICA_REGION, replicate, sourceStack, stackBeside } from './fixture';

type Change = Partial<BatchReplicationJobProps>;

/** A job of a replication by the given rules, with the given props. */
function run(change: Change | ((stack: Stack) => Change) = {}, rules?: ReplicationRule[]): void {
  const stack = sourceStack();
  const replication = replicate({ rules }, stack);
  const props = typeof change === 'function' ? change(stack) : change;
  new BatchReplicationJob(stack, 'Backfill', { replication, revision: '1', ...props });
}

const filtered = (filter: BatchReplicationFilter, rules?: ReplicationRule[]) => () => run({ filter }, rules);
const path = 'Documents/Backfill';

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
    problem: "'sizeGreaterThan' of the filter is not below 'sizeLessThan'",
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
];
