import { Tokenization } from 'aws-cdk-lib';
import type { AlarmCondition } from './alarm-choice';
import type { MetricName } from './metrics';
import type { MonitoredRule } from './monitored-rule';

/** Where to go from an alarm, unless the user has a page of their own. */
export const DEFAULT_RUNBOOK =
  'https://github.com/cdk-encrypted-replication/cdk-encrypted-replication/blob/main/docs/guide/troubleshooting.md';

export const REASONS_PAGE = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-failure-codes.html';

/** The failure reasons of S3 that a set-up of keys, policies and buckets leads to; S3's page has the others. */
export const FAILURE_REASONS: readonly string[] = [
  'AssumeRoleNotPermitted',
  'SrcGetObjectNotPermitted',
  'SrcKmsKeyInvalidState',
  'DstPutObjectNotPermitted',
  'DstKmsKeyNotFound',
  'DstKmsKeyInvalidState',
  'DstBucketNotFound',
  'DstBucketUnversioned',
  'DstBucketObjectLockConfigMissing',
];

/** What the message of an alarm says: what happened, why S3 may have failed, and where to go from there. */
export function describeAlarm(
  metric: MetricName,
  condition: AlarmCondition,
  { id, source, destination }: MonitoredRule,
  runbook: string,
): string {
  const threshold = Tokenization.stringifyNumber(condition.threshold);
  const what: { readonly [name in MetricName]: string } = {
    ReplicationLatency: `is more than ${threshold} seconds behind`,
    BytesPendingReplication: `has more than ${threshold} bytes pending`,
    OperationsPendingReplication: `has more than ${threshold} operations pending`,
    OperationsFailedReplication: `has more than ${threshold} failed operations, which S3 does not retry`,
  };
  const why = metric === 'OperationsFailedReplication'
    ? `The event s3:Replication:OperationFailedReplication has the reason, such as ${FAILURE_REASONS.join(', ')}`
    : 'S3 keeps trying; what failed is counted by OperationsFailedReplication. Failure reasons';
  return `S3 replication from ${source.env.region} to ${destination.env.region} by rule ${id} ${what[metric]}. ` +
    `${why}: ${REASONS_PAGE} Runbook: ${runbook}`;
}
