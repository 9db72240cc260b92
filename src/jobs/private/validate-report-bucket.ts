import { Stack } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';
import { ReplicationError } from '../../internal/errors/replication-error';
import { regionsDiffer } from '../../internal/topology/regions';

/**
 * What S3 writes no report to. The default encryption of the bucket does not matter: reports are always under SSE-S3.
 *
 * @throws JobReportRegionMismatch, JobReportBucketInvalid
 */
export function requireReportBucket(bucket: IBucket, scope: IConstruct): void {
  requireRegion(bucket, scope);
  requireGeneralPurpose(bucket, scope);
  requireNoRetention(bucket, scope);
}

function requireRegion({ env: { region } }: IBucket, scope: IConstruct): void {
  if (regionsDiffer(region, Stack.of(scope).region)) {
    throw new ReplicationError('JobReportRegionMismatch', scope, {
      problem: `the report bucket is in another Region than the job, ${Stack.of(scope).region}`,
      value: region,
      remedy: "use a bucket of that Region, or leave 'reportBucket' out",
    });
  }
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_JobReport.html */
function requireGeneralPurpose({ bucketArn }: IBucket, scope: IConstruct): void {
  if (/^arn:[^:]*:s3express:/.test(bucketArn)) {
    fail('the report bucket is a directory bucket, to which S3 writes no reports', bucketArn, 'use a general purpose bucket', scope);
  }
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshooting-batch-operations.html */
function requireNoRetention({ node: { path, defaultChild } }: IBucket, scope: IConstruct): void {
  if (CfnBucket.isCfnBucket(defaultChild) && hasRetention(defaultChild)) {
    fail('the report bucket has a default retention, with which S3 writes no reports to it', path,
      'use a bucket without a default retention of Object Lock', scope);
  }
}

/** What is known at deployment only may be none. */
function hasRetention(bucket: CfnBucket): boolean {
  const lock: unknown = Stack.of(bucket).resolve(bucket.objectLockConfiguration);
  const { rule } = (lock ?? {}) as CfnBucket.ObjectLockConfigurationProperty;
  const { defaultRetention } = (rule ?? {}) as CfnBucket.ObjectLockRuleProperty;
  return defaultRetention !== undefined && 'mode' in defaultRetention;
}

function fail(problem: string, value: unknown, remedy: string, scope: IConstruct): never {
  throw new ReplicationError('JobReportBucketInvalid', scope, { problem, value, remedy: `${remedy}, or leave 'reportBucket' out` });
}
